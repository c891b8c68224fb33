"""The link in a request for confirmation: it names the message, signed; who holds it may confirm what it asked."""

import functools
import struct

from jatak.base.signing import BadSignature, sign, unsign
from jatak.database.home import home, secret

VERSION = 1
LAYOUT = struct.Struct(">BQ")


class BrokenConfirmLink(ValueError):
    """A token that is not ours, was cut off by a mail program or was changed; it must change nothing."""


def token(message_id: int) -> str:
    """The opaque token of a request, 34 characters of base64url."""
    return sign(_key(str(home())), LAYOUT.pack(VERSION, message_id))


def message_of(text: str) -> int:
    """The request that a token names; raises BrokenConfirmLink."""
    try:
        version, message_id = LAYOUT.unpack(unsign(_key(str(home())), text))
    except (BadSignature, struct.error) as error:
        raise BrokenConfirmLink("This is not a whole link of ours.") from error
    if version != VERSION:
        raise BrokenConfirmLink(f"Version {version} of these links is unknown.")
    return int(message_id)


def url(public_url: str, message_id: int) -> str:
    """The address in the request: GET shows the page with one button, and its POST confirms."""
    return f"{public_url.rstrip('/')}/c/{token(message_id)}"


@functools.cache
def _key(_home: str) -> bytes:
    return secret("confirm-link")
