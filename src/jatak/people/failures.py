"""What a failure says of an address: pure.

Sources: RFC 3463 with IANA's registry of enhanced status codes; RFC 7505 (a domain that takes no mail).
"""

import re

from jatak.people.models import Kind

LONGEST, LONGEST_STATUS = 500, 40
"""So many characters are kept of what was said, and of a code."""

STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
NOT_OF_THE_ADDRESS = re.compile(r"5\.(1\.[78]|2\.3|[3567]\..*)")
"""The sender's address, too large, the system, the protocol, the content, a policy."""
MENDS_BY_ITSELF = re.compile(r"4\..*|5\.2\.2|5\.4\.(?!1$|4$|310$).*")
"""A full mailbox, and ways that did not lead there; 5.4.1 and 5.4.4 say that there is no such domain or host."""
OF_US = re.compile(
    r"spam|polic(y|ies)|block(ed|list)|black ?list|content|virus|reputation|banned|too (large|big)"
    r"|\b(spf|dkim|dmarc)\b|relay|sender|access denied"
)
"""Said in words where there is no code that says it."""


def kind_of(permanent: bool, status: str, said: str) -> Kind:
    """What it says of the address; a refusal of us or of what we wrote says nothing of it."""
    if not STATUS.fullmatch(status):
        if permanent and OF_US.search(said.lower()):
            return Kind.OTHER
    elif NOT_OF_THE_ADDRESS.fullmatch(status):
        return Kind.OTHER
    elif MENDS_BY_ITSELF.fullmatch(status):
        return Kind.TEMPORARY
    return Kind.PERMANENT if permanent else Kind.TEMPORARY


def shortened(said: str, longest: int = LONGEST) -> str:
    """As much of it as is kept, in one line; PostgreSQL's text holds neither NUL nor half a character."""
    whole = said.encode(errors="replace").decode().replace("\0", " ")
    return " ".join(whole.split())[:longest]
