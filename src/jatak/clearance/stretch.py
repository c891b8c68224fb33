"""A stretch of the people whom a controller knows: weighed, then cleared, so that others are weighed meanwhile."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jatak.clearance.answered import Answered
from jatak.clearance.decider import Decider, Words
from jatak.clearance.keeping import Keeping
from jatak.clearance.models import Decision
from jatak.clearance.ordering import Ordered
from jatak.database.statements import array, statements
from jatak.database.using import atomic, connection

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
    """The people of a stretch with what decides for each, in a passing table of this connection.

    `asked` is what `Request.asked` gives. One at a time on a connection, which keeps its table until the next; to be
    made in no transaction, because what is decided is stored at once and for good.
    """

    def __init__(self, asked: Mapping[str, Any], keeping: Keeping, stretch: Stretch) -> None:
        self.stretch = stretch
        with atomic(durable=True):
            self._words = best(asked, keeping.decider, stretch)
            counts = dict(_rows("counts"))
        kept = keeping.of(self._words[number] for number in counts)
        self._parts = {number: self._part(number, count, keeping.decider, kept) for number, count in counts.items()}

    def clear(self) -> list[Part]:
        """Make the passing view `cleared`: one row for each person permitted and reachable.

        The row names the best evidence, then the newest.
        """
        situations = [0] * len(self._words)
        for number, part in self._parts.items():
            situations[number] = part.kept.situation_id if part.permitted else 0
        with connection().cursor() as cursor:
            cursor.execute(SQL["cleared"].replace("{{situations}}", array(situations)))
        return list(self._parts.values())

    def _part(self, number: int, count: int, decider: Decider, kept: Mapping[Words, Decision]) -> Part:
        words = self._words[number]
        return Part(words, decider, count, kept[words])


def best(asked: Mapping[str, Any], decider: Decider, stretch: Stretch) -> list[Words]:
    """The distinct situations of the stretch; the passing table `best` names them by their place in the list, from 1.

    To be called inside a transaction.
    """
    question = json.dumps({**asked, "after": stretch.after, "upto": stretch.upto})
    with connection().cursor() as cursor:
        cursor.execute("SELECT clearance_gather_stretch(%s)", [question])
        (name,) = cursor.fetchone()
        ordered = Ordered.of(name, decider)
        values = {
            "person_words": array(words.person for words in ordered.words),
            "ground_words": array(words.ground for words in ordered.words),
            "places": array(ordered.places),
        }
        cursor.execute(SQL["anew"])
        cursor.execute(SQL["best"].replace("{{candidates}}", name), values)
        cursor.execute("SELECT clearance_forget(%s)", [name])
    return ordered.words


def _rows(statement: str) -> list[tuple[int, int]]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement])
        return list(cursor.fetchall())
