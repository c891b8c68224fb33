"""The settings that an operator makes, read from the environment; docs/operate.md lists each of them."""

import os
import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

from jatak.base.errors import UsageError

RELAY = "smtp://relay.example.com:25"


def role() -> str:
    """The database role of this process; the command line chooses it."""
    return os.environ.get("JATAK_ROLE", "web")


def debug() -> bool:
    """Whether errors show their traceback."""
    value = os.environ.get("JATAK_DEBUG", "0")
    if value not in ("0", "1"):
        raise UsageError(f"JATAK_DEBUG is {value!r}.", "Set it to 0 or 1.")
    return value == "1"


def public_url() -> str:
    """The address under which people reach the links in their messages, without a slash at its end."""
    return _address("JATAK_PUBLIC_URL", os.environ.get("JATAK_PUBLIC_URL", "http://127.0.0.1:8000"))


def console_url() -> str:
    """The address under which those who work here reach the console, where it is not the public one."""
    return _address("JATAK_CONSOLE_URL", os.environ.get("JATAK_CONSOLE_URL", public_url()))


def _address(name: str, given: str) -> str:
    value = given.rstrip("/")
    if not _leads_somewhere(value):
        raise UsageError(f"{name} is {value!r}.", "Write it as https://news.example.com.")
    return value


def _leads_somewhere(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # What is said of a port that is no number, and of brackets that do not close.
        return False


def two_factor() -> str:
    """Whether a second factor is `required` to work in the console, or only `offered`."""
    value = os.environ.get("JATAK_TWO_FACTOR", "required")
    if value not in ("required", "offered"):
        raise UsageError(f"JATAK_TWO_FACTOR is {value!r}.", "Set it to required or offered.")
    return value


def temporary_failures() -> str:
    """How many temporary failures within how many days, over how many, make an address undeliverable."""
    return os.environ.get("JATAK_TEMPORARY_FAILURES", "5/30/10")


def selftest_address() -> str:
    """The address to which the self-test writes, each company's with a tag before the at sign; empty: none is made."""
    value = os.environ.get("JATAK_SELFTEST_ADDRESS", "").strip()
    if value and not re.fullmatch(r"[^@\s<>+]+@[^@\s<>]+", value):
        raise UsageError(f"JATAK_SELFTEST_ADDRESS is {value!r}.", "Write one address without a tag: test@example.com.")
    return value


def selftest_number() -> str:
    """The telephone number to which the self-test writes, in E.164; empty: leaving by SMS is not tested."""
    value = os.environ.get("JATAK_SELFTEST_NUMBER", "").strip()
    if value and not re.fullmatch(r"\+[1-9][0-9]{6,14}", value):
        raise UsageError(f"JATAK_SELFTEST_NUMBER is {value!r}.", "Write it with its country: +4520202020.")
    return value


def selftest_hours() -> int:
    """After how many hours leaving is tested again."""
    value = os.environ.get("JATAK_SELFTEST_HOURS", "24")
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value) <= 168:
        raise UsageError(f"JATAK_SELFTEST_HOURS is {value!r}.", "Set it to a number from 1 to 168.")
    return int(value)


def operator_address() -> str:
    """From which address those who work here get their mail."""
    return os.environ.get("JATAK_OPERATOR_ADDRESS") or f"Jatak <jatak@{urlsplit(public_url()).hostname}>"


def chromium() -> str:
    """The program of the browser that takes pictures of forms; empty: it is looked for."""
    return os.environ.get("JATAK_CHROMIUM", "")


def smtp_url() -> str:
    """The relays that take the mail, one address or several with white space or commas between them.

    Each is smtp://, smtps:// or smtp+starttls://, with user and password where it asks. UsageError names the one that
    is no such address, without its password.
    """
    value = os.environ.get("JATAK_SMTP_URL", "smtp://127.0.0.1:25")
    addresses = [address for address in re.split(r"[\s,]+", value) if address]
    if not addresses:
        raise UsageError("JATAK_SMTP_URL names no relay.", f"Write it as {RELAY}.")
    for number, address in enumerate(addresses, 1):
        if not _is_relay(address):
            raise UsageError(
                f"JATAK_SMTP_URL: address number {number}{_shown(address)} is not an SMTP address.",
                f"Write each as {RELAY}, with spaces between them; a comma in a password is %2C.",
            )
    return value


def sms_url() -> str:
    """The gateways that take SMS, one address or several with white space between them; empty: no SMS is sent."""
    return os.environ.get("JATAK_SMS_URL", "").strip()


def _is_relay(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("smtp", "smtps", "smtp+starttls") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _shown(address: str) -> str:
    """What may be said of an address: its host, if it has one, and no piece of a password."""
    host = re.search(r"@([^@/?]*)$|://([^:/?@]*)[^@]*$", address)
    return f" ({host[1] or host[2]})" if host and any(host.groups()) else ""


def webhook_networks() -> list[IPv4Network | IPv6Network]:
    """The networks behind our walls that calls to programs may go to, beside the public internet."""
    value = os.environ.get("JATAK_WEBHOOK_NETWORKS", "")
    try:
        return [ip_network(each) for each in re.split(r"[\s,]+", value) if each]
    except ValueError as error:
        raise UsageError(f"JATAK_WEBHOOK_NETWORKS: {error}.", "Write it as 10.20.0.0/16, fd00:1::/64.") from error


def allowed_hosts() -> list[str]:
    """The names under which the site answers: those of its two addresses, this machine, and JATAK_ALLOWED_HOSTS."""
    more = os.environ.get("JATAK_ALLOWED_HOSTS", "")
    own = [str(urlsplit(address).hostname) for address in (public_url(), console_url())]
    hosts = [*own, "127.0.0.1", "localhost", "[::1]"]
    return hosts + [host.strip() for host in more.split(",") if host.strip()]


def inbound_imap_url() -> str:
    """The mailbox in which comes what comes back, as imaps://user:password@host/Folder; empty: none is read."""
    return os.environ.get("JATAK_INBOUND_IMAP_URL", "").strip()


def inbound_authserv() -> str:
    """By which name our own receiving server signs what it found out of a sender (RFC 8601); empty: none does."""
    return os.environ.get("JATAK_INBOUND_AUTHSERV_ID", "").strip()


def inbound_webhooks() -> str:
    """The mail providers that may tell us of events, each as name=secret; empty: none may."""
    return os.environ.get("JATAK_INBOUND_WEBHOOKS", "")


def timestamp_url() -> str:
    """The time-stamping authority that is asked for a stamp on the head of each day; empty: none is."""
    value = os.environ.get("JATAK_TIMESTAMP_URL", "").strip()
    if value:
        _address("JATAK_TIMESTAMP_URL", value)
    return value


def timestamp_ca() -> str:
    """The file with the root certificates (PEM) to which a time stamp must lead."""
    return os.environ.get("JATAK_TIMESTAMP_CA", "").strip()


def timestamp_policy() -> str:
    """The one policy under which time stamps are accepted, as 1.2.3.4; empty: any of that authority."""
    value = os.environ.get("JATAK_TIMESTAMP_POLICY", "").strip()
    if value and not re.fullmatch(r"[0-2](\.[0-9]+)+", value):
        raise UsageError(f"JATAK_TIMESTAMP_POLICY is {value!r}.", "Write it as 1.3.6.1.4.1.13762.3.")
    return value
