"""Whom a campaign reached, whom it left out, and why."""

from collections import Counter

from jatak.evidence.contents import Row
from jatak.evidence.page import (
    Block,
    Card,
    Cell,
    Code,
    Dim,
    Facts,
    Inline,
    Lines,
    Link,
    Mark,
    Paragraph,
    Quote,
    Section,
    Table,
)
from jatak.retention.disclosure.decisions import key_of
from jatak.retention.disclosure.telling.messages import TONES, by_key, sources
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.saying import DROPS, GROUNDS, SHORT, day, plainly, situation, when

UNWRITTEN = "left out by the campaign itself: the letter is not written in their language"
Rows = dict[str, list[Row]]


def in_short(told: Rows) -> list[tuple[str, str | None]]:
    """The figures in the box."""
    start, states = told["campaign"][0]["start"], _states(told)
    if start is None:
        return [("started", "not yet")]
    permitted, left_out = start["permitted"], start["people"] - start["permitted"]
    people = f"{start['people']:,} known, {permitted:,} permitted, {left_out:,} left out"
    return [
        ("people", people),
        ("replayed", _replayed(told["decisions"])),
        ("messages", ", ".join(f"{count:,} {SHORT[state]}" for state, count in sorted(states.items())) or "none"),
    ]


def _replayed(decisions: list[Row]) -> str:
    """What came of deciding each stored decision anew."""
    counted = Counter(decision["same_today"] for decision in decisions)
    words = {True: "decided anew and the same", False: "decided anew and DIFFERENT", None: "no longer decidable here"}
    return ", ".join(f"{counted[key]:,} {said}" for key, said in words.items() if counted[key])


def sections(told: Rows) -> list[Section]:
    """The sections of a campaign's page."""
    return [_campaign(told), _sent(told), _left_out(told), _words(told), _messages(told)]


def _states(told: Rows) -> Counter[str]:
    counted: Counter[str] = Counter()
    for share in told["shares"]:
        counted[share["state"]] += share["count"]
    return counted


def _campaign(told: Rows) -> Section:
    (campaign,) = told["campaign"]
    names, start = Names.of(told), campaign["start"] or {}
    days = {row["id"]: row["law_as_of"] for row in told["rulebooks"]}
    rulebook: Cell | None = None
    if start:
        rulebook = [Code(start["rulebook"]), Dim(f"the law of {day(days.get(start['rulebook'], start['as_of']))}")]
    template = told["templates"][0]
    facts = Facts(
        [
            ("company", names.company(campaign["controller"])),
            ("brand", names.own("brands", campaign["brand"]) if campaign["brand"] else None),
            ("topic", names.own("topics", campaign["topic"]) if campaign["topic"] else None),
            ("template", f"“{template['slug']}”, version {template['version']}"),
            ("in it", ", ".join(map(plainly, template["elements"]))),
            ("approved", f"by {template['approved_by']}, {when(template['approved_at'])}"),
            ("started", f"by {start['by']}, {when(start['at'])}" if start else "not yet"),
            ("facts as of", when(start.get("as_of"))),
            ("rulebook", rulebook),
        ]
    )
    return Section("The campaign", [facts], "campaign")


def _sent(told: Rows) -> Section:
    decisions = by_key(told["decisions"])
    head = ("state", "people", "why", "what was known")
    rows = [_share(share, decisions.get(key_of(share)), told) for share in told["shares"]]
    blocks: list[Block] = [Table(head, rows, frozenset({"people"}))] if rows else [Paragraph("No message was written.")]
    return Section("Messages by decision", blocks, "sent")


def _share(share: Row, decision: Row | None, told: Rows) -> list[Cell]:
    state = Mark(SHORT[share["state"]], TONES.get(share["state"], "open"))
    return [state, f"{share['count']:,}", _why(decision), _known(decision, told)]


def _left_out(told: Rows) -> Section:
    decisions = {row["id"]: row for row in told["decisions"]}
    rows: list[list[Cell]] = [
        [f"{row['count']:,}", _why(decisions[row["decision"]]), _known(decisions[row["decision"]], told)]
        for row in told["left_out"]
    ]
    rows += [[f"{people:,}", f"{UNWRITTEN} ({language})", ""] for language, people in _unserved(told).items()]
    head = ("people", "why not", "what was known")
    blocks: list[Block] = [Table(head, rows, frozenset({"people"}))] if rows else [Paragraph("Nobody was left out.")]
    return Section("Left out at the start", blocks, "left-out")


def _unserved(told: Rows) -> dict[str, int]:
    """How many the campaign itself left out, by the language that they read."""
    start = told["campaign"][0]["start"]
    found: dict[str, int] = start["unserved"] if start else {}
    return found


def _why(decision: Row | None) -> Cell:
    if decision is None:
        return Dim("no decision is stored")
    whole = decision["whole"]
    ground: list[Inline] = [f"Ground: {GROUNDS.get(whole['ground'], whole['ground'])}."] if whole["ground"] else []
    return Lines([[whole["because"], *ground], *sources(whole).cells, Dim(f"rule: {whole['rule']}")])


def _known(decision: Row | None, told: Rows) -> Cell:
    words = {row["id"]: row["words"] for row in told["situations"]}
    return situation(words[decision["situation"]]) if decision else Dim("–")


def _words(told: Rows) -> Section:
    texts = told["templates"][0]["texts"]
    return Section(
        "What the message said",
        [Card(text["subject"], text["language"], [Quote(text["text"].strip(), text["language"])]) for text in texts],
        "words",
    )


def _messages(told: Rows) -> Section:
    total, shown = sum(_states(told).values()), told["shown"]
    which = f"The first {len(shown):,} of {total:,}" if total > len(shown) else f"All {total:,}"
    data = Link("data/messages.jsonl", "data/messages.jsonl")
    words = Paragraph([f"{which}; with everything about them they are in", data])
    head = ("message", "person", "state", "when", "ground")
    return Section("Messages", [words, Table(head, [_message(row) for row in shown])], "messages")


def _message(row: Row) -> list[Cell]:
    at = row["settled_at"] or row["offered_at"] or row["created_at"]
    state: list[Inline] = [Mark(SHORT[row["state"]], TONES.get(row["state"], "open"))]
    if row["state"] == "dropped":
        state.append(DROPS.get(row["answer"], plainly(row["answer"])))
    return [row["id"], row["person"], state, when(at), _stands_on(row)]


def _stands_on(row: Row) -> Cell:
    if row["consent_event"]:
        return ["consent", Code(row["consent_event"])]
    return f"customer relation {row['relation']}" if row["relation"] else Dim("neither consent nor relation")
