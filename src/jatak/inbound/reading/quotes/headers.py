"""The block of headers above a quoted message, as Outlook and Apple Mail write it in every language."""

import re

from jatak.inbound.reading.quotes.marks import labels
from jatak.inbound.reading.words.folding import folded

LABEL = re.compile(r"[\s>*_|]*([^\W\d_][^:\n]{0,24}?)[\s*_]*[:：]")
LOOKED_AT = 10
"""Lines: with empty ones between and names of many recipients."""


def headers(lines: list[str], at: int) -> bool:
    """Whether a block of them begins here: who it is from and one more, or three of any."""
    if label(lines[at]) not in ("from", "sent", "to", "subject"):
        return False
    kinds = {found for line in lines[at : at + LOOKED_AT] if (found := label(line))}
    return ("from" in kinds and len(kinds) > 1) or len(kinds) > 2


def label(line: str) -> str:
    """What the label at the start of this line stands for; empty where there is none."""
    match = LABEL.match(line[:200])
    return labels().get(folded(match[1]), "") if match else ""
