"""People who leave by one click while their campaign runs."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

PICK = """
-- Some of the candidates, and some of what workers hold.
WITH candidate AS (
    SELECT id FROM unnest(%(ids)s::bigint[]) AS id
    UNION
    SELECT ids[1 + floor(f * cardinality(ids))::int] FROM delivery_holding, unnest(%(fractions)s::float8[]) AS f
)
SELECT m.id, m.person_id, p.address, p.keyed_hash, m.state, m.controller_id
FROM candidate
JOIN delivery_message AS m ON m.id = candidate.id AND m.created_at = %(created_at)s
JOIN people_contactpoint AS p ON p.id = m.contact_point_id
WHERE %(anybody)s OR m.state IN ('waiting', 'claimed', 'offered')
ORDER BY m.id
"""
OPEN = "SELECT count(*) FROM delivery_message WHERE campaign_id = %s AND state IN ('waiting', 'claimed')"
SPAN = "SELECT created_at, min(id), max(id) FROM delivery_message WHERE campaign_id = %s GROUP BY 1"


class Left(NamedTuple):
    """Somebody who left."""

    message_id: int
    address: str
    state: str
    """Of the message right before."""
    clicked_at: float
    answered_at: float
    """Seconds since 1970; the commit lies between."""


class Crowd:
    """Those whom a campaign writes to, and who leaves next; safe to use from several threads."""

    def __init__(self, campaign_id: int) -> None:
        self._campaign_id = campaign_id
        ((self._created_at, self._least, self._most),) = _asked(SPAN, [campaign_id])
        self._lock = threading.Lock()
        self._gone: set[int] = set()

    def next(self, chance: random.Random) -> tuple[Any, ...] | None:
        """Somebody who did not leave yet: message, person, address, its hash, state, controller; None: nobody there."""
        kind = chance.random()
        found = self._some(chance, held=kind < 0.45, anybody=kind > 0.95) or self._some(
            chance, held=True, anybody=False
        )
        chance.shuffle(found)
        with self._lock:
            chosen = next((row for row in found if row[1] not in self._gone), None)
            self._gone |= {chosen[1]} if chosen else set()
        return chosen

    def is_over(self) -> bool:
        """Whether all has gone out."""
        return not _asked(OPEN, [self._campaign_id])[0][0]

    def _some(self, chance: random.Random, held: bool, anybody: bool) -> list[tuple[Any, ...]]:
        draws = {
            "ids": [] if held else [chance.randint(self._least, self._most) for _ in range(20)],
            "fractions": [chance.random() for _ in range(4)] if held else [],
            "created_at": self._created_at,
            "anybody": anybody,
        }
        return _asked(PICK, draws)


def leave_until_over(campaign_id: int, seed: int, pause: float, at_once: int) -> list[Left]:
    """Let people leave until nothing waits, so many at a time, each after a random pause (its mean in seconds)."""
    crowd = Crowd(campaign_id)
    with ThreadPoolExecutor(at_once) as pool:
        rows = [
            pool.submit(_leave, crowd, random.Random(seed + row), pause)  # noqa: S311
            for row in range(at_once)
        ]
        return [left for row in rows for left in row.result()]


def _leave(crowd: Crowd, chance: random.Random, pause: float) -> list[Left]:
    from django.db import connections
    from django.test import Client

    client, left = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1"), []
    try:
        while True:
            time.sleep(chance.expovariate(1 / pause))
            if somebody := crowd.next(chance):
                left.append(_clicks(client, somebody))
            elif crowd.is_over():
                return left
    finally:
        connections.close_all()


def _clicks(client: Any, somebody: tuple[Any, ...]) -> Left:
    from jatak.consent.leave_link import LeaveLink
    from jatak.database.using import acting_as

    message_id, person_id, address, keyed_hash, state, controller_id = somebody
    url = f"/l/{LeaveLink(controller_id, person_id, bytes(keyed_hash), message_id, None, 'email').token()}"
    with acting_as("consent"):
        before = time.time()
        answer = client.post(url, b"List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        after = time.time()
    if answer.status_code != 200:
        raise SystemExit(f"leaving was answered {answer.status_code}")
    return Left(message_id, address, state, before, after)


def _asked(statement: str, values: Any) -> list[tuple[Any, ...]]:
    from jatak.database.using import acting_as, connection

    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
