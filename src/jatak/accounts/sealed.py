"""Short texts that lie encrypted in the database; the key is among the secrets of the installation."""

import base64

from cryptography.fernet import Fernet

from jatak.database.home import secret


def sealed(text: str) -> str:
    """Encrypt and authenticate (Fernet: AES-128-CBC with HMAC-SHA-256)."""
    return _box().encrypt(text.encode()).decode()


def opened(text: str) -> str:
    """The text again; cryptography.fernet.InvalidToken when it was changed, or sealed under another key."""
    return _box().decrypt(text.encode()).decode()


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(secret("accounts")))
