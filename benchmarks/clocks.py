"""Finds what falls due among a million generated people, and takes the consents that lapse.

`ratio`: seconds to keep half a year's calendar of every clock, over the seconds of the bare joins of the tables that it
reads, both in one session of one database. `lapses_a_second`: how many consents end in a second, with their events.
"""

import argparse
import time
from datetime import UTC, datetime
from typing import Any

from gather import build
from house import house, say, seconds, tell

AT = datetime(2026, 11, 2, tzinfo=UTC)
BARE = """
SELECT count(*), max(r.given_at), max(p.country), max(s.last_own_act_at)
FROM consent.consent_record r
JOIN people_acquaintance s ON s.controller_id = r.controller_id AND s.person_id = r.person_id
JOIN people_profile p ON p.person_id = r.person_id AND p.valid_to IS NULL
"""
BOUGHT = """
SELECT count(*), max(k.concluded_at), max(p.country) FROM customers.customers_relation k
JOIN people_profile p ON p.person_id = k.person_id AND p.valid_to IS NULL
"""


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--plans", action="store_true", help="print how the database finds what is due")
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house("web"):
        build(chosen.people)
        figures = measure(chosen.people, chosen.plans)
    tell(figures, chosen.json)


def measure(people: int, plans: bool) -> dict[str, Any]:
    """The calendar, then the run."""
    from jatak.database.using import acting_as, connection
    from jatak.people.models import Controller
    from jatak.retention.choices import choose
    from jatak.retention.clocks import calendar
    from jatak.retention.clocks.clock import Clock
    from jatak.retention.clocks.lapsing import lapse_due

    company = Controller.objects.get()
    for clock, months in ((Clock.UNUSED, 36), (Clock.INACTIVITY, 48), (Clock.PROOF, 30), (Clock.CUSTOMER, 36)):
        choose(company, clock, months, "bench", AT)
    if plans:
        explain()
    kept = seconds(lambda: calendar.keep(AT))
    with acting_as("admin"), connection().cursor() as cursor:
        # The calendar reads the consents for three clocks, and the purchases for one.
        bare = seconds(lambda: [cursor.execute(BARE) for _ in range(3)]) + seconds(lambda: cursor.execute(BOUGHT))
    found = sum(each.people for each in calendar.entries([company.pk]))
    began = time.perf_counter()
    lapsed = sum(lapse_due(clock, company.pk, AT, AT) for clock in (Clock.UNUSED, Clock.INACTIVITY))
    took = time.perf_counter() - began
    return {
        "name": "clocks",
        "ratio": round(kept / bare, 2),
        "people": people,
        "in_calendar": found,
        "calendar_s": round(kept, 2),
        "bare_s": round(bare, 2),
        "lapsed": lapsed,
        "lapses_a_second": round(lapsed / took),
    }


def explain() -> None:
    """How each statement is planned."""
    from jatak.database.using import acting_as, connection
    from jatak.retention.clocks.asking import SQL, values
    from jatak.retention.clocks.calendar import AHEAD, SHOWN

    for clock in SHOWN:
        asked = values(clock, AT, AT + AHEAD)
        with acting_as("retention"), connection().cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE, COSTS OFF) " + SQL[clock], asked)
            say(f"\n{clock}\n" + "\n".join(row[0] for row in cursor.fetchall()))


if __name__ == "__main__":
    main()
