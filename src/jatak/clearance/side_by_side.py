"""One person, several questions: all candidate grounds in one statement."""

import json
from collections.abc import Sequence

from jatak.clearance.decider import Candidate
from jatak.clearance.request import Request
from jatak.database.using import connection
from jatak.law.rulebook import Rulebook

_SQL = """
SELECT q.n, g.* FROM unnest(%s::jsonb[]) WITH ORDINALITY AS q (asked, n), LATERAL clearance_gather(%s, q.asked) AS g
"""


def gather_each(person_id: int, requests: Sequence[Request], rulebook: Rulebook) -> list[list[Candidate]]:
    """The candidate grounds of one person for each of these requests, in their order."""
    found: list[list[Candidate]] = [[] for _ in requests]
    if not requests:
        return found
    asked = [json.dumps(request.asked(rulebook, everybody=False)) for request in requests]
    with connection().cursor() as cursor:
        cursor.execute(_SQL, [asked, [person_id]])
        for number, *row in cursor.fetchall():
            found[number - 1].append(Candidate._make(row))
    return found
