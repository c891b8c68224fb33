"""The lines of a text, of bounded length, some of which may be handed back."""

import re
from collections.abc import Iterator
from typing import IO

LONGEST = 4 << 20
"""Characters of a line that are looked at; what comes behind them is passed over, and the line is refused."""
UNREADABLE = re.compile("[\udc80-\udcff]")
"""Bytes that are no text in this encoding (PEP 383)."""
REPLACED = "\ufffd"


class Lines:
    """Lines as they are asked for; `taken` are those since it was last cleared."""

    def __init__(self, text: IO[str], wide: bool, begun: str = "") -> None:
        """`begun` is a line that was read already; `wide` that letters have two bytes or four."""
        self._text, self._wide = text, wide
        self._again: list[str] = [begun] if begun else []
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        again, readline = self._again, self._text.readline
        while line := again.pop() if again else readline(LONGEST):
            if len(line) == LONGEST and line[-1] not in "\r\n":
                self._pass_over()
            self.taken.append(line)
            yield line

    def give_back(self) -> str:
        """The first of the lines that were taken; the others come again."""
        first, *others = self.taken
        self._again.extend(reversed(others))
        self.taken.clear()
        return first

    def soiled(self) -> str:
        """What is wrong with the letters of the lines that were taken: a short code, empty for nothing."""
        for line in self.taken:
            if "\0" in line:
                return "zero_byte"
            if not line.isascii() and (REPLACED in line if self._wide else UNREADABLE.search(line)):
                return "broken_encoding"
        return ""

    def _pass_over(self) -> None:
        while (more := self._text.readline(LONGEST)) and more[-1] not in "\r\n":
            pass
