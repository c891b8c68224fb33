"""Changed values of the law, as plain data and as a table."""

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jatak.law.comparing import Change, Comparison
from jatak.law.parameter import Value
from jatak.law.parameters import PARAMETERS
from jatak.law.wording import plain, said_apart


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison for `--json`."""
    return {
        "added": list(comparison.added),
        "removed": list(comparison.removed),
        "changed": [
            {
                "country": change.country,
                "parameter": change.parameter,
                "meaning": PARAMETERS[change.parameter].meaning,
                "other_value": change.of_value,
                "old": _dated(change.old),
                "new": _dated(change.new),
            }
            for change in comparison.changed
        ],
    }


def _dated(value: Value[Any]) -> dict[str, Any] | None:
    if value.value is None:
        return None
    return {
        "value": plain(value.value),
        "cite": value.source.cite,
        "source": value.source.source,
        "status": value.source.status,
        "valid_from": value.valid_from,
        "valid_to": value.valid_to,
        "note": value.note,
    }


def show(comparison: Comparison, screen: Console) -> None:
    """Countries that come and go, then a row for each change, countries that share it together."""
    for countries, what in ((comparison.added, "get a rule pack"), (comparison.removed, "lose their rule pack")):
        if countries:
            screen.print(f"Would {what}: {', '.join(countries)}.")
    changes = [change for change in comparison.changed if change.of_value]
    if changes:
        screen.print(_table(changes))
    if same := len(comparison.changed) - len(changes):
        screen.print(f"{same:,} {'value stays' if same == 1 else 'values stay'} with other sources, dates or notes.")


def ending(comparison: Comparison) -> str:
    """The answer in one line, where nobody is asked about."""
    count = sum(change.of_value for change in comparison.changed)
    return f"{f'{count:,}' if count else 'no'} {'value' if count == 1 else 'values'} would change".capitalize()


def _table(changes: list[Change]) -> Table:
    table = Table("value, countries", "old", "new", title="Changed values", title_justify="left", expand=True)
    table.columns[0].min_width = max(len(change.parameter) for change in changes)
    for column in table.columns:
        column.ratio, column.overflow = 1, "fold"
    for same in _together(changes):
        old, new = said_apart(same[0].old.value, same[0].new.value)
        countries = ", ".join(change.country for change in same)
        table.add_row(
            f"{same[0].parameter}\n{countries}", _told(old, same[0].old), _told(new, same[0].new), end_section=True
        )
    return table


def _together(changes: list[Change]) -> list[list[Change]]:
    """The same change of several countries, in the order of parameters."""
    found: list[list[Change]] = []
    for change in sorted(changes, key=lambda change: list(PARAMETERS).index(change.parameter)):
        for same in found:
            if (same[0].parameter, same[0].old, same[0].new) == (change.parameter, change.old, change.new):
                same.append(change)
                break
        else:
            found.append([change])
    return found


def _told(words: str, value: Value[Any]) -> Text:
    """The value, and below it where it stands, since when, and how that was checked."""
    if value.value is None:
        return Text(words)
    until = f" to {value.valid_to}" if value.valid_to else ""
    return Text.assemble(
        words, (f"\n{value.source.cite}, from {value.valid_from}{until} ({value.source.status})", "dim")
    )
