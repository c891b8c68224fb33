"""How lists stand, as the command line shows it."""

from typing import Any

from rich.console import Console
from rich.table import Table

from jatak.consent.models import CollectionPoint
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind
from jatak.people.models import Controller
from jatak.retention.lists.reading import Figures, List, Row, by_age, by_source, lists_of
from jatak.retention.lists.standing import BESIDE, ON_THE_LIST
from jatak.retention.models import ListCount


def content_of(company: Controller, count: ListCount) -> dict[str, Any]:
    """The newest count of a company as plain values."""
    lists = [_list(count, each) for each in lists_of(count)]
    return {"company": company.name, "counted_at": count.at.isoformat() if count.at else None, "lists": lists}


def show(content: dict[str, Any]) -> None:
    """A table a list: everybody, then by source, then by age."""
    screen = Console(highlight=False)
    screen.print(f"{content['company']}, counted {content['counted_at'][:16]} UTC")
    for each in content["lists"]:
        named = [name.replace("_", " ") for name in ON_THE_LIST]
        table = Table("", "people", *named, "go in 30 days", "in 90 days")
        screen.print(f"\n{each['ground'].replace('_', ' ')} by {each['channel']}", style="bold")
        _rows(table, "everybody", [each])
        _rows(table, "", each["sources"])
        _rows(table, "", each["ages"])
        screen.print(table)
        beside = ", ".join(f"{name} {each['beside'][name]:,}" for name in each["beside"])
        screen.print(f"Not on the list: {beside or 'nobody'}.")
    if not content["lists"]:
        screen.print("This company has no list yet.")


def _rows(table: Table, what: str, rows: list[dict[str, Any]]) -> None:
    for each in rows:
        counts = [each["people"], *(each["standing"][name] for name in ON_THE_LIST), each["soon"], each["later"]]
        table.add_row(each.get("of", what), *(f"{count:,}" for count in counts))


def _list(count: ListCount, one: List) -> dict[str, Any]:
    sources, ages = by_source(count, one.ground, one.channel), by_age(count, one.ground, one.channel)
    called = _called(sources)
    return {
        "ground": one.ground.value,
        "channel": one.channel,
        **_plain(one.figures),
        "beside": {each.value: one.figures.people[each] for each in BESIDE if each in one.figures.people},
        "sources": [{"of": called[each.of], **_plain(each.figures)} for each in sources if each.figures.total],
        "ages": [{"of": f"from {each.of} months", **_plain(each.figures)} for each in ages if each.figures.total],
    }


def _plain(figures: Figures) -> dict[str, Any]:
    standing = {each.value: figures.people.get(each, 0) for each in ON_THE_LIST}
    return {"people": figures.total, "standing": standing, "soon": figures.soon, "later": figures.later}


def _called(sources: list[Row]) -> dict[str, str]:
    """The slug of a collection point, or the kind of customer relation."""
    parted = {each.of: each.of.split(":") for each in sources}
    with acting_as("consent"):
        points = CollectionPoint.objects.in_bulk([int(of) for kind, of in parted.values() if kind == "point"])
    return {
        source: points[int(of)].slug if kind == "point" else RelationKind(int(of)).name.lower()
        for source, (kind, of) in parted.items()
    }
