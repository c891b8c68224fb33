"""The numbers of receipts, records and people: the same each time, and telling nobody who somebody is."""

import functools
import hashlib
import hmac
from uuid import UUID

from jatak.database.home import home, secret

PERSON = "urn:jatak:person:"
WORDS = "urn:jatak:words:"


def number_of(*parts: object) -> UUID:
    """A UUID that follows from these parts, written as version 4, as the standard asks of records."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return UUID(bytes=digest[:16], version=4)


def subject_of(person_id: int, controller_id: int) -> str:
    """Whom a record is about (`pii_principal_id`): keyed, and another name at each company."""
    name = f"{controller_id}:{person_id}".encode()
    return PERSON + hmac.digest(_key(str(home())), name, "sha256")[:16].hex()


@functools.cache
def _key(_home: str) -> bytes:
    return secret("receipt-person")
