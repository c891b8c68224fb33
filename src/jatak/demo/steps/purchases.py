"""A shop's purchases are loaded, twice."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

from jatak.customers.models import PurchaseLine, Relation
from jatak.customers.purchases import Options, load
from jatak.database.using import acting_as
from jatak.demo.claims import claim, claim_same
from jatak.demo.texts import table
from jatak.demo.world import World
from jatak.gate.situation import Tri


class _Quietly:
    """Hears how far a load has come and says nothing: the file is small."""

    def on_bytes(self, count: int) -> None:
        """So many bytes of the file have been read."""

    def on_step(self, step: str) -> None:
        """This is being done now."""


def play(world: World) -> dict[str, Any]:
    """Load a file, load it again, and load it once more with newer lines in it."""
    told = table("purchases.toml")
    file, more = world.house.home / "purchases.csv", world.house.home / "purchases-next-week.csv"
    _write(world, file, told["lines"])
    _write(world, more, told["lines"] + told["newer"])
    options = Options(world.companies.nordlys.name, opt_out_offered=Tri.YES, invent_addresses=True)
    first = load(file, options, _Quietly())
    claim_same(first.lines, len(told["lines"]), "lines of the file")
    claim_same(first.customers, told["customers"], "customers who kept something")
    claim_same(first.customers_with_nothing_left, 1, "customers who gave everything back")
    claim_same(first.guest_lines, 1, "lines of guests")
    once = _there()
    second = load(file, options, _Quietly())
    claim(second.already_loaded, "the second load did not know the file again")
    claim_same(_there(), once, "lines and sales after the second load")
    third = load(more, options, _Quietly())
    claim_same(third.already_known, len(told["lines"]), "lines that the third load knew already")
    claim_same(_there()[0], once[0] + len(told["newer"]), "lines after the third load")
    world.tell.fact(
        f"{first.lines} lines, {first.customers} customers; the file again: nothing new; a newer file that holds the"
        f" same lines: {len(told['newer'])} new"
    )
    return {"lines": first.lines, "customers": first.customers, "doubled": 0}


def _there() -> tuple[int, int]:
    with acting_as("customers"):
        return PurchaseLine.objects.count(), Relation.objects.count()


def _write(world: World, file: Path, lines: list[list[Any]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"])
        for invoice, article, quantity, days, price, customer, country in lines:
            day = (world.begun - timedelta(days=days)).strftime("%Y-%m-%d 10:00:00")
            writer.writerow([invoice, article, quantity, day, price, customer, country])
