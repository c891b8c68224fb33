"""Decisions in full: every rule that was asked, with its answer."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Code, Dim, Facts, Mark, Paragraph, Section, Table
from jatak.retention.disclosure.telling.messages import sources
from jatak.retention.disclosure.telling.saying import answer, day, plainly

HOLDS = {2: Mark("✓", "yes"), 1: Mark("–", "no"), 0: Mark("?")}
AGAIN = {
    True: "Decided anew while this was written: the same answer, rule for rule.",
    False: "Decided anew while this was written: DIFFERENT from what was stored.",
    None: "Its rulebook is no longer part of the product; what is stored is shown.",
}
INTRODUCTION = (
    "Each decision was stored when it was made. ✓ means: nothing against sending here. – and ? mean: not proven, or in"
    " its way; one ground whose rules all hold is enough."
)


def section(rows: dict[str, list[Row]]) -> Section:
    """The section of decisions."""
    days = {row["id"]: row["law_as_of"] for row in rows["rulebooks"]}
    blocks: list[Block] = [Paragraph(INTRODUCTION)] if rows["decisions"] else [Paragraph("Nothing was decided.")]
    return Section("Decisions in full", [*blocks, *(_card(row, days) for row in rows["decisions"])], "decisions")


def _card(row: Row, days: dict[str, str]) -> Card:
    whole = row["whole"]
    facts = Facts(
        [
            ("because", whole["because"]),
            ("what would change it", whole["would_change"]),
            ("decisive rule", whole["rule"]),
            ("source in law", sources(whole, 99)),
            ("rulebook", [Code(row["rulebook"]), Dim(f"the law of {day(days[row['rulebook']])}")]),
            ("replayed", AGAIN[row["same_today"]]),
        ]
    )
    rules: list[list[Cell]] = [
        [plainly(each["rule"]), each["country"], HOLDS[each["holds"]], each["because"]] for each in whole["answers"]
    ]
    table = Table(("rule", "law of", "holds", "because"), rules)
    return Card([f"Decision {row['id']}", answer(row["permitted"])], "", [facts, table], f"decision-{row['id']}")
