"""The newest thing that a person did themselves, in words."""

from django.utils.translation import gettext as _

from jatak.console.people.spoken import day
from jatak.console.people.words import OWN_ACTS
from jatak.people.models import Person


def newest_act(person: Person) -> str:
    """What it was, when, and by what it can be found; empty where that is not known."""
    if person.last_own_act_at is None or not person.last_own_act:
        return ""
    return _("the newest own act: %(act)s, on %(day)s (%(source)s)") % {
        "act": OWN_ACTS[person.last_own_act],
        "day": day(person.last_own_act_at),
        "source": person.last_own_act_source,
    }
