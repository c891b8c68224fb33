"""Numbers as people read them."""

from django import template

register = template.Library()
THIN = "\u202f"


@register.filter
def spaced(number: int | None) -> str:
    """A number with thin spaces between its thousands."""
    return "–" if number is None else f"{number:,}".replace(",", THIN)


@register.filter
def unlocalised(number: float | None) -> str:
    """A number as HTML's attributes want it, whatever the reader's language."""
    return "" if number is None else f"{number:g}"


@register.filter
def share(part: int, whole: int) -> str:
    """A part in parts of a hundred, for the width of a bar."""
    return f"{100 * part / whole:.2f}" if whole else "0"
