"""The real purchases of one shop: taken in whole, and the same customers as an independent script finds."""

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.golden.kept_customers import Line, kept, lines

from jatak.customers.purchases import Options, load
from jatak.database.using import acting_as, connection

HERE = Path(__file__).resolve().parents[2]
MATERIAL = Path(os.environ.get("JATAK_MATERIAL") or HERE.parent / "shared" / "material")
FILE = MATERIAL / "online_retail.csv.gz"
DAYS = [date(2010, 12, 1), date(2010, 12, 2), *(date(2011, month, 15) for month in range(1, 13)), date(2011, 12, 10)]
# Somebody is a customer on a day if one of their sales stands at its end.
STANDING = """
    SELECT k.key, p.country
    FROM people_externalkey AS k
    JOIN people_profile AS p
        ON p.person_id = k.person_id AND p.valid_from <= %(at)s AND (p.valid_to IS NULL OR p.valid_to > %(at)s)
    WHERE EXISTS (
        SELECT FROM customers_relation AS r
        WHERE r.person_id = k.person_id AND r.concluded_at <= %(at)s
            AND (r.cancelled_at IS NULL OR r.cancelled_at > %(at)s)
    )
"""


class Silent:
    """Progress that nobody watches."""

    def on_bytes(self, count: int) -> None: ...

    def on_step(self, step: str) -> None: ...


def standing(day: date) -> dict[str, str | None]:
    end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1) - timedelta(microseconds=1)
    with connection().cursor() as cursor:
        cursor.execute(STANDING, {"at": end})
        return dict(cursor.fetchall())


@pytest.mark.usefixtures("database")
def test_the_file_is_taken_in_and_the_customers_are_those_that_the_script_finds():
    if not FILE.exists():
        pytest.skip(f"NOT TESTED: {FILE} is not there; set JATAK_MATERIAL to the folder of real material.")
    begun = time.perf_counter()
    report = load(FILE, Options("Gift House", invent_addresses=True), Silent())
    assert time.perf_counter() - begun < 60
    assert (report.lines, report.cancellations, report.guest_lines) == (541_909, 3_836, 135_080)
    assert report.customers + report.customers_with_nothing_left == 4_372
    assert report.unknown_countries.keys() == {"Unspecified", "European Community", "Channel Islands"}
    assert report.refused.total() == 0
    told = lines(FILE)
    with acting_as("customers"):
        for day in DAYS:
            assert standing(day) == kept(told, day), day
        assert len(standing(DAYS[-1])) == report.customers
        two_countries(told)


def two_countries(told: list[Line]) -> None:
    """Customers on whose bills two countries stand have both, and no others have."""
    named: dict[str, set[str]] = {}
    for _, customer, _, _, country in told:
        named.setdefault(customer, set()).add(country)
    with connection().cursor() as cursor:
        cursor.execute(
            "SELECT k.key FROM people_externalkey AS k JOIN people_profile AS p ON p.person_id = k.person_id "
            "WHERE p.valid_to IS NULL AND p.other_country IS NOT NULL"
        )
        assert {key for (key,) in cursor.fetchall()} == {key for key, found in named.items() if len(found) == 2}
