"""The companies that an export names, with their brands, topics and product groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from jatak.evidence.contents import Row
from jatak.people.models import Brand, Controller, ProductGroup, Topic
from jatak.retention.disclosure.plain import plain

IDENTITY = ("id", "name", "kind", "legal_name", "postal_address", "registration_number", "contact")
NAMING = ("records", "notices", "relations", "purchases", "messages", "arrivals", "requests", "passings", "handovers")
"""Rows that name a company."""
OWN: dict[str, Any] = {"brands": Brand, "topics": Topic, "product_groups": ProductGroup}


def companies(ids: Iterable[str]) -> list[Row]:
    """Companies as they present themselves."""
    wanted = sorted({int(each) for each in ids})
    own = {name: _by_company(model, wanted) for name, model in OWN.items()}
    found = Controller.objects.filter(pk__in=wanted).order_by("pk").values(*IDENTITY)
    return [plain(row) | {name: rows[row["id"]] for name, rows in own.items()} for row in found]


def named_in(rows: Mapping[str, Iterable[Row]]) -> set[str]:
    """The ids of all companies that events, notices and other rows name."""
    entries = (event["entry"] for event in rows.get("events", ()))
    several = [entries, *(rows.get(name, ()) for name in NAMING)]
    found = {row["controller"] for each in several for row in each}
    found |= {company["controller"] for notice in rows.get("notices", ()) for company in notice["companies"]}
    found |= {act["controller"] for person in rows.get("people", ()) for act in person["own_acts"]}
    return {each for each in found if each is not None}


def _by_company(model: Any, wanted: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in model.objects.filter(controller_id__in=wanted).order_by("pk").values("id", "name", "controller_id"):
        found[row["controller_id"]].append(plain({"id": row["id"], "name": row["name"]}))
    return found
