"""A form as it was shown and sent back: plain values."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.base.hashing import keyed_hash
from jatak.consent.models import Answer, CollectionPointVersion, NoticeText, NoticeVersion
from jatak.database.home import secret


class NotAsked(UsageError):
    """An answer to something that this form does not ask."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody answered and typed; what was left empty is empty."""

    answer: Answer
    email: str = ""
    telephone: str = ""
    name: str = ""
    country: str = ""
    """ISO 3166 alpha-2, by their own word."""
    language: str = ""

    @property
    def address(self) -> str:
        """By which an answer is told from that of another."""
        return f"{self.email.strip().casefold()} {self.telephone.strip()}"


@dataclass(frozen=True, slots=True)
class Showing:
    """One showing of the words of a form; its id was in it."""

    id: uuid.UUID
    place: CollectionPointVersion
    text: NoticeText
    at: datetime | None
    """When it was shown; None: the site shows words of ours in a form of its own, and nobody noted when."""

    def served_id(self, told: Told) -> uuid.UUID:
        """The id of this answer to this showing (RFC 9562, version 8).

        The same answer sent twice is one; who goes back, mends the address and sends again has answered anew.
        """
        name = f"served:{self.id}:{told.answer}:{told.address}"
        value = int.from_bytes(keyed_hash(secret("keyed-hash"), name)[:16], "big")
        return uuid.UUID(int=value & ~(0xF << 76) & ~(0x3 << 62) | 8 << 76 | 2 << 62)


def region_of(notice: NoticeVersion, country: str) -> str | None:
    """The country whose national numbers are understood: the person's, or the only one where these words are asked."""
    return country or (notice.countries[0] if len(notice.countries) == 1 else None)
