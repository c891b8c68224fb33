"""Who got the data (GDPR art. 15(1)(c)), and how often staff looked."""

from jatak.evidence.page import Block, Cell, Paragraph, Section, Table
from jatak.retention.answers.seen import Seen


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
    return [Paragraph(speech.say("looked", **counts))]
