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
from jatak.campaigns.models import Campaign
from jatak.content.facts import can_leave
from jatak.delivery.sender import NotReadyToSend, check


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


def _audience(campaign: Campaign) -> Iterator[Finding]:
    census = forecast.counted(campaign)
    if census is None and forecast.under_way(campaign):
        yield Finding(Step.TO, _("It is still being counted who would get it."))
    elif census is None:
        yield Finding(Step.TO, _("Nobody has counted yet who would get it as it is now."))
    elif not census.permitted_reachable:
        yield Finding(Step.TO, _("Nobody would get it: all are left out."))


def _sender(campaign: Campaign) -> Iterator[Finding]:
    version = campaign.template_version
    try:
        check(campaign.controller, campaign.brand, can_leave(version), settings.JATAK_PUBLIC_URL)
    except NotReadyToSend as error:
        yield Finding(Step.FROM, f"{error.message} {error.remedy}")


def _letter(campaign: Campaign) -> Iterator[Finding]:
    version = campaign.template_version
    texts = {text.language: text for text in version.texts.all()}
    default = campaign.controller.default_language
    if default not in texts:
        yield Finding(
            Step.LETTER,
            _("There is no text in the company's default language (%(language)s).") % {"language": default},
        )
    if any(not text.subject.strip() for text in texts.values()):
        yield Finding(Step.LETTER, _("A subject is missing."))
    if not version.elements:
        yield Finding(Step.ELEMENTS, _("Nobody has declared yet what is in the letter."))


def _approval(campaign: Campaign) -> Iterator[Finding]:
    if campaign.template_version.approved_at is None:
        yield Finding(Step.APPROVE, _("The letter is not approved."))


def _timing(campaign: Campaign, at: datetime) -> Iterator[Finding]:
    if campaign.not_after and campaign.not_after <= at:
        yield Finding(Step.WHEN, _("The last instant at which it may go has passed."))
