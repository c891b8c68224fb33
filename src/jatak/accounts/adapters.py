"""What allauth does our way."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from jatak.accounts.sealed import opened, sealed


class Accounts(DefaultAccountAdapter):
    """Nobody signs up: an administrator invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class SecondFactor(DefaultMFAAdapter):
    """Secrets lie sealed in the database, so that a copy of it alone lets nobody in."""

    def encrypt(self, text: str) -> str:
        """Seal."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open."""
        return opened(encrypted_text)
