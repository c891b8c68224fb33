"""Telephone numbers as gateways write them, and the companies behind ours."""

import re
from collections.abc import Iterator

from jatak.people.addresses import InvalidAddress, country_of_telephone, keyed_hash_of, normalise_telephone
from jatak.people.models import Brand, ContactKind, Controller


def telephone(written: str) -> str:
    """A number in E.164, whether it came with `+`, with `00` or with neither; empty for what is none, as short ones."""
    digits = "".join(written.split())
    bare = re.sub(r"^(\+|00)", "", digits)
    for tried in (digits, f"+{bare}"):
        try:
            return normalise_telephone(tried)
        except InvalidAddress:
            continue
    return ""


def hash_of(number: str) -> bytes:
    """The keyed hash of a number in E.164."""
    return keyed_hash_of(ContactKind.TELEPHONE, number)


def country_of(number: str) -> str:
    """The country of a number in E.164; empty where its code leaves that open."""
    try:
        return country_of_telephone(number) or ""
    except InvalidAddress:
        return ""


def companies_at(written: str) -> list[int]:
    """Whose number it is, as sender or for answers; several companies may share one."""
    wanted = _digits(written)
    return sorted({company for company, number in _numbers() if wanted and _digits(number) == wanted})


def _numbers() -> Iterator[tuple[int, str]]:
    for pk, *numbers in Controller.objects.values_list("pk", "sms_sender", "sms_reply"):
        yield from ((pk, number) for number in numbers)
    yield from Brand.objects.values_list("controller_id", "sms_sender")


def _digits(number: str) -> str:
    """Without what gateways leave out; a name has no digits that count."""
    return "" if any(map(str.isalpha, number)) else re.sub(r"\D", "", number).lstrip("0")
