"""Customer relations and purchases."""

from collections.abc import Iterator

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Facts, Paragraph, Section, Table
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.saying import day, plainly, tri, when


def section(rows: dict[str, list[Row]]) -> Section:
    """The section of what the person bought."""
    names = Names.of(rows)
    cards: list[Block] = [_card(relation, names, rows) for relation in rows["relations"]]
    nothing: list[Block] = [Paragraph("The person is no customer, and never was.")]
    return Section("Customer relations and purchases", [*(cards or nothing), *_purchases(rows, names)], "customer")


def _card(row: Row, names: Names, rows: dict[str, list[Row]]) -> Card:
    heading = f"{plainly(row['kind']).capitalize()} at {names.company(row['controller'])}"
    return Card(heading, when(row["concluded_at"]), [Facts(list(_facts(row, names, rows)))], f"relation-{row['id']}")


def _facts(row: Row, names: Names, rows: dict[str, list[Row]]) -> Iterator[tuple[str, Cell | None]]:
    addresses = {each["id"]: each["address"] for each in rows["addresses"]}
    yield "number", row["external_key"]
    if row["brand"]:
        yield "brand", names.own("brands", row["brand"])
    yield "products", names.several("product_groups", row["product_groups"])
    yield "address given", addresses.get(row["contact_point"] or "")
    yield "came from the sale", tri(row["address_from_sale"])
    yield "opt-out offered", tri(row["opt_out_offered"])
    yield "one-off", row["one_off"]
    yield "of low value", row["low_value"]
    yield "last", when(row["last_at"])
    yield "delivery", " to ".join(filter(None, (day(row["delivery_begin"]), day(row["delivery_end"]))))
    yield "ended", when(row["ended_at"])
    yield "cancelled", when(row["cancelled_at"])


def _purchases(rows: dict[str, list[Row]], names: Names) -> list[Block]:
    lines = rows.get("purchases", [])
    if not lines:
        return []
    head = ("day", "at", "invoice", "article", "quantity", "price")
    return [Table(head, [_line(line, names) for line in lines], frozenset({"quantity", "price"}))]


def _line(line: Row, names: Names) -> list[Cell]:
    return [
        day(line["at"]),
        names.company(line["controller"]),
        line["invoice"],
        line["article"],
        _short(line["quantity"]),
        _short(line["unit_price"] or "–"),
    ]


def _short(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
