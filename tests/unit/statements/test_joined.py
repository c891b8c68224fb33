"""What was said in two places before stands in one, day by day, and nobody is named twice."""

from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

JOINED = import_module("jatak.statements.migrations.0002_joined")
MAY, JUNE, JULY = (datetime(2026, month, 3, tzinfo=UTC) for month in (5, 6, 7))
POST = {"name": "Post & Co", "role": "third_party", "address": "Havnegade 2", "contact": "+45 70 10 10 10"}


class Rows(list[Any]):
    """A table of then."""

    def using(self, _alias: str) -> "Rows":
        return self

    def all(self) -> "Rows":
        return self

    def create(self, **row: Any) -> None:
        self.append(row)


def declared(at: datetime, **more: Any) -> SimpleNamespace:
    columns = dict.fromkeys(JOINED.DECLARED, "") | {"established_in": "DK", "recipients": [POST]} | more
    return SimpleNamespace(pk=1, controller_id=7, declared_at=at, declared_by="Ida", **columns)


def stated(at: datetime, **more: Any) -> SimpleNamespace:
    columns = dict.fromkeys(JOINED.STATED, "") | {"recipients": ""} | more
    return SimpleNamespace(pk=1, controller_id=7, at=at, by="Dorte", **columns)


def joined(declarations: list[Any], records: list[Any]) -> list[Any]:
    tables = {
        ("statements", "Statement"): Rows(),
        ("receipts", "Declaration"): Rows(declarations),
        ("retention", "Statement"): Rows(records),
    }
    apps = SimpleNamespace(get_model=lambda *name: SimpleNamespace(objects=tables[name]))
    JOINED.join(apps, SimpleNamespace(connection=SimpleNamespace(alias="admin")))
    return tables["statements", "Statement"]


def test_each_day_has_what_both_said_by_then() -> None:
    every = joined([declared(MAY), declared(JULY, established_in="SE")], [stated(JUNE, officer="Dorte Dahl")])
    assert [(row["at"], row["by"], row["established_in"]) for row in every] == [
        (MAY, "Ida", "DK"),
        (JUNE, "Dorte", "DK"),
        (JULY, "Ida", "SE"),
    ]
    assert ["officer" in row and row["officer"] for row in every] == [False, "Dorte Dahl", "Dorte Dahl"]


def test_who_was_named_in_both_places_stands_once_with_what_each_knew() -> None:
    *_, newest = joined(
        [declared(MAY)], [stated(JUNE, recipients="post & co: carries parcels\nNordhost A/S: hosting\n-")]
    )
    assert newest["recipients"] == [
        POST | {"what": "carries parcels"},
        {"name": "Nordhost A/S", "role": "processor", "address": "", "contact": "", "what": "hosting"},
    ]


def test_a_company_of_another_number_keeps_its_own() -> None:
    other = declared(MAY)
    other.controller_id = 8
    every = joined([other], [stated(JUNE, officer="Dorte Dahl")])
    assert [(row["controller_id"], row.get("established_in")) for row in every] == [(8, "DK"), (7, None)]
