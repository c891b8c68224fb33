"""A stretch of the people whom a controller knows: weighed, then cleared, so that others are weighed meanwhile."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jatak.clearance.answered import Answered
from jatak.clearance.decider import Decider, Words
from jatak.clearance.models import Decision
from jatak.clearance.ordering import Ordered
from jatak.clearance.store import keep
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.clearance.sql", "stretch.sql")


@dataclass(frozen=True, slots=True)
class Stretch:
    """People by their ids: above `after`, up to `upto`."""

    after: int
    upto: int


@dataclass(frozen=True, slots=True)
class Part(Answered):
    """How many people of a stretch one situation decides, and the stored decision on it."""

    count: int
    kept: Decision


class Weighed:
    """The people of a stretch with what decides for each, in passing tables of this transaction.

    `asked` is what `Request.asked` gives. One at a time in a transaction, at whose end the tables go.
    """

    def __init__(self, asked: Mapping[str, Any], decider: Decider, stretch: Stretch) -> None:
        self.stretch = stretch
        self._decider = decider
        self._words = _best(asked, decider, stretch)
        self._counts = dict(_rows("counts"))

    def clear(self) -> list[Part]:
        """Keep the decisions, and make the passing view `cleared`: one row for each person permitted and reachable.

        The row names the best evidence, then the newest.
        """
        kept = keep(self._decider, [self._words[number] for number in self._counts])
        parts = {number: self._part(number, kept) for number in self._counts}
        situations = [0] * len(self._words)
        for number, part in parts.items():
            situations[number] = part.kept.situation_id if part.permitted else 0
        _execute("cleared", situations=situations)
        return list(parts.values())

    def _part(self, number: int, kept: Mapping[Words, Decision]) -> Part:
        words = self._words[number]
        return Part(words, self._decider, self._counts[number], kept[words])


def _best(asked: Mapping[str, Any], decider: Decider, stretch: Stretch) -> list[Words]:
    """The distinct situations of the stretch; the table `best` names them by their place in the list."""
    question = json.dumps({**asked, "after": stretch.after, "upto": stretch.upto})
    with connection().cursor() as cursor:
        cursor.execute("SELECT clearance_gather_stretch(%s)", [question])
        (name,) = cursor.fetchone()
        ordered = Ordered.of(name, decider)
        values = {
            "contact_kind": asked["contact_kind"],
            "person_words": [words.person for words in ordered.words],
            "ground_words": [words.ground for words in ordered.words],
            "places": ordered.places,
        }
        cursor.execute(SQL["best"].replace("{{candidates}}", name), values)
        cursor.execute("SELECT clearance_forget(%s)", [name])
    return ordered.words


def _execute(statement: str, **parameters: list[int]) -> None:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], parameters)


def _rows(statement: str) -> list[tuple[int, int]]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement])
        return list(cursor.fetchall())
