"""A connection to the mail server, logged in, with the folder open."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from jatak.inbound.mailbox.address import Mailbox, Tls
from jatak.inbound.mailbox.trouble import MailboxTrouble, Refused

PATIENCE = 60.0
"""Seconds for each answer."""
SEVERED = (OSError, imaplib.IMAP4.abort)
LISTED = re.compile(rb'\([^)]*\) (?:"((?:\\.|[^"\\])+)"|NIL) ')
NAMESPACE = re.compile(rb'^\(\("((?:\\.|[^"\\])*)"')


class Connection:
    """What we ask of IMAP, each as one command; raises Refused where the server says no."""

    def __init__(self, client: imaplib.IMAP4, mailbox: Mailbox) -> None:
        self._client, self._mailbox = client, mailbox
        self.validity = b""
        """UIDVALIDITY of the open folder: numbers are good for this visit alone, and only while it stays."""

    def can(self, capability: str) -> bool:
        """Whether the server has an extension, as it said after the log-in."""
        return capability in self._client.capabilities

    def open(self) -> None:
        """Open the folder for reading and moving."""
        self._done("SELECT", *self._client.select(quoted(self._mailbox.folder)))
        _, found = self._client.response("UIDVALIDITY")
        self.validity = found[0] if found and isinstance(found[0], bytes) else b""

    def uid(self, command: str, *words: str) -> list[Any]:
        """One UID command and what it answered."""
        return self._done(f"UID {command}", *self._client.uid(command, *words))

    def prefix(self) -> tuple[str, str]:
        """What stands before the names of our own folders, and the sign between a folder and those in it."""
        before = ""
        if self.can("NAMESPACE"):
            found = NAMESPACE.search((self._done("NAMESPACE", *self._client.namespace())[0]) or b"")
            before = found[1].decode("ascii", "replace") if found else ""
        listed = self._done("LIST", *self._client.list('""', '""'))
        sign = LISTED.search(listed[0]) if listed and isinstance(listed[0], bytes) else None
        return before, sign[1].decode("ascii", "replace")[-1] if sign and sign[1] else "/"

    def has(self, folder: str) -> bool:
        """Whether there is a folder of this name."""
        answered = self._done("LIST", *self._client.list('""', quoted(folder)))
        return any(isinstance(line, bytes) and b"\\Noselect" not in line for line in answered)

    def make(self, folder: str) -> None:
        """Make a folder."""
        self._done("CREATE", *self._client.create(quoted(folder)))

    def expunge(self) -> None:
        """Take away what is marked as deleted."""
        self._done("EXPUNGE", *self._client.expunge())

    def _done(self, command: str, answer: str, said: list[Any]) -> list[Any]:
        if answer != "OK":
            raise Refused(self._mailbox.name, f"{command} was answered with {answer} {_plain(said)}".strip())
        return said


@contextmanager
def connected(mailbox: Mailbox, patience: float = PATIENCE) -> Iterator[Connection]:
    """Log in, open the folder, and say goodbye at the end; every failure of the line is a MailboxTrouble."""
    try:
        client = _client(mailbox, patience)
        try:
            if mailbox.tls is Tls.REQUIRED:
                client.starttls(_trust(mailbox))
            _log_in(client, mailbox)
            connection = Connection(client, mailbox)
            connection.open()
            yield connection
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                client.logout()
    except SEVERED as error:
        raise MailboxTrouble(mailbox.name, _said(error)) from error
    except imaplib.IMAP4.error as error:
        raise MailboxTrouble(mailbox.name, _said(error)) from error


def quoted(name: str) -> str:
    """A name as IMAP takes it."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _client(mailbox: Mailbox, patience: float) -> imaplib.IMAP4:
    if mailbox.tls is Tls.FROM_THE_START:
        return imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=_trust(mailbox), timeout=patience)
    return imaplib.IMAP4(mailbox.host, mailbox.port, timeout=patience)


def _trust(mailbox: Mailbox) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=mailbox.ca_file or None)


def _log_in(client: imaplib.IMAP4, mailbox: Mailbox) -> None:
    try:
        client.login(mailbox.user, mailbox.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        remedy = "Look at user and password in JATAK_INBOUND_IMAP_URL."
        raise MailboxTrouble(mailbox.name, f"the log-in was refused ({_said(error)})", remedy) from error
    # What a server can may change with the log-in (RFC 9051, 6.2.3).
    _, found = client.capability()
    client.capabilities = tuple((found[0] or b"").decode("ascii", "replace").upper().split())


def _said(error: BaseException) -> str:
    strerror = getattr(error, "strerror", None)
    return str(strerror or error or type(error).__name__)[:300]


def _plain(said: list[Any]) -> str:
    return " ".join(each.decode("utf-8", "replace") for each in said if isinstance(each, bytes))[:300]
