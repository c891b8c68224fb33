"""What stands today, in two tables."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Cell, Dim, Link, Mark, Paragraph, Section, Table
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.saying import channels, day, plainly


def section(rows: dict[str, list[Row]]) -> Section:
    """The section of consents and objections as they stand."""
    names = Names.of(rows)
    blocks = [*_consents(rows["records"], names), *_objections(rows, names), *_preferences(rows, names)]
    return Section("What stands today", blocks, "standing")


def in_force(records: list[Row]) -> int:
    """How many consents were given, confirmed where that is needed, and not taken back."""
    return sum(_state(record)[1] == "yes" for record in records)


def _state(record: Row) -> tuple[str, str]:
    if record["ended_at"]:
        return f"ended {day(record['ended_at'])}", "no"
    if record["needs_confirmation"] and not record["confirmed_at"]:
        return "not confirmed", "open"
    return "not taken back", "yes"


def _consents(records: list[Row], names: Names) -> list[Block]:
    if not records:
        return [Paragraph("There is no consent, and there was none.")]
    head = ("consent for", "channel", "given", "confirmed", "last used", "state")
    return [Table(head, [_consent(record, names) for record in records])]


def _consent(record: Row, names: Names) -> list[Cell]:
    parts = [names.several(kind, record[kind]) for kind in ("topics", "brands") if record[kind]]
    unasked = "not asked for" if not record["needs_confirmation"] else "no"
    return [
        "; ".join([names.company(record["controller"]), *parts]),
        channels([record["channel"]]),
        Link(day(record["given_at"]), f"#event-{record['event']}"),
        day(record["confirmed_at"]) or Dim(unasked),
        day(record["last_used_at"]) or Dim("never"),
        Mark(*_state(record)),
    ]


def _objections(rows: dict[str, list[Row]], names: Names) -> list[Block]:
    if not rows["objections"]:
        return [Paragraph("There is no objection.")]
    head = ("objection at", "to", "channel", "since")
    return [Table(head, [_objection(row, names) for row in rows["objections"]])]


def _objection(row: Row, names: Names) -> list[Cell]:
    parts = [("topics", row["topic"]), ("brands", row["brand"])]
    named = [names.own(kind, number) for kind, number in parts if number]
    return [
        names.company(row["controller"]),
        "; ".join(["surveys" if row["survey"] else "marketing", *named]),
        channels([row["channel"]] if row["channel"] else []),
        Link(day(row["at"]), f"#event-{row['event']}"),
    ]


def _preferences(rows: dict[str, list[Row]], names: Names) -> list[Block]:
    """Pauses and numbers of their own, also those that are over."""
    told = [*map(_pause, rows["pauses"]), *map(_number, rows["own_frequencies"])]
    if not told:
        return []
    head = ("preference at", "what", "channel", "said", "by", "ended")
    return [Table(head, [[names.company(company), *cells] for company, cells in told])]


def _pause(row: Row) -> tuple[str, list[Cell]]:
    return row["controller"], [f"no marketing until {day(row['until'])}", *_heard(row, row["begun_at"])]


def _number(row: Row) -> tuple[str, list[Cell]]:
    return row["controller"], [f"at most {row['per_month']} in 30 days", *_heard(row, row["chosen_at"])]


def _heard(row: Row, at: str) -> list[Cell]:
    return [
        channels([row["channel"]] if row["channel"] else []),
        day(at),
        plainly(row["via"]),
        day(row["ended_at"]) or Dim("no"),
    ]
