"""A TOML file as its author sees it: its content, and the line on which a mistake is."""

import re
import tomllib
from typing import Any

from jatak.law.errors import PackError


class TomlText:
    """The text of one file, and its name."""

    def __init__(self, file: str, toml: str) -> None:
        self.file, self.toml, self.lines = file, toml, toml.splitlines()

    def parsed(self) -> dict[str, Any]:
        """Its content; raises PackError where it is no TOML."""
        try:
            return tomllib.loads(self.toml)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            raise PackError(self.file, int(line[1]) if line else 1, "", str(error)) from error

    def wrong(self, name: str, reason: str, nth: int = 0, key: str = "") -> PackError:
        """The error at this key of the nth table of this name, or at a key outside tables, as near as can be."""
        header = re.compile(rf"\s*(\[+\s*{_spelt(name)}\s*[].]|{_spelt(name)}\s*=)")
        found = [number for number, line in enumerate(self.lines, 1) if header.match(line)]
        line = found[min(nth, len(found) - 1)] if found else 1
        return PackError(self.file, self._inside(line, key) if key else line, name, reason)

    def _inside(self, header: int, key: str) -> int:
        """The line of a key in the table whose header stands on this line; the header's where it is not found."""
        for number, line in enumerate(self.lines[header:], header + 1):
            if line.lstrip().startswith("["):
                break
            if re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return header


def _spelt(name: str) -> str:
    """A dotted name with or without quotes around its parts."""
    return r"\.".join(rf'"?{re.escape(part)}"?' for part in name.split("."))
