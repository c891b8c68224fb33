"""One message, ready for the wire."""

from typing import NamedTuple


class Composed(NamedTuple):
    """Envelope and bytes: lines end in CR LF."""

    envelope_from: str
    envelope_to: str
    data: bytes
    smtputf8: bool
    """Only for a relay that knows RFC 6531: a local part holds more than ASCII."""
    envid: str = ""
    """Names the message in reports of its delivery (RFC 3461, section 4.4); the token of the envelope sender."""
    ascii_only: bool = True
    """Whether `data` is, so that nobody has to look at each byte."""

    @property
    def fit_lines(self) -> bool:
        """Every line ends in CR LF, and none begins with a dot: the composer sees to it."""
        return True
