"""How a round stands, in a word and the look of its tag."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.campaigns.models import ServiceRound


def course_of(asked: ServiceRound) -> tuple["str | Promise", str]:
    """The word for where it stands now."""
    if asked.failed:
        return _("Failed"), "look"
    if asked.stopped_at:
        return _("Stopped"), ""
    if asked.sent_at:
        return _("Sent"), "yes"
    if asked.ordered_at:
        return _("Sending"), "run"
    return (_("To be confirmed"), "look") if asked.counted_at else (_("Counting"), "run")
