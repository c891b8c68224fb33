"""The gateways of JATAK_SMS_URL: one address or several, separated by white space."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from jatak.base.errors import UsageError
from jatak.delivery.sms.gateway import Gateway, Place
from jatak.delivery.sms.gateways.kannel import Kannel
from jatak.delivery.sms.gateways.reading import described, strangers
from jatak.delivery.sms.gateways.twilio import Twilio
from jatak.delivery.smtp.relay_options import OPTIONS as RELAY_OPTIONS

EXAMPLE = "kannel://user:password@sms.example.com:13013"
OPTIONS = ("name", "weight", "connections", "per_second", "ca")
OF_KANNEL = ("smsc",)
PORTS = {"kannel": 13013, "kannel+https": 443, "twilio": 443, "twilio+http": 80}


def gateways_from(text: str) -> tuple[tuple[str, Gateway], ...]:
    """Each gateway with its name; none where the setting is empty. UsageError says what is wrong, and no secret."""
    found = [gateway_of(address, number) for number, address in enumerate(text.split(), 1)]
    named = tuple((name_of(gateway), gateway) for gateway in found)
    names = [name for name, _ in named]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(
            f"JATAK_SMS_URL names {twice[0]} twice.", "Give each gateway its own name, as in ?name=second."
        )
    return named


def name_of(gateway: Gateway) -> str:
    """What it is called in messages, in limits and in the addresses that it calls; letters, digits and hyphens."""
    return gateway.place.label or gateway.kind


def gateway_of(address: str, number: int = 1) -> Gateway:
    """One gateway; raises UsageError."""
    try:
        parts = _parts(address)
        if parts.scheme in ("", "file") and parts.path:
            return _from_file(Path(unquote(parts.path)))
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("it begins with none of kannel://, kannel+https://, twilio:// and file:///")
        return _read(parts, _port(parts))
    except ValueError as error:
        raise UsageError(
            f"JATAK_SMS_URL: address number {number} cannot be used: {error}.", f"Write it as {EXAMPLE}."
        ) from error


def _from_file(path: Path) -> Gateway:
    gateway = described(path)
    if strange := sorted(set(strangers(gateway))):
        raise UsageError(
            f"{path}: nothing fills {', '.join('{' + name + '}' for name in strange)}.",
            "The blanks are {number}, {digits}, {sender}, {text}, {report_url} and {secret.name}.",
        )
    return gateway


def _read(parts: SplitResult, port: int | None) -> Gateway:
    kannel = parts.scheme.startswith("kannel")
    told = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if strange := sorted(set(told) - set(OPTIONS) - (set(OF_KANNEL) if kannel else set())):
        raise ValueError(f"there is no option {', '.join(strange)}")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not user or not password:
        raise ValueError("user or password is missing before the @")
    encrypted = parts.scheme in ("kannel+https", "twilio")
    place = Place(str(parts.hostname), port or PORTS[parts.scheme], encrypted, **_options(told))
    if kannel:
        return Kannel(place, user, password, parts.path.rstrip("/") or "/cgi-bin/sendsms", told.get("smsc", ""))
    return Twilio(place, user, password)


def _parts(address: str) -> SplitResult:
    """What Python says of a bad address may hold a piece of the password, so it is not repeated."""
    try:
        return urlsplit(address)
    except ValueError:
        raise ValueError("it is no address") from None


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise ValueError("its port is no number; a slash in a password is written %2F") from None


def _options(told: dict[str, str]) -> dict[str, Any]:
    """Read as those of a relay are."""
    read: dict[str, tuple[str, Callable[[str], Any]]] = {name: RELAY_OPTIONS[name] for name in OPTIONS}
    return {field: reader(told[name]) for name, (field, reader) in read.items() if name in told}
