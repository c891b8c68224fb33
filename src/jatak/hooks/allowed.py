"""Where calls may go: the public internet by https, and behind our walls only where the operator says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from jatak.base.abroad import Address, inside, is_abroad, looked_up
from jatak.base.errors import UsageError

LONGEST = 2_000
HTTPS = "Write it as https://crm.example.com/jatak."
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class NotAllowed(UsageError):
    """An address that is not called, and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a call goes: the parts of its address, and the host that was found and may be called."""

    parts: SplitResult
    port: int
    address: str
    """Looked up and judged once, so that a name cannot lead elsewhere a moment later."""


def checked_url(url: str) -> SplitResult:
    """The parts of an address that may be entered; raises NotAllowed. Names are looked up at each call."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotAllowed("This is no address.", HTTPS) from error
    if not url.isascii() or not url.isprintable() or " " in url or len(url) > LONGEST or not parts.hostname:
        raise NotAllowed("This is no address.", HTTPS)
    if parts.username or parts.password or parts.fragment:
        raise NotAllowed("The address holds a user, a password or a fragment.", "Calls are signed: leave it out.")
    if parts.scheme != "https" and not (parts.scheme == "http" and _debugged(parts)):
        raise NotAllowed("Calls go by https alone.", HTTPS)
    if port == 0:
        raise NotAllowed("There is no port 0.", HTTPS)
    return parts


def target_of(url: str) -> Target:
    """Where a call to this address goes now; raises NotAllowed, and OSError where its name leads nowhere."""
    parts = checked_url(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = looked_up(str(parts.hostname), port)
    if not all(_may_be_called(each, parts) for each in found):
        raise NotAllowed(
            "It leads to an address that is not on the public internet.",
            "If that is meant, have the operator name it in JATAK_WEBHOOK_NETWORKS.",
        )
    return Target(parts, port, str(_first(found)))


def _first(found: Sequence[Address]) -> Address:
    """IPv4 where there is some: hosts without a way to IPv6 are commoner than the other way round."""
    return next((each for each in found if each.version == 4), found[0])


def _may_be_called(address: Address, parts: SplitResult) -> bool:
    if is_abroad(address):
        return True
    inner = inside(address)
    return any(inner in network for network in settings.JATAK_WEBHOOK_NETWORKS) or (
        inner.is_loopback and _debugged(parts)
    )


def _debugged(parts: SplitResult) -> bool:
    """Whether somebody tries calls out on their own machine."""
    host = str(parts.hostname)
    return bool(settings.DEBUG) and (host in LOOPBACK or _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
