"""While leaving does not work, a company may let its marketing wait: campaigns are paused, and go on afterwards."""

from datetime import datetime

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.delivery import control
from jatak.delivery.models import Course, Dispatch
from jatak.people.models import Controller
from jatak.selftest.models import Policy, Run

BY = "self-test of leaving"
WHY = "leaving does not work"


def choose(company: Controller, holds: bool, by: str, at: datetime) -> None:
    """Whether the company's marketing waits while leaving does not work."""
    said = {"holds": holds, "changed_by": by, "changed_at": at}
    Policy.objects.update_or_create(controller=company, defaults=said)
    hold(company)


def is_held(company: Controller) -> bool:
    """Whether it waits now: the company wants it, and the newest test that said anything failed."""
    if not Policy.objects.filter(controller=company, holds=True).exists():
        return False
    newest = Run.objects.filter(controller=company, passed__isnull=False).order_by("-began_at", "-pk").first()
    return newest is not None and newest.passed is False


def hold(company: Controller) -> int:
    """Pause what runs of a held company, or let go what was paused for this; how many campaigns.

    To be called after each test and every minute, so that what starts meanwhile waits too.
    """
    if is_held(company):
        going = Dispatch.objects.filter(controller_id=company.pk, state__in=(Course.FILLING, Course.RUNNING))
        return sum(_paused(campaign_id) for campaign_id in going.values_list("campaign_id", flat=True))
    waiting = Dispatch.objects.filter(controller_id=company.pk, state=Course.PAUSED, why=f"{BY}: {WHY}")
    return sum(_resumed(campaign_id) for campaign_id in waiting.values_list("campaign_id", flat=True))


def _paused(campaign_id: int) -> bool:
    try:
        control.pause(campaign_id, BY, WHY)
    except UsageError:  # It ended meanwhile.
        return False
    return True


def _resumed(campaign_id: int) -> bool:
    """Unless somebody else said meanwhile that it is to wait."""
    with atomic():
        if not Dispatch.objects.filter(campaign_id=campaign_id, why=f"{BY}: {WHY}").exists():
            return False
        control.resume(campaign_id)
        return True
