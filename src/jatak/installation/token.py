"""The key to the first run: in the home until there is an administrator, so that only who runs the machine has it."""

import hmac
from base64 import urlsafe_b64encode
from contextlib import suppress

from jatak.database.home import home, secret

NAME = "first-run"


def token() -> str:
    """The same until it is used; made when it is first asked for."""
    return urlsafe_b64encode(secret(NAME, 24)).decode()


def is_it(given: str) -> bool:
    """Whether this is the token that was told; where none was, nothing is."""
    if not (home() / "secrets" / NAME).exists():
        return False
    return hmac.compare_digest(given.encode(), token().encode())


def forget() -> None:
    """It was used."""
    with suppress(FileNotFoundError):
        (home() / "secrets" / NAME).unlink()
