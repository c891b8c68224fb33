"""The question to the gate, from the words that a user types; raises UsageError with what would do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.clearance.purposes import PURPOSES, USUAL_ELEMENTS
from jatak.clearance.request import Request
from jatak.cli.naming import brand_of, topic_of
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Tri
from jatak.law.errors import UnknownLawDay
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Asked:
    """A message that is not written yet: it names its sender and can be refused, as every one that we send."""

    purpose: str = "marketing"
    channel: str = "email"
    elements: tuple[str, ...] = ()
    own_similar: str = "unknown"
    topic: str = ""
    brand: str = ""

    @property
    def only(self) -> Ground | None:
        """The one ground that the purpose lets count."""
        return self._purpose()[1]

    def request(self, controller: Controller, as_of: datetime) -> Request:
        """The request for this message by this company."""
        declared, _ = self._purpose()
        channel = _one_of(Channel, "channel", self.channel)
        elements = frozenset(_one_of(Element, "element", name) for name in self.elements) or {USUAL_ELEMENTS[declared]}
        facts = MessageFacts(SenderKind(controller.kind), channel, declared, frozenset(elements), Tri.YES, Tri.YES)
        topic, brand = topic_of(controller, self.topic), brand_of(controller, self.brand)
        return Request(
            controller.pk,
            channel,
            facts,
            as_of,
            brand_id=brand.pk if brand else None,
            topic_id=topic.pk if topic else None,
            own_similar=_tri(self.own_similar),
        )

    def _purpose(self) -> tuple[Declared, Ground | None]:
        if self.purpose not in PURPOSES:
            raise UsageError(f"There is no purpose {self.purpose!r}.", f"There are: {', '.join(PURPOSES)}.")
        return PURPOSES[self.purpose]


def end_of(day: str) -> datetime:
    """The last instant of a day in UTC, or the instant itself where an hour is given; now for an empty text."""
    if not day:
        return now()
    try:
        if len(day) > 10:
            return datetime.fromisoformat(day).astimezone(UTC)
        return datetime.combine(date.fromisoformat(day) + timedelta(days=1), time.min, UTC) - timedelta(microseconds=1)
    except (ValueError, OverflowError):
        raise UsageError(f"{day!r} is not a day.", "Write it as 2026-11-21.") from None


def law_of(day: str) -> Rulebook:
    """The law of a day, today's for an empty text."""
    try:
        law_day = date.fromisoformat(day) if day else now().date()
    except ValueError:
        raise UsageError(f"{day!r} is not a day.", "Write it as 2026-11-21.") from None
    try:
        return Rulebook.load(law_day)
    except UnknownLawDay as error:
        raise UsageError(f"{str(error).capitalize()}.", "Ask for a later day.") from None


def _tri(answer: str) -> Tri:
    try:
        return Tri[answer.upper()]
    except KeyError:
        raise UsageError(f"{answer!r} is no answer.", "Say yes, no or unknown.") from None


def _one_of(kind: type[E], what: str, name: str) -> E:
    try:
        return kind(name)
    except ValueError:
        raise UsageError(f"There is no {what} {name!r}.", f"There are: {', '.join(kind)}.") from None
