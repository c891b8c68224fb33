"""What can be wrong with a mailbox, in words."""

from jatak.base.errors import JatakError


class MailboxTrouble(JatakError):
    """The mailbox cannot be read now; what was not moved is read at the next visit."""

    def __init__(self, mailbox: str, why: str, remedy: str = "") -> None:
        super().__init__(
            f"The mailbox {mailbox} cannot be read: {why}.",
            remedy or "It is tried again every minute; look at the server and at JATAK_INBOUND_IMAP_URL.",
        )


class Refused(MailboxTrouble):
    """The server answered no to one command; the connection lives."""
