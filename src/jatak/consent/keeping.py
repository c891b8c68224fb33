"""What a company keeps of those who answer: chosen by the company, and changed for what comes from then on."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from jatak.base.errors import UsageError
from jatak.consent.kept import policy_of
from jatak.consent.models import Policy
from jatak.database.using import atomic
from jatak.people.models import Controller

KEPT = ("whole", "shortened", "none")
MOST_DAYS = 60
"""Longer nobody remembers having signed up."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept of IP address and browser, and the days after which an unconfirmed sign-up is forgotten."""

    ip: str = "shortened"
    browser: str = "shortened"
    pending_days: int = 14


def keeping_of(controller_id: int) -> Keeping:
    """What a company keeps now."""
    return _read(policy_of(controller_id))


def keeping_of_many(controllers: Iterable[int]) -> dict[int, Keeping]:
    """What each of these companies keeps now."""
    wanted = list(controllers)
    chosen = Policy.objects.in_bulk(wanted)
    return {pk: _read(chosen[pk]) if pk in chosen else Keeping() for pk in wanted}


def keep(company: Controller, wanted: Keeping) -> dict[str, list[object]]:
    """Choose it; what changed, each as [before, after]. Raises UsageError."""
    if wanted.ip not in KEPT or wanted.browser not in KEPT:
        raise UsageError(f"It is kept {', '.join(KEPT)}.", "Choose one of them.")
    if not 1 <= wanted.pending_days <= MOST_DAYS:
        raise UsageError(f"A sign-up waits from 1 to {MOST_DAYS} days.", "Choose a number among them.")
    with atomic():
        Policy.objects.get_or_create(controller=company)
        list(Policy.objects.select_for_update().filter(controller=company))
        was = keeping_of(company.pk)
        Policy.objects.filter(controller=company).update(**asdict(wanted))
        return {name: [old, new] for name, new in asdict(wanted).items() if (old := getattr(was, name)) != new}


def _read(policy: Policy) -> Keeping:
    return Keeping(policy.ip, policy.browser, policy.pending_days)
