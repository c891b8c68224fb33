"""Whose messages leave an archived month, as conditions of DuckDB. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

Pair = tuple[int, int]
"""A person, and a company that wrote to them."""
WORDS = {
    "answer": (
        "CASE WHEN state = 'dropped' THEN answer"
        " ELSE nullif(regexp_extract(answer, '^[245][0-9]{2}([ -][245]\\.[0-9]{1,3}\\.[0-9]{1,3})?'), '') END"
    ),
    "domain": "CASE WHEN domain LIKE '+%' THEN domain ELSE '' END",
}
"""What is left of words that may name somebody, as `retention/erasure/sql/going.sql` leaves it in the outbox."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves, and what stays without its words."""

    people: Sequence[int] = ()
    """All that was sent to them."""
    at_companies: Sequence[Pair] = ()
    """All that one company sent to somebody."""
    on_consents: Sequence[UUID] = ()
    """All that stood on a consent, by the event in which it was given."""
    without_words: Sequence[Pair] = ()
    """These stay as proof, with the code of an answer instead of its words."""

    @property
    def goes(self) -> str:
        """True of each row that leaves, false of every other."""
        people, consents = ", ".join(str(int(each)) for each in self.people), ", ".join(map(_text, self.on_consents))
        parts = [f"person_id IN ({people})"] if people else []
        parts += [_pairs(self.at_companies)] if self.at_companies else []
        parts += [f"coalesce(consent_event_id IN ({consents}), false)"] if consents else []
        return f"({' OR '.join(parts) or 'false'})"

    @property
    def stays_without_words(self) -> str:
        """True of each row whose words go, false of every other."""
        return f"({_pairs(self.without_words)} AND NOT {self.goes})" if self.without_words else "false"


def _pairs(pairs: Iterable[Pair]) -> str:
    listed = ", ".join(f"({int(person)}, {int(company)})" for person, company in pairs)
    return f"(person_id, controller_id) IN ({listed})"


def _text(event: UUID) -> str:
    return f"'{UUID(str(event))}'::UUID"
