"""Mail to those who work here: invitations, forgotten passwords, alarms; by the first relay, at once."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend


class OperatorMail(EmailBackend):
    """Django's SMTP client at the first of our relays; django.core.mail's contract and errors."""

    def __init__(self, **options: Any) -> None:
        relay = urlsplit(settings.JATAK_SMTP_URL.replace(",", " ").split()[0])
        options |= {
            "host": relay.hostname,
            "port": relay.port or {"smtps": 465, "smtp+starttls": 587}.get(relay.scheme, 25),
            "username": unquote(relay.username or ""),
            "password": unquote(relay.password or ""),
            "use_tls": relay.scheme == "smtp+starttls",
            "use_ssl": relay.scheme == "smtps",
            "timeout": 15,
        }
        super().__init__(**options)
