"""What people do themselves: click, buy, log in, sign up, reply; an opening is none, since machines open mail.

It counts at the company towards which they did it: an act at one renews nothing at another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from jatak.people.models import Acquaintance


class Did(StrEnum):
    """What somebody did."""

    YES = "yes"
    """They said yes."""
    CONFIRMED = "confirmed"
    PURCHASE = "purchase"
    """They bought something, or went on with what they have: a delivery paid, a gift repeated."""
    REPLY = "reply"
    """They wrote, by mail or SMS."""
    REQUEST = "request"
    """They called or sent a letter, and staff took it down."""
    BUTTON = "button"
    """They pressed a button of their own page."""
    STAYED = "stayed"
    """They pressed the button to stay."""
    CLICK = "click"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class OwnAct:
    """One act of a person, as it was heard."""

    did: Did
    at: datetime
    heard_at: datetime
    source: str
    """By what it can be found here, such as `event ID`, `arrival 5` or `token 3`: never an address or a name."""

    @property
    def since(self) -> datetime:
        """When it counts: one dated later than it was heard counts from when it was heard.

        Nobody acts tomorrow, and a clock that is wrong by years would never ring.
        """
        return min(self.at, self.heard_at)


def note(person_id: int, companies: Iterable[int] | None, act: OwnAct) -> None:
    """Remember an act where it is the newest towards these companies; harmless for who is no longer here.

    None: nobody can tell which one was meant, as of a letter to a mailbox that they share. Then it counts at every
    company that knows the person, as a no that names none does: silence ends consents for good and erases people, so
    nobody who spoke may count as silent. Role consent or customers.
    """
    known = Acquaintance.objects.filter(person_id=person_id)
    if companies is not None:
        known = known.filter(controller_id__in=companies)
    known.filter(Q(last_own_act_at=None) | Q(last_own_act_at__lt=act.since)).update(
        last_own_act_at=act.since, last_own_act=act.did.value, last_own_act_source=act.source
    )


def last_acts(person_id: int) -> dict[int, datetime]:
    """When somebody last did something towards each company, by its number; without those where no act is known."""
    known = Acquaintance.objects.filter(person_id=person_id).values_list("controller_id", "last_own_act_at")
    return {company: at for company, at in known if at is not None}
