"""Where a person can be told, as the operator sees their addresses; and what speaks for it that they asked."""

from dataclasses import dataclass

from jatak.consent.models import Via
from jatak.console.people.facts import Known as Facts
from jatak.console.people.sight import Sight
from jatak.desk.models import Request
from jatak.people.models import Controller
from jatak.retention.replies.addresses import Known, of_mail


@dataclass(frozen=True, slots=True)
class Reach:
    """The e-mail addresses of who asked: those that may be told something, and those that may not."""

    told: list[Known]
    """Of those only where somebody can be reached."""
    strange: list[Known]
    proven: bool
    """Whether the request itself came by something that only its person has."""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """As a form offers them."""
        return [(str(each.point.pk), each.point.address) for each in self.told]


def reach_of(found: Request, sight: Sight) -> Reach:
    """Of those that were given to the operator's companies."""
    facts = Facts(sight)
    every = of_mail(facts.points, found.received_at)
    theirs = [each for each in every if each.may_be_told]
    named = bytes(found.address_hash) if found.address_hash is not None else None
    # Whoever writes from an address that was theirs before, or presses a link that was sent there, reads that mailbox.
    own = found.medium == Via.LINK or any(bytes(each.point.keyed_hash) == named for each in theirs)
    told = [each for each in theirs if each.point.pk not in facts.cut_off]
    return Reach(told, [each for each in every if not each.may_be_told], own)


def company_of(found: Request, sight: Sight) -> Controller | None:
    """Which company answers: the one that was asked, else the only one that knows them."""
    if found.controller is not None:
        return found.controller
    return sight.knowing[0] if len(sight.knowing) == 1 else None
