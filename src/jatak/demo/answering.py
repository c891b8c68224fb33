"""Mail that comes back, as people and their mail servers write it."""

from email.message import EmailMessage
from email.policy import SMTP

from jatak.demo.mail import opened, words
from jatak.demo.sink import Received

GONE = "550 5.1.1 no such user here"


class Answering:
    """Answers to one mail of ours."""

    def __init__(self, received: Received) -> None:
        self._received, self._mail = received, opened(received)

    def reply(self, said: str) -> bytes:
        """Words above the whole mail, quoted: its own way out stands in the quotation."""
        quoted = "\n".join(f"> {line}" for line in words(self._mail, "plain").splitlines())
        reply = self._from_the_reader(f"Sv: {self._mail['Subject']}")
        reply["In-Reply-To"] = str(self._mail["Message-ID"])
        reply.set_content(f"{said}\n\nDen 1. juni skrev {self._mail['From']}:\n{quoted}\n")
        return reply.as_bytes()

    def away(self) -> bytes:
        """A program says that the reader is away (RFC 3834)."""
        reply = self._from_the_reader(f"Autosvar: {self._mail['Subject']}")
        reply["Auto-Submitted"] = "auto-replied"
        reply.set_content("Jeg er på ferie. Stop gerne forbi igen efter den 14.\n")
        return reply.as_bytes()

    def bounce(self) -> bytes:
        """The reader's mail server says that there is no such mailbox (RFC 3464)."""
        bounce = EmailMessage(policy=SMTP)
        bounce["From"] = "Mail Delivery System <MAILER-DAEMON@mx.example>"
        bounce["To"] = self._received.sender
        bounce["Subject"] = "Undelivered Mail Returned to Sender"
        bounce["Auto-Submitted"] = "auto-replied"
        bounce.set_content("This mail could not be delivered.\n")
        bounce.make_mixed()
        bounce.attach(_report(self._received.recipient))
        bounce.add_attachment(self._mail)
        bounce.replace_header("Content-Type", "multipart/report; report-type=delivery-status")
        return bounce.as_bytes()

    def _from_the_reader(self, subject: str) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = self._received.recipient, str(self._mail["From"]), subject
        return mail


def _report(recipient: str) -> EmailMessage:
    """The part of which each block is a message of headers alone."""
    whole, one, report = (EmailMessage(policy=SMTP) for _ in range(3))
    whole["Reporting-MTA"] = "dns; mx.example"
    one["Final-Recipient"] = f"rfc822; {recipient}"
    one["Action"], one["Status"], one["Diagnostic-Code"] = "failed", "5.1.1", f"smtp; {GONE}"
    report["Content-Type"] = "message/delivery-status"
    report.set_payload([whole, one])
    return report
