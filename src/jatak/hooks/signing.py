"""Signatures of calls, as the Standard Webhooks specification 1.0 writes them."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

PREFIX = "whsec_"
TOLERANCE = timedelta(minutes=5)
"""So far a time stamp may lie from our clock, that nobody sends an old call anew."""


class NotSigned(ValueError):
    """A call that nobody who has the secret sent, or that is too old."""


def signature(secret: str, number: str, timestamp: int, body: bytes) -> str:
    """What the header `webhook-signature` says: HMAC-SHA256 over id, time stamp and body, in base64 behind `v1,`."""
    said = f"{number}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(_key(secret), said, hashlib.sha256)).decode()


def headers(secret: str, number: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers of a call made at this instant."""
    timestamp = int(at.timestamp())
    return {
        "webhook-id": number,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, number, timestamp, body),
    }


def checked(secret: str, given: Mapping[str, str], body: bytes, at: datetime) -> str:
    """The id of a call that was signed with this secret; raises NotSigned. Several signatures stand with spaces."""
    number, stamp = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
    if not number or len(number) > 200 or not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 12):
        raise NotSigned("The headers webhook-id and webhook-timestamp are missing.")
    if abs(int(stamp) - at.timestamp()) > TOLERANCE.total_seconds():
        raise NotSigned("The time stamp is more than five minutes from our clock.")
    wanted = signature(secret, number, int(stamp), body).encode()
    signed = given.get("webhook-signature", "").encode("utf-8", "replace").split()
    if not any(hmac.compare_digest(wanted, each) for each in signed):
        raise NotSigned("The header webhook-signature is not that of this body.")
    return number


def written(key: bytes) -> str:
    """A secret as people copy it: `whsec_` and base64."""
    return PREFIX + base64.b64encode(key).decode()


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("A secret is base64 behind whsec_.") from error
