"""Which relay takes the mail, as JATAK_SMTP_URL says."""

import re
import socket
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from jatak.base.errors import UsageError
from jatak.delivery.smtp.relay_options import OPTIONS, PORTS, Tls, tls_of


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
    label: str = ""
    weight: float = 1.0
    """Its share of the mail, beside the weights of the other relays."""
    connections: int = 20
    """At most, by each worker."""
    per_second: float | None = None
    """Messages, by all workers together; None: as fast as it goes."""

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Read smtp://, smtp+starttls:// or smtps:// with its OPTIONS; UsageError says what is wrong with it."""
        try:
            parts = urlsplit(url)
            options = {
                name: values[-1] for name, values in parse_qs(parts.query, strict_parsing=bool(parts.query)).items()
            }
            port = parts.port
        except ValueError as error:
            raise _unusable(str(error)) from error
        if parts.scheme not in PORTS or not parts.hostname:
            raise UsageError("JATAK_SMTP_URL is not an SMTP address.", "Write it as smtp://relay.example.com:25.")
        if unknown := sorted(set(options) - set(OPTIONS)):
            raise _unusable(f"there is no option {', '.join(unknown)}")
        try:
            tls = tls_of(parts.scheme, options.get("starttls"), parts.username)
            chosen = {
                field: read(options[name]) for name, (field, read) in OPTIONS.items() if name in options and field
            }
        except ValueError as error:
            raise _unusable(str(error)) from error
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname, port or PORTS[parts.scheme], tls, user, password, **chosen)

    @property
    def name(self) -> str:
        """What the relay is called in messages to the operator and in its state; never its password."""
        return self.label or f"{self.host}:{self.port}"

    def greeting_name(self) -> str:
        """The name that we give in EHLO: ours, or an address literal (RFC 5321 section 4.1.3)."""
        own = self.helo or socket.gethostname()
        return own if "." in own and own.isascii() else "[127.0.0.1]"


def relays_from(text: str) -> tuple[Relay, ...]:
    """The relays of JATAK_SMTP_URL: one or several addresses, separated by white space or commas."""
    relays = tuple(Relay.from_url(url) for url in re.split(r"[\s,]+", text) if url)
    names = [relay.name for relay in relays]
    if not relays:
        raise UsageError("JATAK_SMTP_URL names no relay.", "Write it as smtp://relay.example.com:25.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(f"JATAK_SMTP_URL names {twice[0]} twice.", "Give each relay its own name, as in ?name=second.")
    return relays


def _unusable(why: str) -> UsageError:
    return UsageError(
        f"JATAK_SMTP_URL cannot be used: {why}.", f"Look at the port and the options ({', '.join(OPTIONS)})."
    )


__all__ = ["Relay", "Tls", "relays_from"]
