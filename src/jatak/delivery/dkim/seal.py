"""The signatures of all letters of one language (RFC 6376), prepared as far as the letters are alike.

Headers are canonicalised `relaxed`, so that a relay may fold them anew. The body goes `simple`: it is quoted-printable
without white space at the ends of lines, which no relay has a reason to touch, and `relaxed` would look at every byte.
"""

from binascii import b2a_base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from jatak.delivery.compose.body import Field, lines
from jatak.delivery.dkim.algorithms import Algorithm, Sign

OVERSIGNED = (b"From", b"To", b"Subject", b"Date", b"Content-Type", b"List-Unsubscribe", b"List-Unsubscribe-Post")
"""Named once more than they are there: another one, put before ours on the way, breaks the signature."""

LINE = 72


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that is loaded."""

    selector: str
    algorithm: Algorithm
    sign: Sign


class Seal:
    """Signs letters with these constant headers and with own ones of these names; called for each."""

    def __init__(
        self, domain: str, keys: Sequence[SigningKey], constant: Sequence[Field], own: Sequence[bytes]
    ) -> None:
        names = [*(name for name, _ in constant), *own]
        names += [name for name in OVERSIGNED if name in names]
        self._keys = [(_opening(domain, key, names), key.sign) for key in keys]
        self._constant = sha256(relaxed(lines(constant)))

    def __call__(self, own: bytes, body: bytes, at: datetime) -> bytes:
        """The lines DKIM-Signature, one for each key; `own` are headers as they are written, folded by a space."""
        headers = self._constant.copy()
        headers.update(relaxed(own))
        closing = b"t=%d; bh=%b;\r\n b=" % (int(at.timestamp()), _base64(sha256(simple(body)).digest()))
        lines = []
        for opening, sign in self._keys:
            value, hashed = opening + closing, headers.copy()
            hashed.update(b"dkim-signature:" + value.replace(b"\r\n", b""))
            lines.append(_line(value, _base64(sign(hashed.digest()))))
        return b"".join(lines)


def relaxed(headers: bytes) -> bytes:
    """Headers, each ended by CR LF and folded by CR LF and white space, as they are hashed: section 3.4.2."""
    unfolded = headers.replace(b"\r\n ", b" ").replace(b"\r\n\t", b" ")
    fields = [line.split(b":", 1) for line in unfolded.splitlines()]
    return b"".join([b"%b:%b\r\n" % (name.rstrip().lower(), b" ".join(value.split())) for name, value in fields])


def simple(body: bytes) -> bytes:
    """The body as it is hashed: section 3.4.3."""
    return body if body.endswith(b"\r\n") and not body.endswith(b"\r\n\r\n") else body.rstrip(b"\r\n") + b"\r\n"


def _opening(domain: str, key: SigningKey, names: Sequence[bytes]) -> bytes:
    lines = [
        f"v=1; a={key.algorithm.tag}; c=relaxed/simple;".encode(),
        f"d={domain}; s={key.selector};".encode(),
        b"h=",
    ]
    for name in names:
        if len(lines[-1]) + len(name) >= LINE:
            lines.append(b"")
        lines[-1] += name + b":"
    lines[-1] = lines[-1].removesuffix(b":") + b";"
    return b"\r\n ".join([*lines, b""])


def _line(value: bytes, signature: bytes) -> bytes:
    folded = b"\r\n ".join([signature[start : start + LINE] for start in range(0, len(signature), LINE)])
    return b"DKIM-Signature: %b%b\r\n" % (value, folded)


def _base64(raw: bytes) -> bytes:
    return b2a_base64(raw, newline=False)
