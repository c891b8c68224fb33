"""What was bought and agreed, and what came with it."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Cell, Dim, Paragraph, Section, Table
from jatak.retention.answers.seen import Seen

SHOWN = 300
"""So many lines stand in the document; all of them are in the data."""


def section(seen: Seen) -> Section:
    """Relations, and under them the lines of invoices."""
    speech = seen.speech
    head = [speech.say(name) for name in ("what", "at_company", "since", "last", "address_given", "offered")]
    rows = [_relation(each, seen) for each in seen.rows["relations"]]
    blocks: list[Block] = [Table(head, rows)] if rows else [Paragraph(speech.say("bought_none"))]
    return Section(speech.say("bought_title"), [*blocks, *_lines(seen)], "bought")


def _relation(row: Row, seen: Seen) -> list[Cell]:
    speech = seen.speech
    return [
        speech.word("relation", row["kind"]),
        seen.company_named(row["controller"]),
        speech.day(row["concluded_at"]),
        speech.day(row["last_at"]) or Dim("–"),
        seen.addresses().get(row["contact_point"] or "") or Dim("–"),
        {"yes": speech.say("yes"), "no": speech.say("no")}.get(row["opt_out_offered"], Dim(speech.say("unknown"))),
    ]


def _lines(seen: Seen) -> list[Block]:
    speech, lines = seen.speech, seen.rows.get("purchases", [])[-SHOWN:]
    head = [speech.say(name) for name in ("day", "article", "quantity", "price", "invoice")]
    rows = [_line(each, seen) for each in reversed(lines)]
    numbers = frozenset({speech.say("quantity"), speech.say("price")})
    return [Table(head, rows, numbers)] if rows else []


def _line(row: Row, seen: Seen) -> list[Cell]:
    price = _short(row["unit_price"]) if row["unit_price"] else "–"
    return [seen.speech.day(row["at"]), row["article"], _short(row["quantity"]), price, row["invoice"]]


def _short(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
