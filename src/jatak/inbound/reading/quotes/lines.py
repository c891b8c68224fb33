"""A text as lines, all alike and not too many."""

import re

LONGEST_TEXT, LONGEST_LINE, MOST_LINES = 100_000, 4_000, 3_000
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
"""Letters without width."""
SOFT = re.compile(r"=\n")
SOFT_FROM = 3
"""So many lines that end in `=` are a body that nobody decoded."""


def lines(text: str) -> list[str]:
    """The lines of a text without trailing blanks; what is beyond the bounds is left out."""
    bounded = text[:LONGEST_TEXT].translate(UNSEEN).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if bounded.count("=\n") >= SOFT_FROM:
        bounded = SOFT.sub("", bounded)
    return [line[:LONGEST_LINE].replace("\u00a0", " ").rstrip() for line in bounded.split("\n")[:MOST_LINES]]
