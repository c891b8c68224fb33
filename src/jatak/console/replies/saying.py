"""What an answer was, in words, for whoever closes the request."""

from django.utils.translation import gettext as _

from jatak.console.people.spoken import day
from jatak.console.replies.panel import Panel


def answered_by(panel: Panel | None) -> str:
    """How it was answered; empty while nothing went."""
    if panel is None or panel.order is None or panel.order.letter_at is None:
        return ""
    told = {"number": panel.order.letter_id, "day": day(panel.order.letter_at)}
    return _("The person got everything that is held, by message %(number)s of %(day)s.") % told
