"""The limits of time that a company sets itself, inside the law: its industry's profile, and numbers of its own."""

from dataclasses import dataclass
from enum import StrEnum

from jatak.law.profile import END, PURCHASE, Choice, Profile
from jatak.law.vocabulary import LASTING


class Whose(StrEnum):
    """Who set a limit."""

    LAW = "law"
    PROFILE = "profile"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit of time: whole months, from when they count (see `profile.STARTS`), whose it is, and why."""

    months: int
    starts: str
    whose: Whose
    because: str


@dataclass(frozen=True, slots=True)
class Own:
    """What a company limits itself to; of profile and own number the shorter counts, from when the profile says.

    Without a profile a number counts from the purchase, and of what lasts, from its end.
    """

    profile: Profile | None = None
    window_months: int | None = None
    """The company's own number, for every relation."""
    inactivity_months: int | None = None

    def window(self, relation: str) -> Bound | None:
        """The window of one relation kind, None where the company sets none."""
        chosen = self.profile.windows[relation] if self.profile else None
        return _shorter(chosen, self.window_months, END if relation in LASTING else PURCHASE)

    def inactivity(self) -> Bound | None:
        """How long a silence may be, None where the company sets no limit."""
        return _shorter(self.profile.inactivity if self.profile else None, self.inactivity_months, PURCHASE)


def _shorter(chosen: Choice | None, own: int | None, usual: str) -> Bound | None:
    """The profile's or the company's own, whichever is shorter; of equals the company's own is named."""
    months, starts = (chosen.months, chosen.starts) if chosen else (None, usual)
    if own is not None and (months is None or own <= months):
        return Bound(own, starts, Whose.COMPANY, "The company chose it.")
    return Bound(months, starts, Whose.PROFILE, chosen.reason) if chosen and months is not None else None
