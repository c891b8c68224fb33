"""A shop's files, and what the database knows after loading them."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jatak.customers.models import PurchaseLine, Relation
from jatak.customers.purchases import Options, Report, load
from jatak.database.using import acting_as, connection
from jatak.gate.situation import RelationKind
from jatak.people.models import ExternalKey, Profile

HEADER = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]


class Silent:
    """Progress that nobody watches."""

    def on_bytes(self, count: int) -> None: ...

    def on_step(self, step: str) -> None: ...


def line(
    invoice: str, article: str, quantity: object, day: int, customer: str = "1", country: str = "Denmark"
) -> list[str]:
    """One line; `day` counts from 1 December 2010, at eight o'clock."""
    at = datetime.fromordinal(datetime(2010, 12, 1).toordinal() + day).replace(hour=8)  # noqa: DTZ001
    return [invoice, article, "", str(quantity), str(at), "2.5", customer, country]


def day(number: int) -> datetime:
    """Eight o'clock on the day that `line` counts."""
    return datetime.fromordinal(datetime(2010, 12, 1).toordinal() + number).replace(hour=8, tzinfo=UTC)  # noqa: DTZ001


def write(file: Path, lines: list[list[str]], header: list[str] = HEADER) -> Path:
    """A file of the shop."""
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([header, *lines])
    return file


def loaded(file: Path, controller: str = "Gift House", **options: Any) -> Report:
    """Load a file as the command does."""
    return load(file, Options(controller, **options), Silent())


def sales() -> dict[str, tuple[datetime, datetime | None]]:
    """When each sale was concluded, and when the last of it was taken back."""
    with acting_as("customers"):
        found = Relation.objects.filter(kind=RelationKind.SALE)
        return {sale.external_key: (sale.concluded_at, sale.cancelled_at) for sale in found}


def profiles(customer: str) -> list[tuple[datetime, datetime | None, str | None, str | None]]:
    """What was known of a customer's country, in time."""
    with acting_as("customers"):
        person = ExternalKey.objects.get(key=customer).person_id
        found = Profile.objects.filter(person_id=person).order_by("valid_from", "pk")
        return [(row.valid_from, row.valid_to, row.country, row.other_country) for row in found]


def everything() -> list[tuple[Any, ...]]:
    """All that a load writes, but for times of recording."""
    tables = ("people_controller", "people_person", "people_externalkey", "people_contactpoint", "people_profile")
    with acting_as("admin"), connection().cursor() as cursor:
        found: list[tuple[Any, ...]] = []
        for table in (*tables, "customers_purchasefile", "customers_purchaseline", "customers_relation"):
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} AS t ORDER BY t.id")
            found += cursor.fetchall()
        return found


def lines_stored() -> int:
    """How many lines are in the database."""
    with acting_as("customers"):
        return PurchaseLine.objects.count()
