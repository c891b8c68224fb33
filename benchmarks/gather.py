"""Decides an audience of a million generated people, and compares it with the bare join of the same tables.

`ratio`: seconds to gather, decide and count everybody, over the seconds of the bare join, both taken in turn in one
session of one database; the median over the rounds. What is measured ends with the counts, in Python.
`deciding_share`: seconds to decide all distinct situations, over the seconds of gathering them, each taken alone.
"""

import argparse
import statistics
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from house import house, say, seconds, tell

HERE = Path(__file__).parent
AS_OF = datetime(2026, 11, 2, tzinfo=UTC)


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house():
        build(chosen.people)
        figures = measure(chosen.people, chosen.rounds)
    if not figures["counted"] == figures["permitted"] + figures["denied"] == chosen.people:
        raise SystemExit(f"the counts do not add up to {chosen.people:,} people: {figures}")
    tell(figures, chosen.json)


def build(people: int) -> None:
    """Generate the people, as administrator and without checking what refers to what."""
    from jatak.database.using import acting_as, connection

    say(f"Generating {people:,} people ...")
    world = (HERE / "world.sql").read_text().replace(":people", str(people))
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(world)
        cursor.execute("VACUUM ANALYZE")
    with acting_as("admin"):
        connection().close()


def measure(people: int, rounds: int) -> dict[str, Any]:
    """Both in turn, after one warm-up of each."""
    from jatak.database.using import acting_as, connection

    bare = (HERE / "bare_join.sql").read_text()
    say("The bare join:\n" + bare)
    audience: Any = None
    taken: list[tuple[float, float]] = []
    for turn in range(rounds + 1):
        # The baseline reads both bases, which only the administrator may; the gathering is done as the worker.
        with acting_as("admin"), connection().cursor() as cursor:
            joined = seconds(lambda: cursor.execute(bare))
        audience, decided = decide()
        say(f"{'warm-up' if turn == 0 else f'round {turn}'}: bare join {joined:.2f} s, decided {decided:.2f} s")
        if turn:
            taken.append((joined, decided))
    gathering, deciding, distinct = apart()
    counted = sum(share.count for share in audience.shares)
    return {
        "name": "gather",
        "ratio": round(statistics.median(decided / joined for joined, decided in taken), 2),
        "people": people,
        "counted": counted,
        "permitted": audience.permitted,
        "denied": audience.denied,
        "deciding_situations": len(audience.shares),
        "distinct_situations": distinct,
        "gathering_s": round(gathering, 2),
        "deciding_s": round(deciding, 2),
        "deciding_share": round(deciding / gathering, 3),
        "bare_join_s": round(statistics.median(joined for joined, _ in taken), 2),
        "decided_s": round(statistics.median(decided for _, decided in taken), 2),
    }


def decide() -> tuple[Any, float]:
    """The audience of a newsletter on one topic, and how long it took, with nothing remembered from before."""
    from jatak.clearance import audience
    from jatak.database.using import atomic

    request, decider = asked()
    begun = time.perf_counter()
    with atomic():
        found = audience.decide(request, decider)
    return found, time.perf_counter() - begun


def asked() -> tuple[Any, Any]:
    """A newsletter on one topic, and a decider that remembers nothing."""
    from jatak.clearance.decider import Decider
    from jatak.clearance.request import Request
    from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
    from jatak.gate.situation import Tri
    from jatak.law.rulebook import Rulebook

    elements = frozenset({Element.NEWSLETTER, Element.PROMOTION})
    facts = MessageFacts(SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, elements, Tri.YES, Tri.YES)
    request = Request(1, Channel.EMAIL, facts, AS_OF, topic_id=1, product_groups=(1, 2), evidence=False)
    return request, Decider(facts, Rulebook.load(date(2026, 11, 21)))


def apart() -> tuple[float, float, int]:
    """Seconds of gathering everybody and of deciding what was gathered, and how many distinct situations that are."""
    from jatak.clearance.gather import gathered
    from jatak.clearance.ordering import distinct
    from jatak.database.using import atomic

    request, decider = asked()
    begun = time.perf_counter()
    with atomic(), gathered(request, decider.rulebook) as name:
        gathering = time.perf_counter() - begun
        words = list(distinct(name))
        deciding = seconds(lambda: order_all(words))
    return gathering, deciding, len(words)


def order_all(words: list[Any]) -> None:
    """Decide every distinct situation with a decider that begins with nothing."""
    _, decider = asked()
    for one in words:
        decider.order(one)


if __name__ == "__main__":
    main()
