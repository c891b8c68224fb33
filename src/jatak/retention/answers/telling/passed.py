"""Who got the data (GDPR art. 15(1)(c)); on which days staff looked, and for what (CJEU, C-579/21)."""

from collections import Counter

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Cell, Paragraph, Section, Table
from jatak.retention.answers.seen import Seen

PURPOSES = {
    **dict.fromkeys(("answer_person", "answer_message", "answer", "answer_file", "answer_paper"), "asked"),
    **dict.fromkeys(("person_request", "inbox_erase", "person_correct", "person_restrict"), "asked"),
    **dict.fromkeys(("person_restriction_end", "person_objection", "person_receipts"), "asked"),
    **dict.fromkeys(("person_try", "person_messages", "person_message", "person_replay"), "checked"),
    **dict.fromkeys(("person_event", "person_scan", "person_relation"), "checked"),
    "service_one": "sent",
}
"""For what a page is opened, by its name; all others to see what is known."""
SHOWN = 60
"""Lines; all of them are in the data."""


def section(seen: Seen) -> Section:
    """Each recipient by name."""
    speech = seen.speech
    head = [speech.say(name) for name in ("recipient", "what", "when")]
    rows = [*_lists(seen), *_told(seen), *_programs(seen)]
    blocks: list[Block] = [Table(head, rows)] if rows else [Paragraph(speech.say("passed_none"))]
    return Section(speech.say("passed_title"), [*blocks, *_looks(seen)], "passed")


def _lists(seen: Seen) -> list[list[Cell]]:
    speech = seen.speech
    return [[row["to"], speech.say("handed_over"), speech.day(row["handed_on"])] for row in seen.rows["handovers"]]


def _told(seen: Seen) -> list[list[Cell]]:
    speech = seen.speech
    return [
        [row["to"], speech.say("told_no"), speech.day(row["first_told_at"]) or speech.say("not_told_yet")]
        for row in seen.rows["passings"]
    ]


def _programs(seen: Seen) -> list[list[Cell]]:
    speech = seen.speech
    return [
        [
            row["to"],
            speech.say("program_told"),
            speech.say(
                "from_to" if row["closed_at"] else "from_day",
                day=speech.day(row["made_at"]),
                end=speech.day(row["closed_at"]),
            ),
        ]
        for row in seen.rows["programs"]
    ]


def _looks(seen: Seen) -> list[Block]:
    looks, speech = seen.rows["looks"], seen.speech
    if not looks:
        return []
    times, days = sum(row["times"] for row in looks), {row["day"] for row in looks}
    counts = {"times": speech.number(times), "days": speech.number(len(days)), "last": speech.day(max(days))}
    rows: list[list[Cell]] = [
        [speech.day(day), f"{speech.say(f'looked_{purpose}')} ({speech.number(count)})"]
        for (day, purpose), count in list(_by_day(looks).items())[:SHOWN]
    ]
    return [Paragraph(speech.say("looked", **counts)), Table([speech.say("when"), speech.say("what")], rows)]


def _by_day(looks: list[Row]) -> Counter[tuple[str, str]]:
    """How often on a day and for what, the newest day first; who of staff it was is not the person's to know."""
    found: Counter[tuple[str, str]] = Counter()
    for row in sorted(looks, key=lambda each: (each["day"], each["page"]), reverse=True):
        found[row["day"], PURPOSES.get(row["page"], "known")] += row["times"]
    return found
