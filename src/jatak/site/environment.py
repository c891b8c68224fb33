"""The settings that an operator makes, read from the environment; docs/operate.md lists each of them."""

import os
from urllib.parse import urlsplit

from jatak.base.errors import UsageError


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
    value = os.environ.get("JATAK_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
    if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
        raise UsageError(f"JATAK_PUBLIC_URL is {value!r}.", "Write it as https://news.example.com.")
    return value


def smtp_url() -> str:
    """The relay that takes the mail: smtp://, smtps:// or smtp+starttls://, with user and password where it asks."""
    value = os.environ.get("JATAK_SMTP_URL", "smtp://127.0.0.1:25")
    if urlsplit(value).scheme not in ("smtp", "smtps", "smtp+starttls") or not urlsplit(value).hostname:
        raise UsageError("JATAK_SMTP_URL is not an SMTP address.", "Write it as smtp://relay.example.com:25.")
    return value


def allowed_hosts() -> list[str]:
    """The names under which the site answers: that of JATAK_PUBLIC_URL, this machine, and JATAK_ALLOWED_HOSTS."""
    more = os.environ.get("JATAK_ALLOWED_HOSTS", "")
    hosts = [str(urlsplit(public_url()).hostname), "127.0.0.1", "localhost", "[::1]"]
    return hosts + [host.strip() for host in more.split(",") if host.strip()]
