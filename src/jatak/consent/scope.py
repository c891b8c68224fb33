"""Who says no, and to what."""

from dataclasses import dataclass, replace
from typing import Any

from jatak.database.turns import one_at_a_time
from jatak.people.merging import kept_as
from jatak.people.models import ContactPoint, Person


@dataclass(frozen=True, slots=True)
class Scope:
    """What a no covers; None is everything of its kind: `Scope(3)` is all of company 3, `Scope()` all of all."""

    controller_id: int | None = None
    channel: str | None = None
    topic_id: int | None = None
    brand_id: int | None = None
    survey: bool = False
    """A no to surveys instead of marketing."""

    @property
    def chosen(self) -> bool:
        """Whether the person narrowed it to a part of what the company sends."""
        return self.survey or (self.channel, self.topic_id, self.brand_id) != (None, None, None)

    def at(self, controller_id: int) -> "Scope":
        """The same at another company, whose topics and brands are others."""
        return replace(self, controller_id=controller_id, topic_id=None, brand_id=None)

    def written(self) -> dict[str, Any]:
        """As an event holds it."""
        return {
            "controller_id": self.controller_id,
            "channels": [] if self.channel is None else [self.channel],
            "topic_id": self.topic_id,
            "brand_id": self.brand_id,
            "survey": self.survey,
        }


@dataclass(frozen=True, slots=True)
class Who:
    """Who says no: a person, an address by its keyed hash, or both; either may be unknown here, or erased."""

    person_id: int | None = None
    address_hash: bytes | None = None

    def __post_init__(self) -> None:
        if self.person_id is None and self.address_hash is None:
            raise ValueError("a no needs a person or an address")

    def looked_up(self) -> "Who":
        """With the person whose address it is, where nobody was named or the one who was is no longer here."""
        if self.is_known:
            return self
        kept = kept_as(self.person_id) if self.person_id is not None else None
        if kept is not None:
            return replace(self, person_id=kept)
        point = ContactPoint.objects.filter(keyed_hash=self.address_hash).first()
        return self if point is None else replace(self, person_id=point.person_id)

    @property
    def is_known(self) -> bool:
        """Whether the person is still here."""
        return self.person_id is not None and Person.objects.filter(pk=self.person_id).exists()

    def addresses(self) -> set[bytes]:
        """The keyed hashes of the address that was named and of all that the person has."""
        hashes = ContactPoint.objects.filter(person=self.person_id).values_list("keyed_hash", flat=True)
        return {bytes(each) for each in hashes} | ({self.address_hash} if self.address_hash else set())

    def people(self) -> set[int]:
        """The person, and whoever has one of the addresses now: after a merger or a correction that may be another."""
        owners = ContactPoint.objects.filter(keyed_hash__in=self.addresses()).values_list("person_id", flat=True)
        return set(owners) | ({self.person_id} if self.person_id is not None else set())

    def written(self) -> dict[str, Any]:
        """As an event holds it."""
        return {"person_id": self.person_id, "address_hash": self.address_hash}

    def one_at_a_time(self) -> None:
        """Wait until nobody else records a no of the same person; a row could be erased, so the lock is on the name."""
        one_at_a_time(f"leave:{self.person_id if self.person_id is not None else (self.address_hash or b'').hex()}")
