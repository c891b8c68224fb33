"""`jatak doctor`"""

from dataclasses import asdict
from typing import Any

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn

from jatak.cli.output import Json, answer, console

STYLES = {"ok": "green", "look": "yellow", "problem": "bold red"}
SIGNS = {"ok": "✓", "look": "!", "problem": "✕"}


def doctor(as_json: Json = False) -> None:
    """Look at the whole installation and say what to mend; ends with 1 if something is broken."""
    from jatak.installation.doctor.checks import CHECKS, examined, is_well

    found: dict[str, list[Any]] = {}
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True) as bar:
        tasks = {code: bar.add_task(str(check.name)) for code, check in CHECKS.items()}
        for code, findings in examined():
            found[code] = findings
            bar.remove_task(tasks[code])
    well = all(is_well(findings) for findings in found.values())
    content = {"ok": well, "checks": {code: [asdict(each) for each in found[code]] for code in CHECKS}}
    answer(content, as_json, lambda: _show(found))
    if not well:
        raise typer.Exit(1)


def _show(found: dict[str, list[Any]]) -> None:
    from rich.console import Console

    from jatak.installation.doctor.checks import CHECKS

    screen = Console(highlight=False)
    for code, check in CHECKS.items():
        screen.print(str(check.name), style="bold")
        for each in found[code]:
            screen.print(f"  {SIGNS[each.level]} {each.seen}", style=STYLES[each.level], markup=False, soft_wrap=True)
            if each.remedy:
                screen.print(f"    → {each.remedy}", markup=False, soft_wrap=True)
