"""The line above a quotation: `On Monday, Ana <ana@example.com> wrote:`, on one line or broken over several."""

import re

from jatak.inbound.reading.quotes.marks import begins, marks
from jatak.inbound.reading.words.folding import folded

MOST_LINES, LONGEST, MOST_WORDS = 4, 400, 40
NUMBER = re.compile(r"\d")
ADDRESSED = re.compile(r"@[^\s<>]{1,200}[>)\]]{1,2}\s?[:：]$")


def attribution(lines: list[str], at: int) -> int:
    """How many lines from here are one, or 0."""
    if not lines[at].strip() or len(lines[at]) > LONGEST:
        return 0
    for count in range(1, MOST_LINES + 1):
        several = [line.strip(" >*_") for line in lines[at : at + count]]
        if len(several) < count or not several[-1] or (count > 1 and _begins(several[-1])):
            return 0
        if _is_one(" ".join(several), broken=count > 1):
            return count
    return 0


def _is_one(line: str, broken: bool) -> bool:
    if line[-1:] not in (":", "：") or len(line) > LONGEST or not (NUMBER.search(line) or "@" in line):
        return False
    if broken and not _begins(line):
        return False
    return ADDRESSED.search(line) is not None or wrote(folded(line))


def wrote(words: tuple[str, ...]) -> bool:
    """Whether a verb of writing stands in these words, as in `Ana wrote`."""
    if len(words) > MOST_WORDS:
        return False
    verbs = marks("wrote")
    return any(words[n : n + size] in verbs for n in range(len(words)) for size in (1, 2, 3))


def _begins(line: str) -> bool:
    """Whether a broken one can begin with this line: a word such as `On`, or a number, and a number soon after."""
    words = folded(line)
    return bool(words) and (begins(words[:1], "lead") > 0 or words[0][0].isdigit()) and NUMBER.search(line) is not None
