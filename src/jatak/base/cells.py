"""Cells of files that a spreadsheet opens: none is taken for a formula, which it would run on the reader's machine."""

import re

BOM = "\ufeff"
"""By it spreadsheets know that the file is UTF-8."""
_SPACE = re.compile(r"[\t\r\n\v\f]+")
"""What begins a formula, too, or another cell or line."""
_FORMULA = re.compile(r"(^|[;,|])(?=[\"'\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where one would begin: at the front, and behind what splits a line in a country whose lists have semicolons."""


_GUARD = re.compile(r"(^|[;,|])'(?=[\"'\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""What `safe` put before it."""


def safe(cell: object) -> object:
    """A cell on one line that no spreadsheet takes for a formula; numbers stay numbers."""
    if cell is None or isinstance(cell, int | float):
        return cell
    return _FORMULA.sub(r"\1'", _SPACE.sub(" ", str(cell)))


def unsafe(cell: str) -> str:
    """A cell as it was before `safe` made it so."""
    return _GUARD.sub(r"\1", cell)
