"""What came in from the person, and what they asked."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Facts, Mark, Paragraph, Quote, Section, Table
from jatak.retention.answers.seen import Seen


def section(seen: Seen) -> Section:
    """Requests, and everything that arrived."""
    speech = seen.speech
    blocks: list[Block] = [_request(each, seen) for each in seen.rows["requests"]]
    head = [speech.say(name) for name in ("when", "what", "how", "done_about_it")]
    rows = [_arrival(each, seen) for each in seen.rows["arrivals"]]
    blocks += [Table(head, rows)] if rows else []
    return Section(speech.say("incoming_title"), blocks or [Paragraph(speech.say("none"))], "incoming")


def _request(row: Row, seen: Seen) -> Card:
    speech = seen.speech
    is_open = row["closed_at"] is None
    heading = [f"{speech.say('request')} {row['id']}: {speech.word('asked', row['asked'])}"]
    mark = Mark(speech.say("still_open"), "open") if is_open else Mark(speech.day(row["closed_at"]), "yes")
    facts = Facts(
        [
            (speech.say("how"), speech.word("via", row["medium"])),
            (speech.say("at_company"), seen.company_named(row["controller"]) if row["controller"] else None),
            (speech.say("due"), speech.day(row["due_at"])),
            (speech.say("closed"), speech.day(row["closed_at"])),
            (speech.say("done_about_it"), "; ".join(_step(each, seen) for each in row["steps"] if each["done"])),
        ]
    )
    said: list[Block] = [Quote(row["words"].strip(), "")] if (row["words"] or "").strip() else []
    return Card([*heading, mark], speech.instant(row["received_at"]), [facts, *said], f"request-{row['id']}")


def _step(row: Row, seen: Seen) -> str:
    said = [seen.speech.word("done", row["done"]), row["reason"]]
    return ": ".join(each for each in said if each)


def _arrival(row: Row, seen: Seen) -> list[Cell]:
    speech = seen.speech
    return [
        speech.instant(row["received_at"]),
        ": ".join(filter(None, (speech.say(f"arrival_{row['kind']}"), row["subject"]))),
        row["way"],
        speech.day(row["done_at"]),
    ]
