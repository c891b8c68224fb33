"""The steps down the side of a campaign, and what stands at every one of them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.base.clock import now
from jatak.campaigns.listing import CREATED, state_of
from jatak.campaigns.models import Campaign
from jatak.campaigns.readiness import Finding, Step, findings
from jatak.console.campaigns.crumbs import LIST
from jatak.console.campaigns.preview import seen
from jatak.console.campaigns.words import tag_of
from jatak.console.frame.page import page
from jatak.content.drafts import last_words
from jatak.content.models import Said
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
    stands, operator = course(campaign), request.operator
    said = last_words([campaign.template_version_id]) if stands == CREATED else {}
    last = said.get(campaign.template_version_id)
    asks = last if last and last.said == Said.ASKED else None
    may_approve = operator.may(May.APPROVE, campaign.controller_id)
    shown = {
        **bar(campaign, step, stands),
        "state": tag_of(campaign, stands, now(), last),
        "asks": asks,
        "may_approve": may_approve,
        "may_answer": step is Step.APPROVE and may_approve and asks is not None and asks.by_id != operator.pk,
        "step_title": TITLES[step],
        "letters": seen(campaign.template_version),
        "letter_url": reverse("letter", args=[campaign.template_version_id]),
        "operator": operator,
        "may_write": operator.may(May.WRITE, campaign.controller_id),
        "may_set_up": operator.may(May.SET_UP, campaign.controller_id),
        **context,
    }
    return page(request, f"campaigns/step_{step}", campaign.name, [LIST], icon="mail", **shown)


def bar(campaign: Campaign, step: Step, stands: str = "") -> dict[str, Any]:
    """The steps as a page at one of them shows them: where it is, what is to do here and before, what comes next."""
    stands = stands or course(campaign)
    open_still = findings(campaign, now()) if stands == CREATED else []
    to_do = _to_do(open_still) if stands == CREATED else set()
    following = _following(step, to_do)
    return {
        "campaign": campaign,
        "started": stands != CREATED,
        "steps": [
            Shown(each, title, step_url(campaign, each), each not in to_do, each is step)
            for each, title in TITLES.items()
        ],
        "findings": open_still,
        "here": [each.words for each in open_still if each.step is step],
        "before": _before(campaign, step, open_still),
        "next_url": step_url(campaign, following) if following else "",
        "next_title": TITLES[following] if following else "",
    }


def first_open(campaign: Campaign) -> Step:
    """The first step at which something is to do; the start where nothing is."""
    open_still = {each.step for each in findings(campaign, now())}
    return next((step for step in TITLES if step in open_still), Step.START)


def course(campaign: Campaign) -> str:
    """How a campaign stands."""
    return state_of(campaign, Dispatch.objects.filter(pk=campaign.pk).first())


def step_url(campaign: Campaign, step: Step) -> str:
    """The page of a step."""
    return reverse(f"campaign_{step}", args=[campaign.pk])


def _to_do(open_still: list[Finding]) -> set[Step]:
    """The steps of what has not started that are not done; what only waits for an approval was checked."""
    found = {each.step for each in open_still}
    return found | {Step.START} | ({Step.CHECK} if found - {Step.APPROVE} else set())


def _before(campaign: Campaign, here: Step, open_still: list[Finding]) -> list[dict[str, Any]]:
    """What was passed by though something is to do there; check and start name everything themselves."""
    every = list(TITLES)
    passed = () if here in (Step.CHECK, Step.START) else every[: every.index(here)]
    return [
        {"title": TITLES[each.step], "words": each.words, "url": step_url(campaign, each.step)}
        for each in open_still
        if each.step in passed
    ]


def _following(here: Step, to_do: set[Step]) -> Step | None:
    """The next step with something to do, else the first that was passed by, and the start when all is done."""
    if here is Step.START or not to_do:
        return None
    every = list(TITLES)
    place = every.index(here)
    return next((step for step in every[place + 1 :] + every[:place] if step in to_do - {Step.START}), Step.START)
