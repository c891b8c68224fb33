"""Asks the database for the candidate grounds of people."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from jatak.clearance.decider import Candidate
from jatak.clearance.request import Request
from jatak.database.using import connection
from jatak.law.rulebook import Rulebook


def gather(people: Sequence[int], request: Request, rulebook: Rulebook) -> dict[int, list[Candidate]]:
    """Every candidate ground of these people, by person; each has at least the one without a ground."""
    found: dict[int, list[Candidate]] = {}
    with connection().cursor() as cursor:
        asked = json.dumps(request.asked(rulebook, everybody=False))
        cursor.execute("SELECT * FROM clearance_gather(%s, %s)", [list(people), asked])
        for row in cursor.fetchall():
            candidate = Candidate._make(row)
            found.setdefault(candidate.person_id, []).append(candidate)
    return found


@contextmanager
def gathered(request: Request, rulebook: Rulebook) -> Iterator[str]:
    """The name of a view of all candidate grounds of everybody whom the controller knows; gone afterwards.

    To be used inside a transaction.
    """
    with gathered_as(request.asked(rulebook)) as name:
        yield name


@contextmanager
def gathered_as(asked: Mapping[str, Any]) -> Iterator[str]:
    """The same for a request that is asked already; one at a time in a transaction."""
    with connection().cursor() as cursor:
        cursor.execute("SELECT clearance_gather_all(%s)", [json.dumps(asked)])
        (name,) = cursor.fetchone()
        yield name
        cursor.execute("SELECT clearance_forget(%s)", [name])
