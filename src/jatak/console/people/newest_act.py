"""The newest thing that a person did themselves towards a company, in words."""

from django.utils.translation import gettext as _

from jatak.console.people.spoken import day
from jatak.console.people.words import OWN_ACTS
from jatak.people.models import Acquaintance


def newest_act(known: Acquaintance | None) -> str:
    """What it was, when, and by what it can be found; empty where that is not known."""
    if known is None or known.last_own_act_at is None or not known.last_own_act:
        return ""
    return _("the newest own act: %(act)s, on %(day)s (%(source)s)") % {
        "act": OWN_ACTS[known.last_own_act],
        "day": day(known.last_own_act_at),
        "source": known.last_own_act_source,
    }
