"""The pages of the four kinds of export."""

from collections import Counter

from jatak.evidence.contents import Row, Stamp
from jatak.evidence.page import Cell, Page, Paragraph, Section, Table
from jatak.retention.disclosure.tally import Tally
from jatak.retention.disclosure.telling import buying, checking, decisions, events, messages, reach, standing, who
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.saying import KINDS, day

Rows = dict[str, list[Row]]

IN_THE_LEDGER = (
    "Every event stands in data/events.jsonl, with its salt and commitment. The words that people were shown are in"
    " data/notices.jsonl."
)


def page_of_person(asked: Row, rows: Rows, stamp: Stamp) -> Page:
    """All about a person."""
    named = who.name_of(rows) or f"person {asked['person']}"
    sections = (who, events, standing, buying, messages, decisions)
    return Page(
        f"Evidence about {named}",
        "What is known, what was said and shown, and why each message was sent or not.",
        checking.facts(asked["words"], stamp, *_in_short(rows)),
        [*(part.section(rows) for part in sections), checking.section()],
    )


def page_of_message(asked: Row, rows: Rows, stamp: Stamp) -> Page:
    """All about a message."""
    sections = (messages, events, standing, buying, who, decisions)
    return Page(
        f"Evidence about message {asked['message']}",
        "Why it was sent or not, on what it stood, and what its recipient told the company before and after.",
        checking.facts(asked["words"], stamp, *_in_short(rows)),
        [*(part.section(rows) for part in sections), checking.section()],
    )


def page_of_campaign(asked: Row, told: Rows, stamp: Stamp) -> Page:
    """All about a campaign."""
    (campaign,) = told["campaign"]
    return Page(
        f"Evidence about the campaign {campaign['name']}",
        "Who was written to and on what ground, and who was left out and why. People appear as their numbers.",
        checking.facts(asked["words"], stamp, *reach.in_short(told)),
        [*reach.sections(told), checking.section()],
    )


def page_of_ledger(asked: Row, told: Rows, tally: Tally, stamp: Stamp) -> Page:
    """The ledger, counted."""
    names = Names.of(told)
    ordered = sorted(tally.counts.items(), key=lambda each: (names.company(each[0][0]), each[0][1]))
    rows: list[list[Cell]] = [[names.company(c), KINDS[kind], f"{count:,}"] for (c, kind), count in ordered]
    time = f"{day(tally.first)} to {day(tally.last)}" if tally.total else None
    table = Table(("company", "what was said", "events"), rows, frozenset({"events"}))
    return Page(
        "The ledger of consents and objections",
        "What people said, as it was heard. They appear as their numbers; names and addresses are not here.",
        checking.facts(asked["words"], stamp, ("events", f"{tally.total:,}"), ("heard", time)),
        [Section("What is in it", [Paragraph(IN_THE_LEDGER), table], "ledger"), checking.section()],
    )


def _in_short(rows: Rows) -> list[tuple[str, str | None]]:
    states = Counter(row["state"] for row in rows["messages"])
    sent, dropped = states.pop("accepted", 0), states.pop("dropped", 0)
    others = "".join(f", {count} {state}" for state, count in sorted(states.items()))
    return [
        ("consents", f"{standing.in_force(rows['records'])} not taken back, of {len(rows['records'])}"),
        ("objections", f"{len(rows['objections'])} standing"),
        ("messages", f"{sent} sent, {dropped} stopped before they were sent{others}"),
    ]
