"""Each no that stands, breaks, wishes, and everything that was said in order."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Cell, Paragraph, Section, Table
from jatak.retention.answers.seen import Seen


def section(seen: Seen) -> Section:
    """What the person does not want, or less of."""
    speech = seen.speech
    rows = [*(_no(each, seen) for each in seen.rows["objections"]), *_breaks(seen), *_wishes(seen)]
    head = [speech.say(name) for name in ("what", "scope", "when")]
    blocks: list[Block] = [Table(head, rows)] if rows else [Paragraph(speech.say("noes_none"))]
    return Section(speech.say("noes_title"), blocks, "noes")


def history(seen: Seen) -> Section:
    """All that was ever said."""
    speech = seen.speech
    head = [speech.say(name) for name in ("when", "what", "scope", "how", "who")]
    rows = [_said(event["entry"], seen) for event in seen.rows["events"]]
    blocks: list[Block] = [Table(head, rows)] if rows else [Paragraph(speech.say("none"))]
    return Section(speech.say("history_title"), blocks, "history")


def _no(row: Row, seen: Seen) -> list[Cell]:
    name = "no_surveys" if row["survey"] else "no_advertising"
    return [seen.speech.say(name), _scope(row, [row["channel"]] if row["channel"] else [], seen), _day(row["at"], seen)]


def _breaks(seen: Seen) -> list[list[Cell]]:
    found = [each for each in seen.rows["pauses"] if each["ended_at"] is None]
    return [
        [
            seen.speech.say("break", day=seen.speech.day(each["until"])),
            _scope(each, [each["channel"]] if each["channel"] else [], seen),
            _day(each["begun_at"], seen),
        ]
        for each in found
    ]


def _wishes(seen: Seen) -> list[list[Cell]]:
    found = [each for each in seen.rows["own_frequencies"] if each["ended_at"] is None]
    return [
        [
            seen.speech.say("at_most", number=each["per_month"]),
            _scope(each, [each["channel"]] if each["channel"] else [], seen),
            _day(each["chosen_at"], seen),
        ]
        for each in found
    ]


def _said(entry: Row, seen: Seen) -> list[Cell]:
    speech = seen.speech
    return [
        speech.instant(entry["at"]),
        speech.say("no_surveys") if entry["survey"] else speech.word("said", entry["kind"]),
        _scope(entry, entry["channels"], seen),
        speech.word("via", entry["via"]),
        speech.word("by", entry["actor"]),
    ]


def _scope(row: Row, channels: list[str], seen: Seen) -> str:
    """Company, channels, topic and brand."""
    said = [seen.company_named(row["controller"]), seen.speech.channels(channels)]
    if row.get("topic"):
        said.append(seen.names.own("topics", row["topic"]))
    if row.get("brand"):
        said.append(seen.names.own("brands", row["brand"]))
    return ", ".join(said)


def _day(at: str, seen: Seen) -> str:
    return seen.speech.day(at)
