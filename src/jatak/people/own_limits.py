"""The limits of time that a company set itself: told, and chosen."""

from dataclasses import dataclass
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.law.industries import industries
from jatak.law.own import Own
from jatak.law.profile import Profile
from jatak.people.models import Controller, FormerLimits

MOST_MONTHS = 600
CHOSEN = ("industry", "customer_window_months", "inactivity_months")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a company chooses; None takes a choice back."""

    industry: str | None = None
    window_months: int | None = None
    inactivity_months: int | None = None


def own_limits(company: Controller, known_at: datetime | None = None) -> Own:
    """What the company limits itself to, the profile of its industry included; as it was at an instant, or now."""
    had = choices_of(company, known_at)
    return Own(_profile(had.industry), had.window_months, had.inactivity_months)


def choices_of(company: Controller, known_at: datetime | None = None) -> Choices:
    """What the company had chosen at an instant, or has now."""
    had = (_former(company, known_at) if known_at else None) or company
    return Choices(*(getattr(had, name) for name in CHOSEN))


def _former(company: Controller, known_at: datetime) -> FormerLimits | None:
    """What the company had chosen at an instant, None where it has chosen nothing new since."""
    return FormerLimits.objects.filter(controller=company, until__gt=known_at).order_by("until", "pk").first()


def limits_of(choices: Choices) -> Own:
    """What these choices limit a company to; raises UsageError where one is impossible."""
    for months in (choices.window_months, choices.inactivity_months):
        if months is not None and not 1 <= months <= MOST_MONTHS:
            raise UsageError(f"{months} is no number of months.", f"Write a whole number from 1 to {MOST_MONTHS}.")
    return Own(_profile(choices.industry), choices.window_months, choices.inactivity_months)


def choose(company: Controller, choices: Choices, at: datetime, by: str) -> None:
    """Take these as the company's choices, all three, and keep those before; raises UsageError."""
    limits_of(choices)
    with atomic():
        before = {name: getattr(company, name) for name in CHOSEN}
        FormerLimits.objects.create(controller=company, until=at, changed_by=by, **before)
        company.industry = choices.industry
        company.customer_window_months, company.inactivity_months = choices.window_months, choices.inactivity_months
        company.save(update_fields=CHOSEN)


def _profile(industry: str | None) -> Profile | None:
    """The profile of this industry; raises UsageError where there is none."""
    if industry is None:
        return None
    if industry not in industries():
        raise UsageError(f"There is no profile of the industry {industry!r}.", f"There are: {', '.join(industries())}.")
    return industries()[industry]
