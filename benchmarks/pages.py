"""Opens each page of the console at two million people and ten million events, and compares with two thousand people.

`p95_ms`: milliseconds in which 95 of 100 openings of a page were served, by Django's test client against the real
database, by page. `ratio`: the worst of (p95 of a page at full size) / (p95 of the same page at the base), both taken
in turn. `census_s`: seconds to count the audience of an e-mail newsletter at full size. `generate_s`: seconds to make
the people, the campaign and the counts.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

os.environ["JATAK_PUBLIC_URL"] = "https://benchmark.example"
os.environ["JATAK_TWO_FACTOR"] = "offered"

from house import house, say, tell
from pages_world import PAGES, addresses, browser_of, build

BASE = 2_000
TOGETHER = 10
"""Openings of one turn."""


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=2_000_000)
    options.add_argument("--rounds", type=int, default=10, help="turns of each page, ten openings each")
    options.add_argument("--only", type=int, help=argparse.SUPPRESS)
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    if chosen.only:
        serve(chosen.only)
        return
    figures = compared(Size(BASE), Size(chosen.people), chosen.rounds)
    tell(figures, chosen.json)


class Size:
    """A world of one size, in a process and a database of its own; it opens pages when it is told to."""

    def __init__(self, people: int) -> None:
        command = [sys.executable, __file__, "--only", str(people)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.made: dict[str, Any] = self._answer()

    def open(self, page: str, turn: int) -> list[float]:
        """Milliseconds of each opening of one turn."""
        assert self._process.stdin
        print(f"{page} {turn}", file=self._process.stdin, flush=True)
        taken: list[float] = self._answer()
        return taken

    def close(self) -> None:
        """Let its database go."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("a size could not be measured")
        return json.loads(line)


def compared(base: Size, full: Size, rounds: int) -> dict[str, Any]:
    """Both sizes in turn, so that whatever else the machine does slows both."""
    p95_base, p95_full = {}, {}
    for page in PAGES:
        taken = [(base.open(page.name, turn), full.open(page.name, turn)) for turn in range(rounds + 1)]
        # The first turn reads templates and makes plans.
        p95_base[page.name] = p95(each for one, _ in taken[1:] for each in one)
        p95_full[page.name] = p95(each for _, one in taken[1:] for each in one)
        say(f"{page.name}: {p95_base[page.name]} ms, {p95_full[page.name]} ms at full size")
    base.close()
    full.close()
    ratios = {name: p95_full[name] / p95_base[name] for name in p95_full}
    worst = max(ratios, key=lambda name: ratios[name])
    return {
        "name": "pages",
        "ratio": round(ratios[worst], 2),
        "worst": worst,
        "people": full.made["people"],
        "events": full.made["events"],
        "p95_ms": p95_full,
        "base_p95_ms": p95_base,
        "ratios": {name: round(value, 2) for name, value in ratios.items()},
        "census_s": full.made["census_s"],
        "generate_s": full.made["generate_s"],
    }


def p95(taken: Iterable[float]) -> float:
    """The figure that 95 of 100 do not exceed."""
    several = sorted(taken)
    return round(several[int(0.95 * (len(several) - 1))], 1)


def serve(people: int) -> None:
    """Make a world, then open pages as the lines of the standard input say."""
    with house(role="web", settings="jatak.site.web"):
        hurry()
        begun = time.perf_counter()
        world = build(people, say)
        made = {
            "people": people,
            "events": events(),
            "census_s": (world.census.ended_at - world.census.as_of).total_seconds(),
            "generate_s": round(time.perf_counter() - begun, 1),
        }
        print(json.dumps(made), flush=True)
        pages, browser = {page.name: page for page in PAGES}, browser_of(world)
        for line in sys.stdin:
            name, turn = line.split()
            chosen = addresses(pages[name], world, TOGETHER, turn)
            print(json.dumps([opened(browser, address) for address in chosen]), flush=True)


def hurry() -> None:
    """A database that is thrown away afterwards need survive no power cut; it is vacuumed when it is made."""
    from jatak.database.using import acting_as, connection

    with acting_as("admin"), connection().cursor() as cursor:
        for setting in ("fsync = off", "autovacuum = off", "max_wal_size = '16GB'", "maintenance_work_mem = '512MB'"):
            cursor.execute(f"ALTER SYSTEM SET {setting}")
        cursor.execute("SELECT pg_reload_conf()")


def opened(browser: Any, address: str) -> float:
    """Milliseconds in which a page was served; SystemExit where it is not."""
    begun = time.perf_counter()
    answer = browser.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} was not served: {answer.status_code}")
    return 1000 * (time.perf_counter() - begun)


def events() -> int:
    """How many events the ledger holds."""
    from jatak.consent.models import Event
    from jatak.database.using import acting_as

    with acting_as("consent"):
        return Event.objects.count()


if __name__ == "__main__":
    main()
