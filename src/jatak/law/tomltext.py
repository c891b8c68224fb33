"""A TOML file as its author sees it: its content, and the lines on which a mistake is."""

import re
import tomllib
from typing import Any

from jatak.law.errors import PackError


class TomlText:
    """The text of one file, and its name."""

    def __init__(self, file: str, toml: str) -> None:
        self.file, self.toml = file, toml

    def parsed(self) -> dict[str, Any]:
        """Its content; raises PackError where it is no TOML."""
        try:
            return tomllib.loads(self.toml)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            raise PackError(self.file, int(line[1]) if line else 1, "", str(error)) from error

    def wrong(self, name: str, reason: str, key: str = "") -> PackError:
        """The error at a table or top-level key of this name, or at a key inside the table."""
        header = self._line(rf"\[?\s*{_spelt(name)}\s*[].=]") or 1
        inside = self._line(rf"{re.escape(key)}\s*=", header, until=r"\s*\[") if key else None
        return PackError(self.file, inside or header, name, reason)

    def _line(self, wanted: str, after: int = 0, until: str = "") -> int | None:
        """The number of the first line that begins so, behind a line and before one that begins otherwise."""
        for number, line in enumerate(self.toml.splitlines()[after:], after + 1):
            if re.match(rf"\s*{wanted}", line):
                return number
            if until and re.match(until, line):
                return None
        return None


def _spelt(name: str) -> str:
    """A dotted name with or without quotes around its parts."""
    return r"\.".join(rf'"?{re.escape(part)}"?' for part in name.split("."))
