"""Addresses as they are compared: one spelling for every way of writing the same."""

import unicodedata
from typing import Any

import phonenumbers
from email_validator import EmailNotValidError, ValidatedEmail, validate_email

from jatak.base.errors import UsageError
from jatak.base.hashing import keyed_hash
from jatak.database.home import kept_secret
from jatak.people.models import ContactKind


class InvalidAddress(UsageError):
    """An address that nothing can be sent to, with what is wrong about it."""


def normalise(kind: str, address: str, region: str | None = None) -> str:
    """The form in which an address is compared; `region` is a country, for telephones; raises InvalidAddress."""
    match kind:
        case ContactKind.EMAIL:
            return normalise_email(address)
        case ContactKind.TELEPHONE:
            return normalise_telephone(address, region)
        case _:
            return _normalise_handle(kind, address)


def normalise_email(address: str) -> str:
    """Lower case and NFC, the domain in A-labels (RFC 5890); syntax alone, no look-up; raises InvalidAddress."""
    parts = _parts(address.strip(" \t"))
    # The domain is not folded: that would turn straße.example into strasse.example, which belongs to somebody else.
    return f"{_folded(parts.local_part)}@{parts.ascii_domain.lower()}"


def normalise_telephone(number: str, region: str | None = None) -> str:
    """E.164, such as +4522222222; `region` is the person's country, for numbers in national form."""
    parsed = _parsed(number, region)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def country_of_telephone(number: str) -> str | None:
    """The one country that a number in E.164 belongs to, None where its prefix leaves that open."""
    parsed = _parsed(number, None)
    region: str | None = phonenumbers.region_code_for_number(parsed)
    if region is None:
        regions = phonenumbers.region_codes_for_country_code(parsed.country_code)
        region = regions[0] if len(regions) == 1 else None
    return region if region and region.isalpha() else None


def keyed_hash_of(kind: str, normalised: str) -> bytes:
    """The keyed hash by which an address is known outside of people, 32 bytes; the key never enters the database."""
    return address_hash(kept_secret("keyed-hash"), kind, normalised)


def address_hash(key: bytes, kind: str, normalised: str) -> bytes:
    """The same for who hashes many addresses and has read the secret `keyed-hash`."""
    return keyed_hash(key, f"{kind}:{normalised}")


def _folded(text: str) -> str:
    # Folded in NFD and composed again: otherwise a second pass could change what the first one made.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def _parts(address: str) -> ValidatedEmail:
    try:
        return validate_email(address, check_deliverability=False, test_environment=True, strict=True)
    except EmailNotValidError as error:
        raise InvalidAddress(
            f"{_shown(address)} is not an e-mail address: {error}",
            "Write it as name@example.com, without a name before it.",
        ) from error


def _parsed(number: str, region: str | None) -> Any:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException as error:
        raise InvalidAddress(
            f"{_shown(number)} is not a telephone number: {error}",
            "Write it with its country, as +45 22 22 22 22, or give the person's country.",
        ) from error
    # Possible, not valid: numbering plans change faster than our list, and a no by telephone must never be refused.
    if not phonenumbers.is_possible_number(parsed):
        raise InvalidAddress(
            f"{_shown(number)} is too short or too long for a telephone number of +{parsed.country_code}.",
            "Check its digits and its country.",
        )
    return parsed


def _normalise_handle(kind: str, address: str) -> str:
    handle = unicodedata.normalize("NFC", address.strip())
    if not handle or not handle.isprintable():
        raise InvalidAddress(f"{_shown(address)} is not an address of kind {kind}.", "Give the name used there.")
    return handle


def _shown(address: str) -> str:
    return repr(address if len(address) <= 80 else f"{address[:77]}...")
