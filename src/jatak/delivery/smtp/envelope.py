"""From a parcel to the commands and bytes that carry it, for what this relay can do: pure."""

import re
from typing import NamedTuple, Protocol

from jatak.delivery.smtp.abilities import Abilities
from jatak.delivery.smtp.outcome import About, Fate, Outcome

DOT = b".\r\n"
"""The end of a message (RFC 5321, 4.1.1.4)."""
_NO_ADDRESS = re.compile(r"[\x00-\x20<>\x7f]")
_LOOSE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_PLAIN = re.compile(r"[!-*,-<>-~]*")
_NOT_PLAIN = re.compile(rb"[^!-*,-<>-~]")


class Parcel(Protocol):
    """What is handed over: `data` has CR LF line ends and is not yet dot-stuffed."""

    @property
    def envelope_from(self) -> str: ...
    @property
    def envelope_to(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def smtputf8(self) -> bool: ...
    @property
    def envid(self) -> str:
        """What a report of non-delivery names it by, at most 100 characters (RFC 3461 section 4.4), or nothing."""


class Envelope(NamedTuple):
    """The commands, each with its line end, and the message."""

    mail: bytes
    rcpt: bytes
    content: bytes
    """Its lines end in CR LF; what goes over the wire after it is `DOT`."""

    @property
    def commands(self) -> bytes:
        """All of them in one write, with DATA."""
        return self.mail + self.rcpt + b"DATA\r\n"


def envelope(parcel: Parcel, can: Abilities) -> Envelope | Outcome:
    """What to write, or why this relay cannot get it: REFUSED, with nothing sent."""
    to, data = parcel.envelope_to, parcel.data
    fit = fits_the_wire(parcel)
    ascii_only = parcel.ascii_only if fit else data.isascii()  # type: ignore[attr-defined]
    refused = _unfit(parcel, can, ascii_only) or (None if fit else _smuggling(data))
    if refused:
        return refused
    size = f" SIZE={len(data)}" if can.size else ""
    body = "" if ascii_only else " BODY=8BITMIME"
    utf8 = " SMTPUTF8" if parcel.smtputf8 else ""
    mail_report, rcpt_report = _reports(parcel.envid, to) if can.dsn and parcel.envid else ("", "")
    mail = f"MAIL FROM:<{parcel.envelope_from}>{size}{body}{utf8}{mail_report}\r\n"
    return Envelope(mail.encode(), f"RCPT TO:<{to}>{rcpt_report}\r\n".encode(), content(data, fit))


def _reports(envid: str, to: str) -> tuple[str, str]:
    """What is added to MAIL and RCPT for a report of non-delivery that names the message and the person (RFC 3461)."""
    original = f" ORCPT=rfc822;{xtext(to)}" if to.isascii() else ""
    return f" RET=HDRS ENVID={xtext(envid)}", f" NOTIFY=FAILURE,DELAY{original}"


def content(data: bytes, fit: bool = False) -> bytes:
    """The message before its final dot: dots that begin a line are doubled, the last line ends (RFC 5321, 4.5.2)."""
    if not fit and data.startswith(b"."):
        data = b"." + data
    if not fit and b"\r\n." in data:
        data = data.replace(b"\r\n.", b"\r\n..")
    return data if data.endswith(b"\r\n") else data + b"\r\n"


def xtext(text: str) -> str:
    """RFC 3461 section 4: what is not plain becomes + and two hexadecimal digits."""
    if _PLAIN.fullmatch(text):
        return text
    return _NOT_PLAIN.sub(lambda found: b"+%02X" % found[0][0], text.encode()).decode()


def _unfit(parcel: Parcel, can: Abilities, ascii_only: bool) -> Outcome | None:
    to, sender, data = parcel.envelope_to, parcel.envelope_from, parcel.data
    if _NO_ADDRESS.search(to) or not to:
        return _refused(About.RECIPIENT, "the recipient is no address for a command")
    if _NO_ADDRESS.search(sender):
        return _refused(About.SENDER, "the sender is no address for a command")
    if not (to.isascii() and sender.isascii()) and not parcel.smtputf8:
        return _refused(About.RECIPIENT, "an address beyond ASCII needs SMTPUTF8, and the message was not made for it")
    if parcel.smtputf8 and not can.smtputf8:
        return _refused(About.RECIPIENT, "the relay does not take addresses beyond ASCII (no SMTPUTF8)")
    if not ascii_only and not can.eight_bit:
        return _refused(About.CONTENT, "the relay does not take a text beyond ASCII (no 8BITMIME)")
    if 0 < can.largest < len(data):
        return _refused(About.CONTENT, f"the message has {len(data)} bytes, the relay takes {can.largest}")
    return None


def fits_the_wire(parcel: Parcel) -> bool:
    """Whether its composer vouches, by `fit_lines`, that every line ends in CR LF and none begins with a dot.

    It says then, too, whether the bytes are ASCII (`ascii_only`), so that nobody has to look at each.
    """
    return getattr(parcel, "fit_lines", False)


def _smuggling(data: bytes) -> Outcome | None:
    """A lone CR or LF, which some servers take for the end of a line: a message can hide another (CVE-2023-51764)."""
    lines = data.splitlines()
    if data == b"\r\n".join(lines) + (b"\r\n" if data.endswith(b"\n") else b""):
        return None
    place = _LOOSE_LINE_END.search(data)
    return _refused(About.CONTENT, f"a line ends without CR LF at byte {place.start() if place else len(data)}")


def _refused(about: About, why: str) -> Outcome:
    return Outcome(Fate.REFUSED, why, about)
