"""Cells of a workbook as text, as they would stand in a CSV file."""

from datetime import date, datetime, time, timedelta
from typing import Any

from jatak.imports.reading.record import Record, Trouble

FORMULA = "f"
MIDNIGHT = time()


def record_of(number: int, cells: tuple[Any, ...], width: int) -> Record | None:
    """The record of a row, None for an empty one; a formula is never computed, its row is refused."""
    texts = [text_of(cell.value) for cell in cells[:width]]
    texts += [""] * (width - len(texts))
    if formula := next((cell for cell in cells if cell.data_type == FORMULA), None):
        return Record(number, texts, _formula_in(formula))
    if any(cell.value not in (None, "") for cell in cells[width:]):
        return Record(number, texts, Trouble("too_many_cells", "This row has cells to the right of the last column."))
    return Record(number, texts) if any(texts) else None


def text_of(value: object) -> str:
    """A value as CSV has it: dates in ISO 8601, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() != MIDNIGHT:
            return value.isoformat(" ")
        case datetime():
            # What stands at midnight is a day, of which nobody knows the hour.
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _formula_in(cell: Any) -> Trouble:
    says = f"Cell {cell.coordinate} holds a formula, which is not computed; put its value there."
    return Trouble("formula", says)
