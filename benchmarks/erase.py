"""Erases people set-wise, each with a consent that was used, its particulars, a row of a file, a sale, and a message.

`ratio`: seconds of erasing them over the seconds of importing the same people by `jatak import` in the same run.
`people_per_second` is the erasing's; `one_by_one_ms` is one erasure by itself, of the last hundred.
"""

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from house import house, say, tell

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
ALONE = 100
"""So many go one by one."""
BESIDE = """
SELECT delivery_ensure_month(%(at)s);
UPDATE consent.consent_record SET last_used_at = %(at)s;
INSERT INTO customers.customers_relation
    (person_id, controller_id, kind, concluded_at, product_groups, one_off, low_value, address_from_sale,
     opt_out_offered, external_key, recorded_at)
SELECT id, %(company)s, 2, %(at)s, '{}', 1, 1, 2, 2, 'order ' || id, %(at)s FROM people_person;
INSERT INTO delivery_message
    (created_at, controller_id, campaign_id, template_version_id, marketing, person_id, contact_point_id, domain,
     state, attempts, offered_at, settled_at, answer, situation_id, facts_id, rulebook_id, as_of, consent_event_id)
SELECT %(at)s, %(company)s, 1, 1, true, c.person_id, c.id, 'mail.example', 'accepted', 1, %(at)s, %(at)s, '250 Ok',
    1, 'f', 'r', %(at)s, r.event_id
FROM people_contactpoint AS c LEFT JOIN consent.consent_record AS r ON r.contact_point_id = c.id;
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
    """Import, erase all but a hundred at once, and these one by one."""
    imported = enter(file, people)
    say(f"imported {people:,} in {imported:.1f} s")
    numbers = everybody()
    many, few = numbers[:-ALONE], numbers[-ALONE:]
    from jatak.retention.erasure import Why, erase, erase_all

    begun = time.perf_counter()
    gone = erase_all(many, Why.INACTIVE, AT, "bench")
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    for each in few:
        erase(each, Why.INACTIVE, AT, "bench")
    alone = (time.perf_counter() - begun) / len(few)
    if gone != len(many) or everybody():
        sys.exit("somebody is still here")
    return {
        "name": "erase",
        "ratio": round(seconds / imported * people / len(many), 2),
        "people": people,
        "erase_s": round(seconds, 2),
        "import_s": round(imported, 2),
        "people_per_second": round(len(many) / seconds),
        "one_by_one_ms": round(alone * 1000, 1),
    }


def enter(file: Path, people: int) -> float:
    """The people with all that is known of them; the seconds of their import alone."""
    from importlib import import_module

    from jatak.database.using import acting_as, connection
    from jatak.people.models import Controller

    importing = import_module("import")
    with file.open("w", encoding="utf-8") as out:
        out.writelines(importing.lines(people))
    with acting_as("customers"):
        shop = Controller.objects.create(name="Sydrejser")
    with acting_as("consent"):
        _, seconds = importing.imported(file, shop)
    with acting_as("admin"), connection().cursor() as cursor:
        for statement in filter(str.strip, BESIDE.split(";\n")):
            cursor.execute(statement, {"at": AT, "company": shop.pk})
        cursor.execute("ANALYZE")
    return float(seconds)


def everybody() -> list[int]:
    """The numbers of those who are here."""
    from jatak.database.using import acting_as
    from jatak.people.models import Person

    with acting_as("admin"):
        return list(Person.objects.order_by("pk").values_list("pk", flat=True))


if __name__ == "__main__":
    main()
