"""Lines at which somebody's own text ends, and lines that are no text at all."""

import re

from jatak.inbound.reading.quotes.marks import begins, marks
from jatak.inbound.reading.words.folding import folded

RULED = re.compile(r"[\s>*]*[-_=~–—]{2,}.*[-_=~–—]{2,}\s*$")
RULE = "-_=*~#–—─━‾+. "
LONG_RULE, SIGNATURE = 6, ("--", "- --", "—", "––", "-- ")
SIGNED = "BEGIN PGP SIGNED"
FEW_WORDS = 12


def original(line: str) -> bool:
    """Whether the original message begins here: its name alone, or anything between dashes."""
    words = folded(line)
    if len(words) > FEW_WORDS or not words:
        return False
    if RULED.match(line[:200]):
        return SIGNED not in line
    named = begins(words, "original")
    return named > 0 and len(words) - named <= 1


def rule(line: str) -> bool:
    """Whether this line is nothing but a long stroke."""
    return len(line.strip()) >= LONG_RULE and not line.strip(RULE)


def signature(line: str) -> bool:
    """Whether the signature begins here, as RFC 3676 section 4.3 has it, or nearly."""
    return line.strip() in SIGNATURE


def device(line: str) -> bool:
    """Whether a telephone or an app wrote this line."""
    words = folded(line)
    return 0 < len(words) <= FEW_WORDS and begins(words, "device") > 0


def banner(line: str) -> bool:
    """Whether a mail server warns of a mail from outside here."""
    words = folded(line)
    return begins(words, "banner") > 0 and bool(set(words) & _says())


def disclaimer(line: str) -> bool:
    """Whether a disclaimer begins here."""
    return begins(folded(line), "disclaimer") > 0


def closing(line: str) -> bool:
    """Whether the letter is closed here: `Kind regards`, with a name at most."""
    words = folded(line)
    size = begins(words, "closing")
    return size > 0 and len(words) - size <= 2 and not line.rstrip().endswith("?")


def _says() -> set[str]:
    return {word for mark in marks("banner_says") for word in mark}
