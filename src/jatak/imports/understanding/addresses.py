"""Addresses as a file writes them, to the form in which they are compared."""

import re

from email_validator import SPECIAL_USE_DOMAIN_NAMES

from jatak.imports.reading.record import Trouble
from jatak.people.addresses import InvalidAddress, normalise_email, normalise_telephone

LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
PLAIN = re.compile(rf"({LOCAL})@((?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+([A-Za-z]{{2,}}))")
"""Addresses of which nothing but the case has to change; others are read by the validator, fifty times slower."""
LONGEST_LOCAL, LONGEST_LABEL, LONGEST = 64, 63, 254
SPECIAL = frozenset(name.rsplit(".", 1)[-1] for name in SPECIAL_USE_DOMAIN_NAMES)
NO_COUNTRY = (
    "this telephone number names no country. Write it as +45 22 22 22 22, name the column of the country, or say the "
    "country of such numbers: on the page of the import, or as `country` in a mapping file."
)
LETTERS = "this is no telephone number but holds letters. Format the column as text and export it anew."
LETTER = re.compile(r"[^\W\d_]")
BEFORE = re.compile(r"[^\w+]+")
"""What may stand before a number, as in (+45) 22 22 22 22: brackets, apostrophes, marks that nobody sees."""


def plain_email(address: str) -> str | None:
    """The normalised form of an ordinary address, None where it takes more than a look."""
    found = PLAIN.fullmatch(address) if len(address) <= LONGEST else None
    if found is None or found[3].lower() in SPECIAL:
        return None
    if len(found[1]) > LONGEST_LOCAL or max(map(len, found[2].split("."))) > LONGEST_LABEL:
        return None
    return address.lower()


def email_of(address: str, column: str) -> str | Trouble:
    """The normalised address, or why it is none."""
    if plain := plain_email(address):
        return plain
    try:
        return normalise_email(address)
    except InvalidAddress as error:
        return Trouble("address_broken", f"Column {column}: {error.message} {error.remedy}")


def telephone_of(number: str, region: str | None, has_country: bool, column: str) -> str | Trouble:
    """The number in E.164, or why it is none; `has_country`: it begins with its country, though without the plus."""
    if (before := BEFORE.match(number)) is not None:
        number = number[before.end() :]
    if has_country and number[:1] != "+":
        number = "+" + number.removeprefix("00")
    if number[:1] != "+" and not number.startswith("00") and region is None:
        return Trouble("telephone_without_country", f"Column {column}: {NO_COUNTRY}")
    if LETTER.search(number):
        return Trouble("telephone_broken", f"Column {column}: {LETTERS}")
    try:
        return normalise_telephone("+" + number[2:] if number.startswith("00") else number, region)
    except InvalidAddress as error:
        return Trouble("telephone_broken", f"Column {column}: {error.message} {error.remedy}")
