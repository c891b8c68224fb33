"""The steps down the side of a campaign, and what stands at every one of them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.base.clock import now
from jatak.campaigns.listing import CREATED, state_of
from jatak.campaigns.models import Campaign
from jatak.campaigns.readiness import Finding, Step, findings
from jatak.console.campaigns.crumbs import LIST
from jatak.console.campaigns.preview import seen
from jatak.console.campaigns.words import tag_of
from jatak.console.frame.page import page
from jatak.delivery.models import Dispatch

TITLES: dict[Step, "str | Promise"] = {
    Step.TO: _("To"),
    Step.FROM: _("From"),
    Step.LETTER: _("Letter"),
    Step.ELEMENTS: _("What is in it"),
    Step.CHECK: _("Check"),
    Step.APPROVE: _("Approve"),
    Step.WHEN: _("When"),
    Step.START: _("Start"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One step in the list."""

    step: Step
    title: "str | Promise"
    url: str
    done: bool
    here: bool


def step_page(request: Any, campaign: Campaign, step: Step, **context: Any) -> HttpResponse:
    """The page of one step, with the others beside it and the letter as it is."""
    stands = course(campaign)
    open_still = findings(campaign, now()) if stands == CREATED else []
    return page(
        request,
        f"campaigns/step_{step}",
        campaign.name,
        [LIST],
        icon="mail",
        campaign=campaign,
        state=tag_of(campaign, stands, now()),
        started=stands != CREATED,
        steps=_steps(campaign, step, open_still),
        findings=open_still,
        here=[each.words for each in open_still if each.step is step],
        step_title=TITLES[step],
        letters=seen(campaign.template_version),
        letter_url=letter_url(campaign),
        next_url=_after(campaign, step),
        operator=request.operator,
        **context,
    )


def course(campaign: Campaign) -> str:
    """How a campaign stands."""
    return state_of(campaign, Dispatch.objects.filter(pk=campaign.pk).first())


def letter_url(campaign: Campaign) -> str:
    """Where its letter is written."""
    try:
        return reverse("letter", args=[campaign.template_version_id])
    except NoReverseMatch:
        return reverse("letters")


def step_url(campaign: Campaign, step: Step) -> str:
    """The page of a step."""
    return reverse(f"campaign_{step}", args=[campaign.pk])


def _steps(campaign: Campaign, here: Step, open_still: list[Finding]) -> list[Shown]:
    to_do = {each.step for each in open_still}
    if open_still:
        to_do |= {Step.CHECK, Step.START}
    elif course(campaign) == CREATED:
        to_do.add(Step.START)
    return [
        Shown(step, title, step_url(campaign, step), step not in to_do, step is here) for step, title in TITLES.items()
    ]


def _after(campaign: Campaign, step: Step) -> str:
    every = list(TITLES)
    place = every.index(step) + 1
    return step_url(campaign, every[place]) if place < len(every) else ""
