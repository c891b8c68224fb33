"""What an import did, in a terminal and for programs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rich.table import Table

from jatak.cli.importing import Done
from jatak.cli.output import console
from jatak.imports.decision import Decision
from jatak.imports.points import WORTHLESS
from jatak.people.models import Controller

DECISIONS = {
    Decision.CONSENT: "consents",
    Decision.BARRED: "consents under an objection, which permit nothing",
    Decision.OBJECTION: "objections",
    Decision.UNCHANGED: "known already",
    Decision.UNCONFIRMED: "never confirmed: nothing entered",
    Decision.UNREACHABLE: "address bounced: nothing entered",
    Decision.SILENT: "neither a yes nor a no: nothing entered",
    Decision.REFUSED: "refused",
}
GRADES = {
    "A": "confirmed by the person, with time, place and words",
    "B": "with time, place and words, unconfirmed",
    "C": "with time and source; the words as you say",
    "D": "a date, but not what it was a yes to: permits nothing",
    "E": "nothing known of it: permits nothing",
}
NO_WORTH = (
    "None of these consents permits anything: each needs its time, its source, and the words that people were shown "
    "(docs/import.md; [[words]] in a mapping file says them)."
)


def content_of(controller: Controller, done: Iterable[Done]) -> dict[str, Any]:
    """The whole file as one object, and each of its tables."""
    tables = [_table(each) for each in done]
    return {
        "controller": controller.name,
        "dry_run": all(each["dry_run"] for each in tables),
        "already_loaded": all(each["already_loaded"] for each in tables),
        "rows": sum(each["rows"] for each in tables),
        "people": sum(each["people"] for each in tables),
        "decisions": _sum(each["decisions"] for each in tables),
        "reasons": {
            decision: _sum(each["reasons"].get(decision, {}) for each in tables)
            for decision in sorted({name for each in tables for name in each["reasons"]})
        },
        "seconds": round(sum(each["seconds"] for each in tables), 1),
        "tables": tables,
    }


def show(content: Mapping[str, Any], done: Iterable[Done]) -> None:
    """The same as a table for each table of the file."""
    for each in done:
        console.print(_title(each), markup=False, soft_wrap=True)
        console.print(_shown(each))
        if each.refused:
            console.print(f"Refused rows: {each.refused}", markup=False, soft_wrap=True)
        if _proves_nothing(each):
            console.print(NO_WORTH, markup=False, soft_wrap=True)
    if content["dry_run"]:
        console.print("This was a dry run: nothing was written.", markup=False)


def _table(done: Done) -> dict[str, Any]:
    return {
        **done.report.as_json(),
        "recognised": done.opened.recognised,
        "sha256": done.opened.table.sha256.hex(),
        "written": done.opened.table.told,
        "rejects": str(done.refused) if done.refused else None,
    }


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)


def _title(done: Done) -> str:
    told = ", ".join(f"{name} {_visible(value)}" for name, value in done.opened.table.told.items())
    of = f" ({done.opened.recognised})" if done.opened.recognised else ""
    then = "\nThis file was loaded before in the same way; nothing was changed. What became of it then:"
    return f"{done.report.file}{of}, {told}{then if done.report.already_loaded else ''}"


def _shown(done: Done) -> Table:
    report = done.report
    table = Table(show_header=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    table.add_row("rows", f"{report.rows:,}")
    for decision, words in DECISIONS.items():
        if count := report.of(decision):
            table.add_row(words, f"{count:,}")
            _add_reasons(table, done, decision)
    table.add_row("new people", f"{report.people:,}")
    table.add_row("seconds", f"{report.seconds:.1f}")
    return table


def _add_reasons(table: Table, done: Done, decision: Decision) -> None:
    for (made, reason), count in sorted(done.report.counts.items()):
        if made == decision and reason:
            table.add_row(f"  {reason}{': ' + GRADES[reason] if reason in GRADES else ''}", f"{count:,}")


def _proves_nothing(done: Done) -> bool:
    grades = {reason for made, reason in done.report.counts if made in (Decision.CONSENT, Decision.BARRED)}
    return bool(grades) and grades <= set(WORTHLESS)


def _visible(value: str) -> str:
    return {"\t": "tab"}.get(value, value)
