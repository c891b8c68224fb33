"""Seals a million events, and compares that with hashing the same entries in plain Python.

`ratio`: seconds of hashing over seconds of sealing, so 1 is as fast as hashing alone. Hashing: each entry (a commitment
of 32 bytes, in memory already) as a leaf and all nodes above, one by one, without a database. Sealing: the same entries
found in the ledger, put in order, hashed and written as tiles, with where the sealer stopped, all committed (fsync) in
PostgreSQL. The baseline is the mean of one run before and one after. The roots of both must be the same.
`minute_s`: sealing again after a hundred new events. `proof_s`: one inclusion proof, asked of the database anew.
`insert_s` and `insert_bare_s`: inserting the last tenth of the ledger with what finds unsealed entries (a column and
its index) and without.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from house import house, say, tell

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
LEDGER = """
INSERT INTO consent.consent_event (
    id, kind, at, recorded_at, person_id, address_hash, controller_id, notice_text_id, channels, survey, actor, via,
    salt, commitment
)
SELECT
    gen_random_uuid(), 'given', now(), now(), n, sha256(n::text::bytea), 1, 1, '{email}', false, 'import', 'import',
    sha256(('salt ' || n)::bytea), sha256(('commitment ' || n)::bytea)
FROM generate_series(%s, %s) AS n
"""
A_CHUNK = 50_000


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house("consent"):
        figures = measure(chosen.events)
    tell(figures, chosen.json)


def measure(events: int) -> dict[str, Any]:
    """Hash, seal, hash; then a minute's work and a proof."""
    from jatak.sealing.sealer import seal
    from jatak.sealing.tree import Tree, size_now

    fill(events)
    entries = commitments()
    (root, before), (added, sealing), (_, after) = took(plain, entries), took(seal, AT), took(plain, entries)
    if added != events or Tree().root(size_now()) != root:
        sys.exit(f"{added} of {events} events were sealed, or under another root")
    hashing = (before + after) / 2
    say(f"hashing {before:.2f} s and {after:.2f} s, sealing {sealing:.2f} s")
    insert(events + 1, events + 100)
    _, minute = took(seal, AT)
    _, proving = took(proof, events)
    with_it, without = inserting(events)
    return {
        "name": "seal",
        "ratio": round(hashing / sealing, 2),
        "events": events,
        "seal_s": round(sealing, 2),
        "hash_s": round(hashing, 2),
        "events_per_second": round(events / sealing),
        "minute_s": round(minute, 3),
        "proof_s": round(proving, 3),
        "insert_s": round(with_it, 2),
        "insert_bare_s": round(without, 2),
    }


def plain(entries: list[bytes]) -> bytes:
    """The root, by a simple loop over leaves and a stack of subtrees."""
    from jatak.evidence import merkle

    frontier = merkle.Frontier()
    for entry in entries:
        frontier.add(merkle.leaf_hash(entry))
    return frontier.root()


def took(work: Callable[..., Any], *given: Any) -> tuple[Any, float]:
    """What it gave, and how many seconds it took."""
    begun = time.perf_counter()
    result = work(*given)
    return result, time.perf_counter() - begun


def fill(events: int) -> None:
    """A ledger, written in transactions as an import writes it."""
    for first in range(1, events + 1, A_CHUNK):
        insert(first, min(events, first + A_CHUNK - 1))


def insert(first: int, last: int) -> None:
    """Events with these numbers, in one transaction."""
    run(LEDGER, [first, last])


def commitments() -> list[bytes]:
    """All entries in the order of the log."""
    return [row[0] for row in run("SELECT commitment FROM consent.consent_event ORDER BY written_by, commitment")]


def proof(event: int) -> None:
    """One proof of the newest state."""
    from jatak.sealing.proofs import proofs_of
    from jatak.sealing.tree import size_now

    ((pk,),) = run("SELECT id FROM consent.consent_event WHERE person_id = %s", [event])
    (found,) = proofs_of([pk], size_now())
    if found.path is None:
        sys.exit("an event has no proof")


def inserting(events: int) -> tuple[float, float]:
    """Seconds of inserting a tenth more with column and index, and without, as the mean of two each."""
    from jatak.database.using import acting_as

    def bare() -> float:
        with acting_as("admin"):
            run("ALTER TABLE consent.consent_event ALTER written_by DROP DEFAULT, ALTER written_by DROP NOT NULL")
            run("DROP INDEX consent.consent_event_written_by")
        return took(insert, next(starts), next(ends))[1]

    def whole() -> float:
        with acting_as("admin"):
            run("ALTER TABLE consent.consent_event ALTER written_by SET DEFAULT pg_current_xact_id()")
            run("CREATE INDEX IF NOT EXISTS consent_event_written_by ON consent.consent_event (written_by)")
        return took(insert, next(starts), next(ends))[1]

    tenth = events // 10
    starts, ends = _every(events + 1000, tenth), _every(events + 999 + tenth, tenth)
    whole_1, bare_1, whole_2, bare_2 = whole(), bare(), whole(), bare()
    return (whole_1 + whole_2) / 2, (bare_1 + bare_2) / 2


def _every(first: int, step: int) -> Iterator[int]:
    while True:
        yield first
        first += step


def run(statement: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """Ask the database as the current role."""
    from jatak.database.using import connection

    with connection().cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


if __name__ == "__main__":
    main()
