"""The limits of time that a company set itself: told, and chosen."""

from dataclasses import dataclass

from jatak.base.errors import UsageError
from jatak.law.industries import industries
from jatak.law.own import Own
from jatak.law.profile import Profile
from jatak.people.models import Controller

MOST_MONTHS = 600


@dataclass(frozen=True, slots=True)
class Choices:
    """What a company chooses; None takes a choice back."""

    industry: str | None = None
    window_months: int | None = None
    inactivity_months: int | None = None


def own_limits(company: Controller) -> Own:
    """What the company limits itself to, the profile of its industry included."""
    return Own(_profile(company.industry), company.customer_window_months, company.inactivity_months)


def choices_of(company: Controller) -> Choices:
    """What the company has chosen so far."""
    return Choices(company.industry, company.customer_window_months, company.inactivity_months)


def choose(company: Controller, choices: Choices) -> None:
    """Take these as the company's choices, all three; raises UsageError where one is impossible."""
    _profile(choices.industry)
    for months in (choices.window_months, choices.inactivity_months):
        if months is not None and not 1 <= months <= MOST_MONTHS:
            raise UsageError(f"{months} is no number of months.", f"Write a whole number from 1 to {MOST_MONTHS}.")
    company.industry = choices.industry
    company.customer_window_months, company.inactivity_months = choices.window_months, choices.inactivity_months
    company.save(update_fields=["industry", "customer_window_months", "inactivity_months"])


def _profile(industry: str | None) -> Profile | None:
    """The profile of this industry; raises UsageError where there is none."""
    if industry is None:
        return None
    if industry not in industries():
        raise UsageError(f"There is no profile of the industry {industry!r}.", f"There are: {', '.join(industries())}.")
    return industries()[industry]
