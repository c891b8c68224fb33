"""Imports a list with consent columns by `jatak import`'s own way, and compares it with a bare COPY of the same file.

`ratio`: seconds of the whole import (reading, understanding, normalising, keyed hashes, staging, deciding, and writing
people, addresses, ledger, particulars and records) over the seconds of COPY of the same file into a table of texts
without an index, in the same run: the mean of one before and one after. `rows_per_second` is the import's. Of the rows
80 % are confirmed, 15 % are not, 5 % are noes; every address is new here. `again_s`: the same file a second time.
`cpu_s` is what the reading process itself computed; the server's part runs beside it.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from house import house, say, tell

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
COLUMNS = (
    "Email,First name,Last name,Language,Country,Newsletter,Form,Signed up,Sign-up IP,Confirmed,Confirmation IP,Changed"
)
MAPPING: dict[str, Any] = {
    "columns": {
        "email": "Email",
        "name": ["First name", "Last name"],
        "language": "Language",
        "country": "Country",
        "place": "Form",
        "said_at": "Signed up",
        "said_ip": "Sign-up IP",
        "confirmed_at": "Confirmed",
        "confirmed_ip": "Confirmation IP",
    },
    "standing": [{"column": "Newsletter", "yes": "yes", "no": "no"}],
    "words": [
        {
            "name": "newsletter",
            "double_opt_in": False,
            "texts": {"da": {"asked": "Ja tak til nyheder på e-mail.", "withdrawal": "Du kan altid afmelde dig."}},
        }
    ],
}


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.csv"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(lines(chosen.rows))
        with house("consent"):
            figures = measure(file, chosen.rows)
    tell(figures, chosen.json)


def lines(rows: int) -> Iterator[str]:
    """A list as a shop's system writes it."""
    yield f"{COLUMNS}\n"
    for n in range(rows):
        day, clock = f"2025-{1 + n % 12:02d}-{1 + n % 28:02d}", f"{n % 24:02d}:{n % 60:02d}:{n * 7 % 60:02d}"
        ip = f"10.{n % 250}.{n % 241}.{n % 239}"
        confirmed = f"{day} {clock},{ip}" if n % 20 < 16 else ","
        yield (
            f"ana.{n}.{n * 7919 % 100_003}@mail{n % 997}.example,Ana{n % 1000},Jensen{n % 5000},da,DK,"
            f"{'no' if n % 20 == 19 else 'yes'},https://shop.example/newsletter,{day} {clock},{ip},{confirmed},{day}\n"
        )


def measure(file: Path, rows: int) -> dict[str, Any]:
    """COPY, import, the same again, COPY."""
    from jatak.database.using import acting_as
    from jatak.people.models import Controller

    with acting_as("customers"):
        shop = Controller.objects.create(name="Sydrejser")
    before = bare(file)
    cpu = time.process_time()
    report, whole = imported(file, shop)
    cpu = time.process_time() - cpu
    _, again = imported(file, shop)
    copied = (before + bare(file)) / 2
    if report.rows != rows or report.as_json()["reasons"].get("refused"):
        sys.exit(f"not every row came in: {report.as_json()}")
    say(f"bare COPY {copied:.2f} s, import {whole:.1f} s: {report.as_json()['reasons']}")
    return {
        "name": "import",
        "ratio": round(whole / copied, 1),
        "rows": rows,
        "bytes": file.stat().st_size,
        "import_s": round(whole, 1),
        "copy_s": round(copied, 2),
        "rows_per_second": round(rows / whole),
        "cpu_s": round(cpu, 1),
        "again_s": round(again, 2),
        "decisions": report.as_json()["decisions"],
    }


def imported(file: Path, shop: Any) -> tuple[Any, float]:
    """The report, and the seconds of the import."""
    from jatak.imports.opening import Asked, opened
    from jatak.imports.running import Ears, Order, run

    begun = time.perf_counter()
    with steps() as hears:
        (table,) = opened(file, Asked(mapping=MAPPING, mapping_name="list.toml"))
        report = run(table, Order(shop, AT, "bench", MAPPING, ears=Ears(hears)))
    return report, time.perf_counter() - begun


@contextmanager
def steps() -> Iterator[Any]:
    """Says how long each step took."""
    last: list[Any] = []

    def hears(told: Any) -> None:
        if last and last[0].step is not told.step:
            say(f"{last[0].step}: {last[0].done:,} rows in {last[0].seconds:.1f} s")
        last[:] = [told]

    yield hears
    if last:
        say(f"{last[0].step}: {last[0].done:,} rows in {last[0].seconds:.1f} s")


def bare(file: Path) -> float:
    """Seconds of COPY of the file into a table without an index."""
    from jatak.database.using import acting_as, atomic, connection

    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(f"CREATE TABLE bare ({', '.join(f'c{n} text' for n in range(len(COLUMNS.split(','))))})")
        begun = time.perf_counter()
        with atomic(), cursor.copy("COPY bare FROM STDIN (FORMAT csv, HEADER)") as copy, file.open("rb") as content:
            while block := content.read(1 << 18):
                copy.write(block)
        seconds = time.perf_counter() - begun
        cursor.execute("DROP TABLE bare")
    return seconds


if __name__ == "__main__":
    main()
