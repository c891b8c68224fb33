"""Which mailbox is read, as JATAK_INBOUND_IMAP_URL says."""

import ipaddress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from jatak.base.errors import UsageError

EXAMPLE = "imaps://user:password@imap.example.com/INBOX"
PORTS = {"imaps": 993, "imap": 143}


class Tls(StrEnum):
    """When the connection is encrypted."""

    FROM_THE_START = "implicit"
    REQUIRED = "starttls"
    """STARTTLS with a verified certificate, or nothing is read."""
    NEVER = "never"
    """Only on this machine."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One folder of one account."""

    host: str
    port: int
    tls: Tls
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    ca_file: str = ""
    """Certificates to trust instead of the system's."""

    @property
    def name(self) -> str:
        """What it is called in words to the operator and as a source; never its password."""
        return f"{self.user}@{self.host}:{self.port}/{self.folder}"

    @classmethod
    def from_url(cls, url: str, password_file: Path) -> Self:
        """Read imaps:// or imap:// with user and folder; the password may stand in a file instead.

        imap:// begins with STARTTLS, but for a server on this machine. UsageError says what is wrong, and tells no
        password.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
            options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        except ValueError:
            raise _unusable("its port or its host cannot be read") from None
        if parts.scheme not in PORTS or not host or not parts.username:
            raise _unusable("it is no IMAP address with a user")
        if unknown := sorted(set(options) - {"ca"}):
            raise _unusable(f"there is no option {', '.join(unknown)}")
        folder = unquote(parts.path.strip("/")) or "INBOX"
        if not folder.isascii() or not folder.isprintable():
            raise _unusable("the folder has letters that IMAP writes in its own way (modified UTF-7)")
        password = unquote(parts.password or "") or _password_in(password_file)
        tls = _tls_of(parts.scheme, host)
        user = unquote(parts.username)
        return cls(host, port or PORTS[parts.scheme], tls, user, password, folder, options.get("ca", ""))


def _tls_of(scheme: str, host: str) -> Tls:
    if scheme == "imaps":
        return Tls.FROM_THE_START
    return Tls.NEVER if _is_here(host) else Tls.REQUIRED


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _password_in(file: Path) -> str:
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        raise UsageError(
            "The mailbox has no password.", f"Put it into JATAK_INBOUND_IMAP_URL, or into the file {file} (mode 0600)."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The password in {file} cannot be read: {error}.", "Look at the file.") from error


def _unusable(why: str) -> UsageError:
    return UsageError(f"JATAK_INBOUND_IMAP_URL cannot be used: {why}.", f"Write it as {EXAMPLE}.")
