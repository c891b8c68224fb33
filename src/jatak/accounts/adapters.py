"""What allauth does our way."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from jatak.accounts.just_now import has_just_logged_in
from jatak.accounts.sealed import opened, sealed


class Accounts(DefaultAccountAdapter):
    """Nobody signs up: an administrator invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Not for the second factor right after the log-in, which proved as much; else as allauth has it."""
        if app == "allauth.mfa" and has_just_logged_in(self.request):
            return False
        return bool(super().is_reauthentication_required(app=app, **options))


class SecondFactor(DefaultMFAAdapter):
    """Secrets lie sealed in the database, so that a copy of it alone lets nobody in."""

    def encrypt(self, text: str) -> str:
        """Seal."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open."""
        return opened(encrypted_text)
