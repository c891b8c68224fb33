"""Counts how the lists of a company stand: a million generated people, every consent and every customer relation.

`ratio`: seconds to count all lists, by class, source and age, with the people behind each figure kept, over the seconds
of counting the same people by channel, source and whether they did something with a bare GROUP BY; both on one
database, the better of the rounds.
"""

import argparse
from datetime import UTC, datetime
from typing import Any

from gather import build
from house import house, say, seconds, tell

AT = datetime(2026, 11, 2, tzinfo=UTC)
CONSENTS = """
SELECT channel, collection_point_version_id, standing, count(*) FROM (
    SELECT r.person_id, r.channel, max(r.collection_point_version_id) AS collection_point_version_id,
           max(s.last_own_act_at) > '2025-11-02' AS standing
    FROM consent.consent_record AS r
    JOIN people_acquaintance AS s ON s.controller_id = r.controller_id AND s.person_id = r.person_id
    GROUP BY r.person_id, r.channel
) AS one GROUP BY channel, collection_point_version_id, standing
"""
BOUGHT = """
SELECT kind, standing, count(*) FROM (
    SELECT k.person_id, max(k.kind) AS kind, max(s.last_own_act_at) > '2025-11-02' AS standing
    FROM customers.customers_relation AS k
    JOIN people_acquaintance AS s ON s.controller_id = k.controller_id AND s.person_id = k.person_id
    JOIN people_contactpoint AS c ON c.id = k.contact_point_id
    GROUP BY k.person_id
) AS one GROUP BY kind, standing
"""


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--plans", action="store_true", help="print how the database counts")
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house("web"):
        build(chosen.people)
        settle()
        figures = measure(chosen.people, chosen.rounds, chosen.plans)
    tell(figures, chosen.json)


def settle() -> None:
    """The messages of the last month arrived, but for one in a hundred."""
    from jatak.database.using import acting_as, connection

    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(
            "UPDATE delivery_message SET settled_at = created_at + interval '1 minute', not_before = NULL,"
            " state = CASE WHEN id % 100 = 0 THEN 'refused' ELSE 'accepted' END"
        )
        cursor.execute("VACUUM ANALYZE")


def measure(people: int, rounds: int, plans: bool) -> dict[str, Any]:
    """The bare counts and ours in turn."""
    from jatak.database.using import acting_as, connection
    from jatak.people.models import Controller
    from jatak.retention.lists.asking import ask, newest
    from jatak.retention.lists.counting import count
    from jatak.retention.lists.reading import lists_of

    company, taken = Controller.objects.get(), []
    for turn in range(rounds):
        with acting_as("admin"), connection().cursor() as cursor:
            bare = seconds(lambda cursor=cursor: [cursor.execute(CONSENTS), cursor.execute(BOUGHT)])  # type: ignore[misc]
        asked = ask(company.pk, AT)
        if plans and not turn:
            explain(asked)
        ours = seconds(lambda asked=asked: count(asked.pk, AT))  # type: ignore[misc]
        say(f"round {turn + 1}: bare {bare:.2f} s, ours {ours:.2f} s")
        taken.append((bare, ours))
    done = newest(company.pk)
    assert done is not None
    lists = lists_of(done)
    bare, ours = (min(each) for each in zip(*taken, strict=True))
    return {
        "name": "lists",
        "ratio": round(ours / bare, 2),
        "people": people,
        "listed": sum(each.figures.total for each in lists),
        "counted": sum(sum(each.figures.people.values()) for each in lists),
        "count_s": round(ours, 2),
        "bare_s": round(bare, 2),
        "standing": {f"{each.ground} {each.channel}": dict(each.figures.people) for each in lists},
    }


def explain(asked: Any) -> None:
    """How each step is planned, without doing it."""
    from jatak.database.using import acting_as, atomic, connection
    from jatak.retention.lists.counting import KEEP, OWN, STEPS, values

    for ground in STEPS:
        with acting_as("retention"), atomic(), connection().cursor() as cursor:
            cursor.execute(OWN["ready"])
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + KEEP[ground], values(asked, ground, AT))
            say(f"\n{ground}\n" + "\n".join(row[0] for row in cursor.fetchall()))
            cursor.execute("DELETE FROM retention_listed WHERE count_id = %s", [asked.pk])


if __name__ == "__main__":
    main()
