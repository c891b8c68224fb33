"""Where a confirmation of leaving is required or recommended."""

from datetime import date

from jatak.law.parameters import LEAVING_CONFIRM
from jatak.law.rulebook import Rulebook

WANTED = frozenset({"required", "recommended"})


def is_wanted(country: str, law: Rulebook) -> bool:
    """Whether this country requires or recommends it; where the law says nothing of it, it does not."""
    pack = law.pack(country)
    return pack is not None and pack[LEAVING_CONFIRM].value in WANTED


def countries_that_want(day: date) -> list[str]:
    """The names of those countries, as their packs write them."""
    law = Rulebook.load(day)
    return sorted(pack.name for code, pack in law.packs.items() if is_wanted(code, law))
