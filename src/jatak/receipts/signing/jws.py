"""A JSON Web Signature with detached payload (RFC 7515, appendix F) with Ed25519 (RFC 8037)."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from jatak.base.hashing import canonical_json
from jatak.receipts.linked.errors import NotAReceipt

SIGNATURE = "jatak:signature"


@dataclass(frozen=True, slots=True)
class Signed:
    """By which key a receipt was signed: 32 bytes; whose key that is, the reader must compare."""

    key: bytes

    @property
    def fingerprint(self) -> str:
        """The key in groups of four, to compare letter by letter."""
        letters = self.key.hex()
        return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def signed(document: dict[str, Any], sign: Callable[[bytes], bytes], key: bytes) -> dict[str, Any]:
    """The document with its signature; the public key stands in the header, so that anybody can check it."""
    bare = {name: value for name, value in document.items() if name != SIGNATURE}
    header = _written(canonical_json({"alg": "EdDSA", "jwk": {"kty": "OKP", "crv": "Ed25519", "x": _written(key)}}))
    mark = sign(f"{header}.{_written(canonical_json(bare))}".encode("ascii"))
    return bare | {SIGNATURE: f"{header}..{_written(mark)}"}


def checked(document: dict[str, Any]) -> Signed | None:
    """Who signed a document, None where nobody did; raises NotAReceipt where the signature does not hold."""
    if SIGNATURE not in document:
        return None
    header, mark = _parts(document[SIGNATURE])
    bare = {name: value for name, value in document.items() if name != SIGNATURE}
    key = _key(header)
    try:
        payload = _written(canonical_json(bare))
        Ed25519PublicKey.from_public_bytes(key).verify(mark, f"{header}.{payload}".encode("ascii"))
    except InvalidSignature:
        raise _broken("It does not hold: the receipt was changed after it was signed.") from None
    except ValueError as error:
        raise _broken(f"It cannot be checked: {error}.") from None
    return Signed(key)


def _parts(said: Any) -> tuple[str, bytes]:
    parts = said.split(".") if isinstance(said, str) else []
    if len(parts) != 3 or parts[1]:
        raise _broken("It is no signature with detached payload (RFC 7515, appendix F).")
    return parts[0], _read(parts[2])


def _key(header: str) -> bytes:
    try:
        said = json.loads(_read(header))
    except (ValueError, RecursionError):
        raise _broken("Its header is no JSON.") from None
    jwk = said.get("jwk") if isinstance(said, dict) else None
    if not isinstance(jwk, dict) or set(said) != {"alg", "jwk"} or said["alg"] != "EdDSA":
        raise _broken("Its header must name EdDSA and the key, and nothing else.")
    if set(jwk) != {"kty", "crv", "x"} or (jwk["kty"], jwk["crv"]) != ("OKP", "Ed25519"):
        raise _broken("Its key is no Ed25519 key.")
    key = _read(jwk["x"])
    if len(key) != 32:
        raise _broken("Its key has not 32 bytes.")
    return key


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _read(text: Any) -> bytes:
    """Base64url in its one spelling: spare bits and foreign letters are refused."""
    try:
        data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (AttributeError, ValueError, binascii.Error):
        raise _broken("It is not base64url.") from None
    if _written(data) != text:
        raise _broken("It is not base64url.")
    return data


def _broken(what: str) -> NotAReceipt:
    return NotAReceipt(SIGNATURE, what, "Ask the issuer for the receipt again; this one proves nothing.")
