"""The values of one line: each is read once and remembered, because shops repeat themselves."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

NULL = r"\N"
NO_CUSTOMER = frozenset({"", "nan", "null", "none", "n/a"})
YEARS = range(1900, 2201)
THREE, FOUR = Decimal("0.001"), Decimal("0.0001")
LARGEST = Decimal(10**10)


class Refused(Exception):
    """This line cannot be used; the text is the reason that it is counted under."""


class Remembered(dict[str, str]):
    """Values in the form that COPY reads, by the text of the file; refusals are not remembered."""

    limit = 200_000

    def __init__(self, read: Callable[[str], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> str:
        if len(self) >= self.limit:
            self.clear()
        value = self[text] = self._read(text)
        return value


def copy_text(text: str) -> str:
    """A text as COPY wants it."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def required(what: str) -> Callable[[str], str]:
    """Reads a text that must not be empty."""

    def read(text: str) -> str:
        if not (stripped := text.strip()):
            raise Refused(f"no {what}")
        if "\0" in stripped:
            raise Refused(f"{what} holds a zero byte")
        return copy_text(stripped)

    return read


def customer(text: str) -> str:
    """A customer's number, `17850.0` as `17850`; NULL for a guest."""
    bare = text.strip()
    if bare.casefold() in NO_CUSTOMER:
        return NULL
    return required("customer")(re.sub(r"^(\d+)\.0+$", r"\1", bare))


def quantity(decimal_comma: bool) -> Callable[[str], str]:
    """Reads a quantity, at most three places after the point."""

    def read(text: str) -> str:
        number = _number(text, decimal_comma)
        if number is None:
            raise Refused("quantity is no number" if text.strip() else "no quantity")
        return str(number.quantize(THREE))

    return read


def price(decimal_comma: bool) -> Callable[[str], str]:
    """Reads a price; one that cannot be read is unknown and does not spoil the purchase."""

    def read(text: str) -> str:
        number = _number(text, decimal_comma)
        return NULL if number is None else str(number.quantize(FOUR))

    return read


def instant(pattern: str | None, zone: ZoneInfo) -> Callable[[str], str]:
    """Reads a date and time, ISO 8601 or by a pattern of strptime, to the local time of the zone."""

    def read(text: str) -> str:
        bare = text.strip()
        if not bare:
            raise Refused("no date")
        try:
            told = datetime.strptime(bare, pattern) if pattern else datetime.fromisoformat(bare)  # noqa: DTZ007
            local = told.astimezone(zone).replace(tzinfo=None) if told.tzinfo else told
        except (ValueError, OverflowError):
            raise Refused("date cannot be read") from None
        if local.year not in YEARS:
            raise Refused("date is out of range")
        return local.isoformat(" ")

    return read


def _number(text: str, decimal_comma: bool) -> Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", ".") if decimal_comma else text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST else None
