"""`jatak casebook`"""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from jatak.cli.options import LawAsOf
from jatak.cli.output import Json, answer, console

TOLD = 20
"""Skipped rows that are told one by one; `--json` tells all."""


def casebook(
    file: Annotated[
        Path | None, typer.Argument(help="Published decisions, one JSON object a line; without it those shipped.")
    ] = None,
    failures: Annotated[bool, typer.Option("--failures", help="Show each disagreement with both reasons.")] = False,
    law_as_of: LawAsOf = "",
    as_json: Json = False,
) -> None:
    """Hold the gate against published decisions, in a database of its own; ends with 1 when a row had to be skipped."""
    from jatak.base.clock import now
    from jatak.casebook.file import read
    from jatak.casebook.running import run
    from jatak.cli.asking import law_of

    rulebook, book = law_of(law_as_of), read(file)
    with _bar() as bar:
        task = bar.add_task("Making a database of its own", total=len(book.cases))
        report = run(book, rulebook, now(), lambda: bar.update(task, advance=1, description="Deciding"))
    content = report.as_json()
    _name_skipped(book.name, report.skipped)
    answer(content, as_json, lambda: _show(content, failures))
    if report.skipped:
        raise typer.Exit(1)


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def _name_skipped(file: str, skipped: tuple[Any, ...]) -> None:
    for row in skipped[:TOLD]:
        named = f" ({row.id})" if row.id else ""
        console.print(f"Skipped: {file}, line {row.line}{named}", style="red", markup=False, soft_wrap=True)
        for problem in row.problems:
            console.print(f"  {problem}", markup=False, soft_wrap=True)
    if more := len(skipped[TOLD:]):
        console.print(f"... and {more:,} more; --json names them all.", style="red")


def _show(content: dict[str, Any], failures: bool) -> None:
    screen = Console(highlight=False)
    for one in content["failures"] if failures else ():
        _show_failure(screen, one)
    for title, groups in (("country", content["by_country"]), ("aspect", content["by_aspect"])):
        screen.print(_table(title, groups | {"all": content}))
    screen.print("permits, denies: right/all. score: balanced accuracy, the mean of the two shares right.", style="dim")
    if content["failures"] and not failures:
        screen.print(f"Decided otherwise: {len(content['failures']):,}; --failures shows why.")
    screen.print(f"Law as of {content['law_as_of']}, rulebook {content['rulebook']}.", style="dim")
    if content["skipped"]:
        screen.print(f"Skipped, and in none of these figures: {len(content['skipped']):,}.")
    screen.print(_summary(content), style="bold")


def _table(title: str, groups: dict[str, Any]) -> Table:
    heads = ("rows", "permits", "denies", "false permits", "false denials", "same rule", "score")
    table = Table(title, *heads)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, each in groups.items():
        table.add_row(
            name,
            f"{each['rows']:,}",
            f"{each['permits_right']:,}/{each['permits']:,}",
            f"{each['denies_right']:,}/{each['denies']:,}",
            f"{each['false_permits']:,}",
            f"{each['false_denials']:,}",
            _share(each["rule_agreement"]),
            _share(each["balanced_accuracy"]),
        )
    return table


def _summary(content: dict[str, Any]) -> str:
    return (
        f"{content['rows']:,} rows: balanced accuracy {_share(content['balanced_accuracy'])},"
        f" false permits {content['false_permits']:,}, false denials {content['false_denials']:,},"
        f" same rule {_share(content['rule_agreement'])}"
    )


def _share(share: float | None) -> str:
    """In percent, rounded down, so that 100 means all."""
    return "–" if share is None else f"{int(share * 1000 + 1e-9) / 10:.1f}\N{NO-BREAK SPACE}%"


def _show_failure(screen: Console, one: dict[str, Any]) -> None:
    said, got = one["expected"], one["got"]
    mark = "outcome differs" if one["outcome_differs"] else "rule differs"
    screen.print(f"{one['id']} ({one['country']}, {one['aspect']}): {mark}", style="bold", markup=False)
    screen.print(f"  {one['authority']}, {one['date']}: {said['outcome']} [{said['rule']}]", markup=False)
    screen.print(f"    {said['because'] or 'no note'}", markup=False)
    beside = "; the authority named it too" if one["named_also"] else ""
    screen.print(f"  the gate: {got['outcome']} [{got['rule']}]{beside}", markup=False)
    screen.print(f"    {got['because']}", markup=False)
    if got["would_change"]:
        screen.print(f"    → {got['would_change']}", markup=False)
    for source in got["sources"]:
        screen.print(f"    Law: {source['cite']}", style="dim", markup=False)
    screen.print()
