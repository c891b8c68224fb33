"""Signed tokens of one kind: a version, then what they say, in fields of fixed size."""

import struct
from collections.abc import Callable
from typing import Any

from jatak.base.signing import BadSignature, sign, unsign

VERSION = 1


class BrokenToken(ValueError):
    """A token that is not ours, was cut off by a mail program or was changed; it must change nothing."""


class Tokens:
    """Writes and reads the tokens of one kind; `fields` is a format of `struct`, big-endian, `key` has its secret.

    People keep tokens for years: fields are never changed, another layout is another kind.
    """

    def __init__(self, fields: str, key: Callable[[], bytes]) -> None:
        self._layout = struct.Struct(f">B{fields}")
        self._key = key

    def written(self, *fields: int | bytes) -> str:
        """The opaque token, base64url."""
        return sign(self._key(), self._layout.pack(VERSION, *fields))

    def read(self, token: str) -> tuple[Any, ...]:
        """What a token says; raises BrokenToken when anything about it is wrong."""
        try:
            version, *fields = self._layout.unpack(unsign(self._key(), token))
        except (BadSignature, struct.error) as error:
            raise BrokenToken("This is not a whole token of ours.") from error
        if version != VERSION:
            raise BrokenToken(f"Version {version} of these tokens is unknown.")
        return tuple(fields)
