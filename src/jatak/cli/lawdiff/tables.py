"""Who would be gained and lost, as tables for a reader."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jatak.gate.situation import Role, Situation

Group = Mapping[str, Any]

_BARS = {field.name for field in fields(Situation) if field.metadata["role"] is Role.BAR}
"""Facts that count only when something raises them."""

TITLES = {"gained": "Gained", "lost": "Lost", "otherwise": "Same answer for another reason"}


def show(content: Mapping[str, Any], screen: Console) -> None:
    """The company's own limits where they would be others, and a table for each kind of move."""
    old, new = content["own_limits"]["old"], content["own_limits"]["new"]
    for limit in (name for name in old if old[name] != new[name]):
        screen.print(f"The company's own {limit.replace('_', ' ')}: {old[limit] or 'none'} → {new[limit] or 'none'}.")
    for kind, title in TITLES.items():
        if groups := [group for group in content["groups"] if group["kind"] == kind]:
            screen.print(_table(f"{title}: {_people(content[kind])}", groups))


def ending(content: Mapping[str, Any]) -> str:
    """The answer in one line."""
    gained, lost = content["gained"], content["lost"]
    stay = content["people"] - gained - lost
    other = f", {content['otherwise']:,} of them for another reason" if content["otherwise"] else ""
    return f"{_people(gained)} would be gained, {lost:,} lost, {stay:,} {'stays' if stay == 1 else 'stay'}{other}"


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"


def _table(title: str, groups: list[Group]) -> Table:
    table = Table("people", "reachable", "old", "new, → what would change it", "countries", expand=True)
    table.title, table.title_justify = title, "left"
    for column, ratio in zip(table.columns[2:], (4, 4, 2), strict=True):
        column.ratio, column.overflow = ratio, "fold"
    table.columns[0].justify = table.columns[1].justify = "right"
    for same in _by_reasons(groups):
        old, new = _why(same[0]["old"]), _why(same[0]["new"])
        situations = [each for group in same for each in group["situations"]]
        was = _in_common(each["old"] for each in situations)
        becomes = _in_common(each["new"] for each in situations)
        old.append(_listed(was), "dim")
        new.append(_listed({name: fact for name, fact in becomes.items() if was.get(name) != fact}), "dim")
        table.add_row(f"{_sum(same, 'count'):,}", f"{_sum(same, 'reachable'):,}", old, new, _countries(same))
    return table


def _by_reasons(groups: Iterable[Group]) -> list[list[Group]]:
    """The groups with the same words before and after together, the largest first."""
    found: dict[tuple[str, str], list[Group]] = {}
    for group in groups:
        found.setdefault((_why(group["old"]).plain, _why(group["new"]).plain), []).append(group)
    return sorted(found.values(), key=lambda same: -_sum(same, "count"))


def _sum(groups: Iterable[Group], what: str) -> int:
    return sum(group[what] for group in groups)


def _why(decision: Mapping[str, Any]) -> Text:
    mark = "✓ yes" if decision["outcome"] == "permit" else "– no"
    basis = f", {decision['gdpr_basis']}" if decision["gdpr_basis"] else ""
    change = f"\n→ {decision['would_change']}" if decision["would_change"] else ""
    return Text.assemble(f"{mark}: {decision['because']}", (f" [{decision['rule']}{basis}]", "dim"), change)


def _countries(groups: Iterable[Group]) -> str:
    found = Counter({group["country"] or "unknown": group["count"] for group in groups})
    return ", ".join(f"{country}\N{NO-BREAK SPACE}{count:,}" for country, count in found.most_common())


def _in_common(situations: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The facts that all these situations share and that say something; where people live stands beside them."""
    first, *rest = situations
    return {
        name: {True: "yes", False: "no"}.get(fact, str(fact))
        for name, fact in first.items()
        if name != "country" and not (name in _BARS and fact is False) and all(one.get(name) == fact for one in rest)
    }


def _listed(facts: Mapping[str, str]) -> str:
    words = ", ".join(f"{name.replace('_', ' ')} {fact}" for name, fact in facts.items())
    return f"\n{words}" if words else ""
