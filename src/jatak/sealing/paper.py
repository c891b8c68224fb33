"""A head for paper and for somebody else's mailbox: what is kept outside of the database cannot be changed with it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email

from jatak.base.errors import JatakError, UsageError
from jatak.evidence.heads import fingerprint, grouped
from jatak.evidence.manifest import instant
from jatak.sealing.models import Head, Log, Stamp


def sheet(head: Head) -> str:
    """Size, root and fingerprint in lines short enough to be read aloud."""
    lines = {
        "Log": grouped(_name()),
        "Entries": f"{head.size}",
        "Root": grouped(bytes(head.root)),
        "Signed at": instant(head.at),
        "Fingerprint of the key": fingerprint(bytes(head.key)),
    }
    return "\n".join(f"{name}:\n  {value}" for name, value in lines.items())


def content_of(head: Head) -> dict[str, Any]:
    """The same as plain values, with the key, the signature, and when an authority stamped it."""
    stamp = Stamp.objects.filter(head=head).first()
    return {
        "log": _name().hex(),
        "size": head.size,
        "root": bytes(head.root).hex(),
        "at": instant(head.at),
        "fingerprint": fingerprint(bytes(head.key)),
        "key": bytes(head.key).hex(),
        "signature": bytes(head.signature).hex(),
        "stamped_at": instant(stamp.at) if stamp else None,
    }


class NotMailed(JatakError):
    """No relay took the sheet; the head is signed all the same."""


def check_address(to: str) -> None:
    """Raise UsageError unless mail can go there."""
    try:
        validate_email(to)
    except ValidationError:
        raise UsageError(f"{to!r:.80} is no e-mail address.", "Write it as notary@example.com.") from None


def mailed(head: Head, to: str) -> None:
    """Send the sheet to an address; raises NotMailed."""
    words = "Keep this message: with it anybody can show later that nothing in the log was changed before this day.\n\n"
    subject = f"Jatak: head of the log, {head.at:%Y-%m-%d}, {head.size} entries"
    try:
        send_mail(subject, words + sheet(head), None, [to])
    except OSError as error:
        raise NotMailed(
            f"The head is signed, and could not be mailed to {to}: {error}.",
            "Look at JATAK_SMTP_URL and repeat the command, or pass on the lines above.",
        ) from error


def _name() -> bytes:
    return bytes(Log.objects.get().name)
