"""Bytes and instants that are written as letters."""

import base64
import binascii
import re
from datetime import datetime
from typing import Any

from jatak_verify.errors import Broken

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
URL_SAFE = re.compile(r"[A-Za-z0-9_-]*")


def from_hex(value: object, size: int, what: str) -> bytes:
    """So many bytes of lower-case hexadecimal; raises Broken."""
    try:
        if isinstance(value, str) and len(value) == 2 * size:
            found = bytes.fromhex(value)
            if found.hex() == value:
                return found
    except ValueError:
        pass
    raise Broken(f"{what} is not {size} bytes in lower-case hexadecimal.")


def several_from_hex(values: list[Any], size: int, what: str) -> list[bytes]:
    """Several of them, each of so many bytes; raises Broken."""
    if not all(isinstance(each, str) and len(each) == 2 * size for each in values):
        raise Broken(f"{what} is not {size} bytes in lower-case hexadecimal.")
    whole = from_hex("".join(values), size * len(values), what)
    return [whole[at : at + size] for at in range(0, len(whole), size)]


def from_base64url(value: object, size: int, what: str) -> bytes:
    """So many bytes of base64url without padding and spare bits (RFC 4648, sections 3.5 and 5); raises Broken."""
    if isinstance(value, str) and URL_SAFE.fullmatch(value) and len(value) % 4 != 1:
        decoded = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        if len(decoded) == size and to_base64url(decoded) == value:
            return decoded
    raise Broken(f"{what} is not {size} bytes in base64url.")


def to_base64url(value: bytes) -> str:
    """Bytes in base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def from_base64(value: object, what: str) -> bytes:
    """Bytes of base64 with padding and without spare bits (RFC 4648, section 4); raises Broken."""
    try:
        if isinstance(value, str):
            decoded = base64.b64decode(value, validate=True)
            if base64.b64encode(decoded).decode() == value:
                return decoded
    except (binascii.Error, ValueError):
        pass
    raise Broken(f"{what} is not base64.")


def instant(value: object, what: str) -> datetime:
    """An instant in UTC to the microsecond, as RFC 3339 writes it; raises Broken."""
    try:
        if isinstance(value, str) and INSTANT.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise Broken(f"{what} is no instant such as 2026-07-01T09:00:00.000000Z.")
