"""How a file is written, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from jatak.imports.mapping.dates import Style

NAMES: dict[str, Any] = {
    "encoding": _("Character encoding"),
    "delimiter": _("Separator"),
    "sheet": _("Sheet"),
}
ENCODINGS: dict[str, Any] = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "cp1252": _("Western European (Windows-1252)"),
    "cp1250": _("Central European (Windows-1250)"),
    "mac_roman": _("Western European (Macintosh)"),
    "cp850": _("Western European (DOS)"),
}
OTHER_NAMES = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
DELIMITERS: dict[str, Any] = {
    ",": _("comma (,)"),
    ";": _("semicolon (;)"),
    "\t": _("tab"),
    "|": _("vertical bar (|)"),
}
STYLES: dict[str, Any] = {
    Style.ISO: _("year first: 2025-04-03"),
    Style.DAY_FIRST: _("day first: 03/04/2025 is in April"),
    Style.MONTH_FIRST: _("month first: 03/04/2025 is in March"),
    Style.DOTTED: _("day first, with dots: 03.04.2025 is in April"),
    Style.UNIX: _("as seconds since 1970"),
    Style.EXCEL: _("as days counted by Excel"),
}
"""Of the dates of a column."""


def in_words(written: Mapping[str, str]) -> list[tuple[Any, Any]]:
    """What was found out, each with its name: the file's own, and its columns of dates."""
    return [(NAMES.get(name, name), _value(name, said)) for name, said in written.items()]


def _value(name: str, said: str) -> Any:
    match name:
        case "encoding":
            return ENCODINGS.get(OTHER_NAMES.get(said, said), said)
        case "delimiter":
            return DELIMITERS.get(said, said)
        case "sheet":
            return said
        case _:
            return STYLES.get(said, said)
