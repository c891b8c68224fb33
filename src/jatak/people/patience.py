"""How many temporary failures make an address one at which nobody can be reached."""

import re
from dataclasses import dataclass

from jatak.base.errors import UsageError

USUAL = "5/30/10"


@dataclass(frozen=True, slots=True)
class Patience:
    """So many failures within so many days, the first and the last so many days apart, with no success in between."""

    times: int
    within_days: int
    over_days: int

    @classmethod
    def read(cls, text: str) -> "Patience":
        """From `5/30/10`; raises UsageError."""
        found = re.fullmatch(r"(\d{1,3})/(\d{1,3})/(\d{1,3})", text.strip(), re.ASCII)
        numbers = [int(each) for each in found.groups()] if found else []
        if not numbers or numbers[0] < 2 or not 0 <= numbers[2] <= numbers[1] or not numbers[1]:
            raise UsageError(
                f"JATAK_TEMPORARY_FAILURES is {text!r}.",
                f"Write it as {USUAL}: at least 2 failures, within so many days, over at least so many of them.",
            )
        return cls(*numbers)
