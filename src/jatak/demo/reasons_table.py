"""An audience as a table of reasons, on a wide terminal, or as a list on a narrow one."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jatak.clearance.audience import Share

NARROW = 80
Reason = tuple[bool, str, str]
"""Whether it permits, the rule, and the sentence."""


def reasons_of(shares: Iterable[Share]) -> list[tuple[Reason, Counter[str]]]:
    """The reasons with their people by country, permits first, then the most frequent."""
    found: dict[Reason, Counter[str]] = {}
    for share in shares:
        decision = share.decision
        reason = decision.permitted, decision.rule, decision.because
        found.setdefault(reason, Counter())[share.situation.country or "unknown"] += share.count
    return sorted(found.items(), key=lambda row: (not row[0][0], -row[1].total()))


def reasons_table(shares: Iterable[Share], width: int) -> RenderableType:
    """The reasons as they fit into a terminal."""
    rows = reasons_of(shares)
    return _list(rows) if width < NARROW else _table(rows)


def _table(rows: list[tuple[Reason, Counter[str]]]) -> Table:
    table = Table("people", "", "why", "countries", expand=True, show_lines=False, pad_edge=False)
    table.columns[0].justify = "right"
    table.columns[2].ratio, table.columns[3].ratio = 3, 2
    for (permits, rule, because), countries in rows:
        why = Text.assemble(because, (f" {rule}", "dim"))
        table.add_row(str(countries.total()), _mark(permits), why, _countries(countries), end_section=False)
    return table


def _list(rows: list[tuple[Reason, Counter[str]]]) -> Group:
    return Group(
        *(
            Text.assemble(_mark(permits), f" {countries.total()}  {because} ", (rule, "dim"))
            for (permits, rule, because), countries in rows
        )
    )


def _mark(permits: bool) -> Text:
    return Text("✓", "green") if permits else Text("–", "red")


def _countries(counted: Counter[str]) -> str:
    return ", ".join(f"{country}\N{NO-BREAK SPACE}{count}" for country, count in counted.most_common())
