"""Whether a campaign can go: what is still to do, by the step at which it is done."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.base.errors import UsageError
from jatak.campaigns import forecast
from jatak.campaigns.languages import readers_of, unserved
from jatak.campaigns.models import Campaign
from jatak.content.drafts.checking import check as check_letter
from jatak.content.facts import can_leave
from jatak.content.findings import Finding as LetterFinding
from jatak.content.naming import language_named
from jatak.delivery.sender import NotReadyToSend, check

OF_COMPANY = ("identity_missing", "sender_missing")
"""What the check of a letter finds of its company, which is told at the step of the sender."""


class Step(StrEnum):
    """The steps of a campaign, in their order."""

    TO = "to"
    FROM = "from"
    LETTER = "letter"
    ELEMENTS = "elements"
    CHECK = "check"
    APPROVE = "approve"
    WHEN = "when"
    START = "start"


class NotReady(UsageError):
    """A campaign that cannot start yet."""


class Finding(NamedTuple):
    """Something that stands in the way, and the step at which it is mended."""

    step: Step
    words: "str | Promise"


def findings(campaign: Campaign, at: datetime) -> list[Finding]:
    """Everything that stands in the way of a start; nothing where it can go."""
    return [*_audience(campaign), *_sender(campaign), *_letter(campaign), *_approval(campaign), *_timing(campaign, at)]


def doubts(campaign: Campaign) -> list[str]:
    """What is worth a look in the letter and stops nothing."""
    version = campaign.template_version
    found = [] if version.approved_at else check_letter(version)
    return [_told(each) for each in found if not each.stops]


def _audience(campaign: Campaign) -> Iterator[Finding]:
    census = forecast.counted(campaign)
    under_way = forecast.under_way(campaign) if census is None else None
    if under_way and under_way.open:
        yield Finding(Step.TO, _("It is still being counted who would get it."))
    elif census is None:
        yield Finding(Step.TO, _("Nobody has counted yet who would get it as it is now."))
    elif census.languages is None:
        yield Finding(Step.TO, _("It is not counted yet which languages people read. Count again."))
    elif census.permitted_reachable <= unserved(readers_of(campaign), census):
        yield Finding(Step.TO, _("Nobody would get it: all are left out."))


def _sender(campaign: Campaign) -> Iterator[Finding]:
    version = campaign.template_version
    try:
        check(
            campaign.controller, campaign.brand, can_leave(version), settings.JATAK_PUBLIC_URL, version.template.channel
        )
    except NotReadyToSend as error:
        yield Finding(Step.FROM, f"{error.message} {error.remedy}")


def _letter(campaign: Campaign) -> Iterator[Finding]:
    """What is approved was checked, and does not change."""
    version = campaign.template_version
    for each in () if version.approved_at else check_letter(version):
        if each.stops and each.code not in OF_COMPANY:
            step = Step.ELEMENTS if each.code == "elements_missing" else Step.LETTER
            yield Finding(step, _told(each))


def _approval(campaign: Campaign) -> Iterator[Finding]:
    if campaign.template_version.approved_at is None:
        yield Finding(Step.APPROVE, _("The letter is not approved."))


def _timing(campaign: Campaign, at: datetime) -> Iterator[Finding]:
    if campaign.not_after and campaign.not_after <= at:
        yield Finding(Step.WHEN, _("The last instant at which it may go has passed."))


def _told(found: LetterFinding) -> str:
    quote = f" “{found.quote}”" if found.quote else ""
    return f"{language_named(found.language)}: {found.said}{quote}" if found.language else f"{found.said}{quote}"
