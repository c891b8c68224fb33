"""How old a consent is, or the last purchase: bands of whole months. Pure."""

from datetime import datetime

from jatak.base.calendar import months_before

AGES = (0, 1, 6, 12, 24, 36)
"""From so many months on, each up to the next."""


def edges(at: datetime) -> list[datetime]:
    """The instants between the bands, rising: what began at one is still of the younger band."""
    return [months_before(at, months) for months in reversed(AGES[1:])]
