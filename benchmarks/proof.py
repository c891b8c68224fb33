"""Takes proof that is due: every second person has nothing else left and is erased, the others are customers and stay.

`ratio`: seconds of the run over the seconds of importing the same people by `jatak import` in the same run.
`people_per_second` is the run's, of both kinds together.
"""

import argparse
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from erase import AT, enter, everybody
from house import house, say, tell

DUE = AT + timedelta(days=1000)
ENDED = """
UPDATE consent.consent_record SET ended_at = %(at)s, ended_recorded_at = %(at)s;
DELETE FROM customers.customers_relation WHERE person_id %% 2 = 0
"""


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=10_000)
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, house("web"):
        figures = measure(Path(folder) / "list.csv", chosen.people)
    tell(figures, chosen.json)


def measure(file: Path, people: int) -> dict[str, Any]:
    """Import, let every consent end, and take their proof on its day."""
    imported = enter(file, people)
    say(f"imported {people:,} in {imported:.1f} s")
    from jatak.database.using import acting_as, connection
    from jatak.people.models import Controller
    from jatak.retention.choices import choose
    from jatak.retention.clocks.clock import Clock
    from jatak.retention.proof.taking import take_due

    company = Controller.objects.get()
    choose(company, Clock.PROOF, 24, "bench", AT)
    with acting_as("admin"), connection().cursor() as cursor:
        for statement in filter(str.strip, ENDED.split(";\n")):
            cursor.execute(statement, {"at": AT})
    there = len(everybody())
    begun = time.perf_counter()
    done = take_due(company.pk, DUE, DUE)
    seconds = time.perf_counter() - begun
    again = take_due(company.pk, DUE, DUE)
    if again.things or len(everybody()) != there - done.erased:
        sys.exit(f"something that was due is still here: {done}, then {again}; {there} people, now {len(everybody())}")
    return {
        "name": "proof",
        "ratio": round(seconds / imported, 2),
        "people": people,
        "things": done.things,
        "erased": done.erased,
        "run_s": round(seconds, 2),
        "import_s": round(imported, 2),
        "people_per_second": round(people / seconds),
    }


if __name__ == "__main__":
    main()
