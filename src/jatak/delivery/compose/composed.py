"""One message, ready for the wire."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Composed:
    """Envelope and bytes: lines end in CR LF, bytes are ASCII unless `smtputf8`."""

    envelope_from: str
    envelope_to: str
    data: bytes
    smtputf8: bool
    """Only for a relay that knows RFC 6531: a local part holds more than ASCII."""
    fit_lines: ClassVar[bool] = True
    """Every line ends in CR LF, and none begins with a dot: the composer sees to it."""
    envid: str = ""
    """Names the message in reports of its delivery (RFC 3461, section 4.4); the token of the envelope sender."""
