"""Where the data came from (GDPR art. 15(1)(g)), and what they are used for (art. 15(1)(a))."""

from collections.abc import Iterator

from jatak.evidence.page import Block, Cell, Paragraph, Section, Table
from jatak.retention.answers.seen import Seen

PURPOSES = ("consent", "customer", "service", "proof")


def section(seen: Seen) -> Section:
    """Each source once, in the order of time."""
    speech = seen.speech
    head = [speech.say(name) for name in ("source", "what", "when")]
    rows = [[source, what, speech.day(at)] for (source, what), at in _first(seen).items()]
    blocks: list[Block] = [Table(head, rows)] if rows else [Paragraph(speech.say("none"))]
    return Section(speech.say("sources_title"), blocks, "sources")


def purposes(seen: Seen) -> Section:
    """What for, and on which legal basis."""
    speech = seen.speech
    rows: list[list[Cell]] = [[speech.say(f"purpose_{each}"), speech.say(f"basis_{each}")] for each in PURPOSES]
    table = Table([speech.say("purpose"), speech.say("basis")], rows)
    return Section(speech.say("purposes_title"), [table, Paragraph(speech.say("machine"))], "purposes")


def _first(seen: Seen) -> dict[tuple[str, str], str]:
    """When each source told something first."""
    found: dict[tuple[str, str], str] = {}
    for source, what, at in sorted(_each(seen), key=lambda each: each[2]):
        found.setdefault((source, what), at)
    return found


def _each(seen: Seen) -> Iterator[tuple[str, str, str]]:
    speech = seen.speech
    for event in seen.rows["events"]:
        entry = event["entry"]
        name = "source_self" if entry["actor"] == "person" else "source_others"
        yield speech.say(name, via=speech.word("via", entry["via"])), speech.say("said_there"), entry["at"]
    for row in seen.rows["imported_rows"]:
        columns = ", ".join(name for name, cell in row["cells"].items() if cell)
        yield speech.say("source_file", file=row["file"], row=row["row"]), columns, row["begun_at"]
    for relation in seen.rows["relations"]:
        source = f"{speech.say('source_sales')}, {seen.company_named(relation['controller'])}"
        yield source, speech.say("bought_there"), relation["concluded_at"]
