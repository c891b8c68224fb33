"""What the stories of the desk share: who may be written to now, and requests as they come in."""

from datetime import datetime, timedelta

from tests.story.sending import now

from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request as Question
from jatak.consent.models import Via
from jatak.database.using import acting_as
from jatak.desk.models import Request
from jatak.desk.opening import open_request
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Tri
from jatak.law.rulebook import Rulebook
from jatak.people.addresses import keyed_hash_of, normalise
from jatak.people.models import Controller, Person

HOUR = timedelta(hours=1)
MARKETING = MessageFacts(
    SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.PROMOTION}), Tri.YES, Tri.YES
)


def why_not(somebody: Person, of: Controller, at: datetime | None = None) -> str:
    """The rule that keeps this company from writing to somebody; empty where it may."""
    at = at or now()
    with acting_as("web"):
        rulebook = Rulebook.load(at.date())
        candidates = gather([somebody.pk], Question(of.pk, Channel.EMAIL, MARKETING, at), rulebook)[somebody.pk]
        decision = Decider(MARKETING, rulebook).best(candidates).decision
    return "" if decision.permitted else decision.rule


def hash_of(address: str) -> bytes:
    """The keyed hash of an e-mail address."""
    return keyed_hash_of("email", normalise("email", address))


def asks(of: Controller | None, somebody: Person | None = None, via: Via = Via.PHONE, **more: object) -> Request:
    """Somebody's request is laid on the desk."""
    told = {"received_at": now(), "recorded_at": now(), "person_id": somebody and somebody.pk} | more
    with acting_as("consent"):
        return open_request(medium=via, controller_id=of and of.pk, **told)  # type: ignore[arg-type]
