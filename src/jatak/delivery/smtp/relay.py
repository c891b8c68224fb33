"""Which relay takes the mail, as JATAK_SMTP_URL says."""

import socket
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from jatak.base.errors import UsageError

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class Tls(StrEnum):
    """When the connection is encrypted."""

    NEVER = "never"
    OFFERED = "offered"
    """Encrypted if the relay offers it, whatever its certificate: better than nothing, no more."""
    REQUIRED = "required"
    """STARTTLS with a verified certificate, or no mail."""
    FROM_THE_START = "implicit"


@dataclass(frozen=True, slots=True)
class Relay:
    """One relay and how to log in to it."""

    host: str
    port: int
    tls: Tls = Tls.OFFERED
    user: str = ""
    password: str = ""
    ca_file: str = ""
    """Certificates to trust instead of the system's."""
    helo: str = ""

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Read smtp://, smtp+starttls:// or smtps://; options starttls=never|offered|required, ca=FILE, helo=NAME."""
        parts = urlsplit(url)
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        if parts.scheme not in PORTS or not parts.hostname or set(options) - {"starttls", "ca", "helo"}:
            raise UsageError("JATAK_SMTP_URL is not an SMTP address.", "Write it as smtp://relay.example.com:25.")
        try:
            port, tls = parts.port or PORTS[parts.scheme], _tls(parts.scheme, options.get("starttls"), parts.username)
        except ValueError as error:
            raise UsageError(f"JATAK_SMTP_URL cannot be used: {error}.", "Look at port and starttls.") from error
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname, port, tls, user, password, options.get("ca", ""), options.get("helo", ""))

    @property
    def name(self) -> str:
        """What the relay is called in messages to the operator; never its password."""
        return f"{self.host}:{self.port}"

    def greeting_name(self) -> str:
        """The name that we give in EHLO: ours, or an address literal (RFC 5321 section 4.1.3)."""
        own = self.helo or socket.gethostname()
        return own if "." in own and own.isascii() else "[127.0.0.1]"


def _tls(scheme: str, chosen: str | None, user: str | None) -> Tls:
    if scheme == "smtps":
        return Tls.FROM_THE_START
    if chosen == Tls.FROM_THE_START:
        raise ValueError("starttls is one of never, offered, required")
    if chosen is not None:
        return Tls(chosen)
    # A password is not told to a stranger.
    return Tls.REQUIRED if scheme == "smtp+starttls" or user else Tls.OFFERED
