"""What became of a receipt that was taken over, in a terminal and for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jatak.imports.row import Refused, Row
    from jatak.receipts.importing.running import Taken


def content_of(taken: "Taken") -> dict[str, Any]:
    """As one object: the receipt, what became of each record, and the import."""
    records = [_record(row) for row in taken.rows]
    kept = taken.kept.pk if taken.kept else None
    return taken.checked.told() | {"rows": records, "import": taken.report.as_json(), "kept": kept}


def lines_of(taken: "Taken") -> Iterator[str]:
    """The same in words."""
    from jatak.cli.importing_table import DECISIONS, GRADES

    yield f"{taken.checked.form}; signature: {taken.checked.signer.value}."
    for row in map(_record, taken.rows):
        grade = f"grade {row['grade']} ({GRADES[row['grade']]})" if row["grade"] else row["says"]
        yield f"Record {row['number']}: {row['standing']}, {grade}"
    for name in taken.checked.told()["missing"]:
        yield f"Missing: {name}."
    report = taken.report
    done = ", ".join(f"{report.of(each)} {DECISIONS[each]}" for each in sorted({one for one, _ in report.counts}))
    again = "It was taken over before: nothing was done. " if report.already_loaded else ""
    yield f"{'Would be entered' if report.dry_run else 'Entered'}: {again}{done or 'nothing'}."


def _record(row: "Row | Refused") -> dict[str, Any]:
    from jatak.imports.row import Row, Standing

    if not isinstance(row, Row):
        return {"number": row.number, "standing": "refused", "grade": None, "reason": row.reason, "says": row.says}
    grade = row.grade.value if row.standing is Standing.YES else None
    return {"number": row.number, "standing": row.standing.value, "grade": grade, "reason": "", "says": ""}
