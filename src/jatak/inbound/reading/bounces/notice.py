"""What the reporting system wrote for people, up to where the message that came back begins."""

import re
from functools import cache

from jatak.inbound.reading.mail.part import REPORTS, RETURNED, Part
from jatak.inbound.reading.phrases.folding import folded
from jatak.inbound.reading.phrases.tables import table

HEADER_LINE = re.compile(
    r"^[>|\s]{0,4}(?:Received: ?(?:from|by|\(|;)|Return-Path: ?<|Delivered-To: |DKIM-Signature: |X-Received: )",
    re.IGNORECASE,
)
RULE = re.compile(r"^[\s>]*[-=_*#|+]{3,}|[-=_*#|+]{3,}\s*$")
TOLD = re.compile(r"original (?:message|mail|e-mail) (?:was|has|from|to|cannot|could)|(?:do not|don't) resend")
"""Of the returned message is spoken; it does not begin here."""
NOTHING_BEFORE = 2
LONGEST_HEADING = 160
LINES = 3000
"""In which a heading is looked for."""


def notice_of(mail: Part) -> tuple[str, str]:
    """The notice, and what follows it where the returned message stands in the same text."""
    texts = [part.text for part in mail.walk() if _for_people(part)]
    plain = [part.text for part in mail.walk() if _for_people(part) and part.type.sub != "html"]
    whole = "\n".join(text for text in (plain if any(text.strip() for text in plain) else texts) if text.strip())
    return split(whole)


def split(text: str) -> tuple[str, str]:
    """The lines before a heading such as `--- Below this line is a copy of the message`, and those behind it."""
    lines = text.split("\n")
    written = 0
    for number, line in enumerate(lines[:LINES]):
        if not line.strip():
            continue
        if HEADER_LINE.match(line) or (written >= NOTHING_BEFORE and _is_heading(line)):
            return "\n".join(lines[:number]), "\n".join(lines[number:])
        written += 1
    return text, ""


def _is_heading(line: str) -> bool:
    if not line.strip() or len(line) > LONGEST_HEADING:
        return False
    said = folded(line)
    if not (RULE.search(line) or said.endswith((":", ".", ">", "：")) or len(said) < 60):
        return False
    return any(heading in said for heading in _headings()) and not TOLD.search(said)


@cache
def _headings() -> tuple[str, ...]:
    return tuple(folded(heading) for heading in table("originals")["headings"])


def _for_people(part: Part) -> bool:
    return not part.parts and part.type.main in ("text", "message") and part.type.name not in (*REPORTS, *RETURNED)
