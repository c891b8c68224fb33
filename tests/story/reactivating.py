"""A company that tells people before they go, and a clock that is turned."""

from datetime import datetime, timedelta

from tests.story.cast import DAY, person, question, says_yes
from tests.story.clocks import START, later
from tests.story.sending import judged_good, lives_in, sydrejser

from jatak.database.using import acting_as
from jatak.delivery.models import Message, State
from jatak.people.models import Controller, Person
from jatak.retention.models import ReactivationNotice
from jatak.retention.reactivation.plans import choose
from jatak.retention.reactivation.sending import send_due

SILENT = later(36)
"""When three years without an act are over, in France."""


def company_with_a_plan(*days: int) -> Controller:
    """It writes so many days before; as admin."""
    made = sydrejser()
    made.asked = question(made, channels=("email",))
    judged_good(made.asked)
    if days:
        choose(made, days, "Mette", START)
    return made


def reader(of: Controller, name: str = "Chloe", country: str = "FR", at: datetime = START) -> Person:
    """Somebody who said yes, and was not heard of since; as admin."""
    somebody = lives_in(person(name, language="fr"), country)
    says_yes(somebody, of.asked, at)
    return somebody


def before(days: int) -> datetime:
    """So many days before the day."""
    return SILENT - timedelta(days=days)


def told(at: datetime) -> int:
    """The daily job of that day, and the relay takes what it made; how many letters."""
    sent = send_due(at)
    Message.objects.filter(state=State.WAITING).update(state=State.ACCEPTED, settled_at=at + timedelta(minutes=1))
    return sent


def notices(of: Person) -> list[tuple[int, bool, str]]:
    """The steps of a person: days before, whether it went, and the rule that refused it."""
    kept = ReactivationNotice.objects.filter(person_id=of.pk).order_by("-days")
    return [(each.days, each.message_id is not None, each.refused) for each in kept]


def as_web(work, *what):  # type: ignore[no-untyped-def]
    """Do something as the role of pages and jobs."""
    with acting_as("web"):
        return work(*what)


__all__ = ["DAY", "SILENT", "START", "as_web", "before", "company_with_a_plan", "later", "notices", "reader", "told"]
