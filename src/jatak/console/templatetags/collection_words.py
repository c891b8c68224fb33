"""What pages about collection points write in words."""

from django import template
from django.utils.formats import number_format

from jatak.console.collection.words import FIELDS
from jatak.console.law.links import page_of_country
from jatak.people.country_names import country_named

register = template.Library()
register.filter("country", country_named)
register.filter("law_page", page_of_country)


@register.filter
def share(part: float | None) -> str:
    """A share as per cent, with one digit where it is small; a dash for none."""
    if part is None:
        return "–"
    per_cent = 100 * part
    return f"{number_format(per_cent, decimal_pos=0 if per_cent >= 10 else 1)} %"


@register.filter
def asked_field(kind: str) -> str:
    """What is asked beside the address."""
    return str(FIELDS.get(kind, kind))


@register.filter
def of_width(part: int, whole: int) -> int:
    """A part of a whole as a whole number of per cent, at least one where there is any."""
    return max(1, round(100 * part / whole)) if part and whole else 0


@register.filter
def in_hex(data: bytes | memoryview | None) -> str:
    """A hash as hexadecimal digits."""
    return bytes(data).hex() if data else ""
