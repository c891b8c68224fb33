"""Mail that comes back, written as servers, mail programs and people write it."""

from jatak.delivery.compose.tokens import Purpose, token
from jatak.delivery.door import message_key
from jatak.delivery.models import Message

DOMAIN = "sydrejser.example"


def tag(purpose: Purpose, message: Message | int) -> str:
    """The token of a message of ours."""
    return token(message_key(), purpose, message if isinstance(message, int) else message.id)


def mail(headers: dict[str, str], body: str = "") -> bytes:
    """A mail, as bytes."""
    lines = [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", body, ""]).replace("\r\n", "\n").replace("\n", "\r\n").encode()


def original(message: Message | int) -> str:
    """The headers of a message of ours, as they come back."""
    return (
        f"Message-ID: <{tag(Purpose.MESSAGE_ID, message)}@{DOMAIN}>\nFrom: Sydrejser <news@{DOMAIN}>\n"
        f"To: ana@example.com\nSubject: Summer\nCFBL-Feedback-ID: {tag(Purpose.FEEDBACK, message)}\n"
    )


def bounce(
    message: Message | int | None,
    recipient: str = "ana@example.com",
    status: str = "5.1.1",
    action: str = "failed",
    said: str = "550 5.1.1 no such user",
) -> bytes:
    """A delivery status notification (RFC 3464); without a message one of somebody else's mail."""
    to = f"bounce+{tag(Purpose.BOUNCE, message)}@{DOMAIN}" if message else f"postmaster@{DOMAIN}"
    returned = original(message) if message else "Message-ID: <x@other.example>\nSubject: Other\n"
    report = f"Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; {recipient}\nAction: {action}\n"
    report += f"Status: {status}\nDiagnostic-Code: smtp; {said}\n"
    parts = (("text/plain", "Not delivered."), ("message/delivery-status", report), ("text/rfc822-headers", returned))
    kind = 'multipart/report; report-type=delivery-status; boundary="b"'
    head = {
        "From": "Mailer <mailer-daemon@mx.example.com>",
        "To": to,
        "Subject": "Undelivered Mail",
        "Return-Path": "<>",
    }
    return mail(head | {"Auto-Submitted": "auto-replied", "MIME-Version": "1.0", "Content-Type": kind}, _joined(parts))


def report(message: Message | int | None, feedback: str = "abuse", to: str = f"abuse@{DOMAIN}") -> bytes:
    """A feedback report (RFC 5965)."""
    fields = f"Feedback-Type: {feedback}\nUser-Agent: Loop/1\nVersion: 1\n"
    returned = original(message) if message else "Message-ID: <x@other.example>\n"
    parts = (("text/plain", "Spam."), ("message/feedback-report", fields), ("message/rfc822", f"{returned}\nHello\n"))
    kind = 'multipart/report; report-type=feedback-report; boundary="b"'
    head = {"From": "fbl@mail.example.com", "To": to, "Subject": "Complaint", "Date": "Sun, 22 Nov 2026 10:00:00 +0000"}
    return mail(head | {"MIME-Version": "1.0", "Content-Type": kind}, _joined(parts))


def to_leave(message: Message | int, sender: str = "ana@example.com", subject: str = "leave") -> bytes:
    """What a mail program sends to the mailto of List-Unsubscribe (RFC 2369)."""
    return mail({"From": sender, "To": f"leave+{tag(Purpose.LEAVE, message)}@{DOMAIN}", "Subject": subject})


def reply(
    words: str,
    message: Message | int | None = None,
    sender: str = "Ana <ana@example.com>",
    to: str = f"news@{DOMAIN}",
    **more: str,
) -> bytes:
    """An answer, with what it answers quoted below."""
    answered = {"In-Reply-To": f"<{tag(Purpose.MESSAGE_ID, message)}@{DOMAIN}>"} if message else {}
    quoted = "\n\nOn Sun, 22 Nov 2026 Sydrejser wrote:\n> You can unsubscribe at any time.\n"
    head = {"From": sender, "To": to, "Subject": "Re: Summer", "Message-ID": f"<{abs(hash(words))}@example.com>"}
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return mail(head | answered | named, words + quoted)


def away(message: Message | int) -> bytes:
    """An automatic reply (RFC 3834)."""
    head = {"From": "ana@example.com", "To": f"bounce+{tag(Purpose.BOUNCE, message)}@{DOMAIN}"}
    return mail(
        head | {"Subject": "Out of office: Summer", "Auto-Submitted": "auto-replied"}, "I am away. Stop by later."
    )


def _joined(parts: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"--b\nContent-Type: {kind}\n\n{content}\n" for kind, content in parts) + "--b--\n"
