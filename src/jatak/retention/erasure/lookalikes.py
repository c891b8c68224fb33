"""People who may be the same as one who is to be erased: entered twice, they would stay half."""

from dataclasses import dataclass
from enum import StrEnum

from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection

SQL = statements("jatak.retention.erasure.sql", "lookalikes.sql")


class Alike(StrEnum):
    """What is the same."""

    MAILBOX = "mailbox"
    """The same mailbox, written another way: with dots, a tag behind a plus, or the other domain of the provider."""
    NUMBER = "number"
    """The same telephone number, of another kind."""
    NAME = "name"
    """The same name, and the same mail domain or the same first part."""
    KEY = "key"
    """The same key of another system, at another company."""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """One who may be the same, and why; whether they are is for a person to say."""

    person_id: int
    name: str
    alike: tuple[Alike, ...]


def lookalikes(person_id: int) -> list[Lookalike]:
    """Who may be the same as this person; who was merged into them is them already. Role retention, by itself."""
    with acting_as("retention"), atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["alike"], {"person": person_id})
        return [Lookalike(pk, name, tuple(map(Alike, alike))) for pk, name, alike in cursor.fetchall()]
