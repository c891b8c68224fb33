"""Messages, each with what permitted or stopped it."""

from collections.abc import Iterator

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Code, Dim, Facts, Inline, Lines, Link, Mark, Paragraph, Section
from jatak.retention.disclosure.decisions import Key, key_of
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.saying import DROPS, GROUNDS, SHORT, STATES, situation, when

TONES = {"accepted": "yes", "dropped": "no", "refused": "no"}


def by_key(decisions: list[Row]) -> dict[Key, Row]:
    """Decisions as messages find them."""
    return {key_of(row): row for row in decisions}


def section(rows: dict[str, list[Row]]) -> Section:
    """The section of messages."""
    decisions = by_key(rows["decisions"])
    cards: list[Block] = [_card(row, decisions.get(key_of(row)), rows) for row in rows["messages"]]
    return Section("Messages", cards or [Paragraph("No message was ever written to this person.")], "messages")


def sources(whole: Row, at_most: int = 3) -> Lines:
    """Where the decisive rule stands in law; what was not read in the original says so."""
    found = [[Link(each["cite"], each["source"]), *_unread(each)] for each in whole["sources"][:at_most]]
    more = len(whole["sources"]) - at_most
    return Lines([*found, Dim(f"and {more} more, in the decision")] if more > 0 else found)


def _unread(source: Row) -> list[Inline]:
    notes = {"memory": "(from memory, not checked)", "second-hand": "(second-hand)"}
    return [Dim(notes[source["status"]])] if source["status"] in notes else []


def _card(row: Row, decision: Row | None, rows: dict[str, list[Row]]) -> Card:
    template = next((each for each in rows["templates"] if each["id"] == row["template_version"]), None)
    subject = f"Message {row['id']}: “{template['texts'][0]['subject']}”" if template else f"Message {row['id']}"
    at = row["settled_at"] or row["offered_at"] or row["created_at"]
    state = Mark(SHORT[row["state"]], TONES.get(row["state"], "open"))
    facts = Facts([*_state(row, template, Names.of(rows)), *_decision(row, decision, rows), *_ground(row)])
    return Card([subject, state], when(at), [facts], f"message-{row['id']}")


def _state(row: Row, template: Row | None, names: Names) -> Iterator[tuple[str, Cell | None]]:
    yield "from", names.company(row["controller"])
    yield "template", f"“{template['slug']}”, version {template['version']}" if template else None
    yield "state", STATES[row["state"]]
    yield "server's answer", row["answer"] if row["state"] != "dropped" else None
    yield "put together", when(row["created_at"])
    yield "handed over", when(row["offered_at"])


def _decision(row: Row, decision: Row | None, rows: dict[str, list[Row]]) -> Iterator[tuple[str, Cell | None]]:
    if decision is None or row["answer"] in DROPS:
        yield "why not", DROPS.get(row["answer"], row["answer"])
        return
    whole = decision["whole"]
    words = next(each["words"] for each in rows["situations"] if each["id"] == row["situation"])
    yield "why" if decision["permitted"] else "why not", whole["because"]
    yield "ground", GROUNDS.get(whole["ground"], whole["ground"])
    yield "legal basis", whole["gdpr_basis"] and f"GDPR {whole['gdpr_basis']}"
    yield (
        "rule",
        [
            Link(whole["rule"], f"#decision-{decision['id']}"),
            Dim(f"by the law of {whole['country'] or 'every country'}"),
        ],
    )
    yield "source in law", sources(whole)
    yield "what was known", situation(words)
    yield "facts up to", when(row["as_of"])


def _ground(row: Row) -> Iterator[tuple[str, Cell | None]]:
    label = "written on" if row["state"] == "dropped" else "stands on"
    if row["consent_event"]:
        yield label, [Link("this yes", f"#event-{row['consent_event']}"), Code(row["consent_event"])]
    if row["relation"]:
        yield label, Link(f"customer relation {row['relation']}", f"#relation-{row['relation']}")
