"""Reading one mail that came in."""

from jatak.inbound.reading.answering import answered
from jatak.inbound.reading.automatic.recognising import automatic
from jatak.inbound.reading.bounces.hearing import bounce
from jatak.inbound.reading.complaints.hearing import complaint
from jatak.inbound.reading.heard import Action, Heard, Kind
from jatak.inbound.reading.mail.limits import HEAD_BYTES
from jatak.inbound.reading.mail.opening import open_mail
from jatak.inbound.reading.opened import Opened


def read(data: bytes) -> Heard:
    """What the mail says: any bytes give an answer, none an error; at most a bounded part of it is looked at."""
    if b"\n" not in data[:HEAD_BYTES]:
        data = data.replace(b"\r", b"\n")
    mail = Opened(open_mail(data), data)
    if not mail.headers:
        return Heard(Kind.UNKNOWN, Action.QUARANTINE, "unreadable", quarantine="no_headers")
    heard = complaint(mail) or bounce(mail) or _asked_by_address(mail) or _automatic(mail) or answered(mail)
    return _doubted(heard, mail)


def _asked_by_address(mail: Opened) -> Heard | None:
    """A mail to an address that is there to leave by (RFC 8058, RFC 2369): whatever it says, but for a program."""
    if not mail.tokens.leave or mail.headers.first("auto-submitted").lower().startswith("auto-replied"):
        return None
    return mail.heard(Kind.OPT_OUT, Action.LEAVE, "leave_address")


def _automatic(mail: Opened) -> Heard | None:
    reason = automatic(mail.mail, mail.text)
    return mail.heard(Kind.AUTO_REPLY, Action.IGNORE, reason) if reason else None


def _doubted(heard: Heard, mail: Opened) -> Heard:
    """A mail that was not looked at as a whole, and whose rest says nothing, is for a person."""
    if mail.mail.cut and heard.kind is Kind.POST and not heard.text.strip():
        return mail.heard(Kind.UNKNOWN, Action.QUARANTINE, "unreadable", quarantine=mail.mail.cut)
    return heard
