"""One claimed message, with what was gathered of its person, and what the gate said."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from jatak.gate.layout import pack
from jatak.gate.situation import Situation, Tri

_DEAD, _ALIVE = (pack(Situation(undeliverable=each))[1] for each in (Tri.YES, Tri.NO))
_EITHER = _DEAD | _ALIVE


class Permitted(NamedTuple):
    """The ground on which one message goes."""

    situation_id: int
    person_word: int
    ground_word: int
    consent_event_id: UUID | str | None
    notice_text_id: int | None
    relation_id: int | None
    ground_at: datetime | None


class Dropped(NamedTuple):
    """A message that may no longer go, and the rule that says so."""

    rule: str
    situation_id: int | None
    because: str = ""
    would_change: str = ""


class Ground(NamedTuple):
    """One candidate ground of the recipient, as gathering packs it."""

    person_word: int
    ground_word: int
    consent_event_id: str | None
    notice_text_id: int | None
    relation_id: int | None
    at: float | None
    """When it came to be, in seconds since 1970: cheaper to read and to compare than an instant."""

    def at_dead_address(self) -> "Ground":
        """The same for a message to an address at which nobody can be reached, whatever others the person has."""
        return self._replace(ground_word=self.ground_word & ~_EITHER | _DEAD)


@dataclass(slots=True)
class Claimed:
    """A message that this worker holds."""

    created_at: datetime
    id: int
    person_id: int
    contact_point_id: int
    attempts: int
    domain: str
    name: str = ""
    language: str = ""
    address: str = ""
    """Empty when the address is no longer there."""
    address_hash: bytes = b""
    unreachable: bool = False
    """Whether nobody can be reached at the address."""
    candidates: list[Ground] = field(default_factory=list)
    """What was gathered that is about this address, or about none."""
