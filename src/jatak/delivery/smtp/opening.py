"""From a relay's address to a connection that is ready for a message."""

import base64
import socket
import ssl
from dataclasses import dataclass

from jatak.delivery.smtp.outcome import Broken, RelayDown
from jatak.delivery.smtp.relay import Relay, Tls
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.delivery.smtp.wire import Reply, Wire


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection that is ready, and what the relay can do."""

    wire: Wire
    extensions: dict[str, str]


def open_connection(relay: Relay, timeouts: Timeouts) -> Opened:
    """Connect, greet, encrypt and log in; RelayDown says which of it failed."""
    try:
        sock = socket.create_connection((relay.host, relay.port), timeouts.connect)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise _down(relay, f"cannot be reached: {error.strerror or error}") from error
    wire = Wire(sock)
    wire.allow(timeouts.command)
    try:
        return _greet(wire, relay)
    except Broken as error:
        wire.close()
        raise _down(relay, f"cannot be used: {error}") from error
    except BaseException:
        wire.close()
        raise


def _greet(wire: Wire, relay: Relay) -> Opened:
    if relay.tls is Tls.FROM_THE_START:
        wire.encrypt(_context(relay), relay.host)
    _expect(relay, wire.reply(), "does not want us")
    extensions = _ehlo(wire, relay)
    if relay.tls in (Tls.OFFERED, Tls.REQUIRED):
        extensions = _starttls(wire, relay, extensions)
    if relay.user:
        _login(wire, relay, extensions)
    return Opened(wire, extensions)


def _ehlo(wire: Wire, relay: Relay) -> dict[str, str]:
    reply = wire.ask(f"EHLO {relay.greeting_name()}")
    if not reply and reply.code >= 500:
        _expect(relay, wire.ask(f"HELO {relay.greeting_name()}"), "does not want us")
        return {}
    _expect(relay, reply, "does not want us")
    pairs = (line.partition(" ") for line in reply.lines[1:])
    return {name.upper(): values.upper() for name, _, values in pairs}


def _starttls(wire: Wire, relay: Relay, extensions: dict[str, str]) -> dict[str, str]:
    offered = "STARTTLS" in extensions and wire.ask("STARTTLS").code == 220
    if not offered and relay.tls is Tls.REQUIRED:
        raise _down(relay, "does not offer STARTTLS, which JATAK_SMTP_URL requires")
    if not offered:
        return extensions
    wire.encrypt(_context(relay), relay.host)
    # What was said in clear text counts no more (RFC 3207 section 4.2).
    return _ehlo(wire, relay)


def _context(relay: Relay) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=relay.ca_file or None)
    if relay.tls is Tls.OFFERED:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _login(wire: Wire, relay: Relay, extensions: dict[str, str]) -> None:
    ways = extensions.get("AUTH", "").split()
    if "PLAIN" in ways:
        reply = wire.ask("AUTH PLAIN " + _b64(f"\0{relay.user}\0{relay.password}"))
    elif "LOGIN" in ways:
        reply = wire.ask("AUTH LOGIN")
        for secret in (relay.user, relay.password):
            reply = wire.ask(_b64(secret)) if reply.code == 334 else reply
    else:
        raise _down(relay, "offers no login that we know (PLAIN, LOGIN)")
    _expect(relay, reply, "refuses the login")


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _expect(relay: Relay, reply: Reply, complaint: str) -> None:
    if not reply:
        raise _down(relay, f"{complaint}: {reply.text}")


def _down(relay: Relay, what: str) -> RelayDown:
    return RelayDown(f"The relay {relay.name} {what}.", "Look at JATAK_SMTP_URL and at the relay; messages wait.")


__all__ = ["Opened", "Timeouts", "open_connection"]
