"""Reading the mails that the sink took."""

import email
import email.policy
from email.message import EmailMessage

from jatak.demo.claims import NotAsTold
from jatak.demo.sink import Received


def opened(received: Received) -> EmailMessage:
    """The mail as a mail program sees it."""
    return email.message_from_bytes(received.data, _class=EmailMessage, policy=email.policy.SMTP)


def leave_uri(mail: EmailMessage) -> str:
    """The https address of List-Unsubscribe (RFC 8058 section 3.1); raises NotAsTold when there is none."""
    for part in str(mail["List-Unsubscribe"] or "").split(","):
        if (uri := part.strip().removeprefix("<").removesuffix(">")).startswith("https://"):
            return uri
    raise NotAsTold(f"the mail to {mail['To']} has no https address to leave")


def words(mail: EmailMessage, kind: str) -> str:
    """The text of one part, `plain` or `html`; raises NotAsTold when there is none."""
    part = mail.get_body((kind,))
    if part is None:
        raise NotAsTold(f"the mail to {mail['To']} has no {kind} part")
    return str(part.get_content())
