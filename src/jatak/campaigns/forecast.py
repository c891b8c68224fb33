"""How many a campaign would go to now, and why the others are left out: asked for, counted by a job, kept."""

import hashlib
from collections import Counter
from datetime import datetime

from jatak.base.errors import JatakError
from jatak.campaigns.models import Campaign, Forecast
from jatak.campaigns.reasons import Reason, listed
from jatak.clearance.audience import Audience, decide
from jatak.clearance.decider import Decider
from jatak.clearance.request import Request
from jatak.content.facts import message_facts
from jatak.content.models import TemplateVersion
from jatak.database.using import atomic
from jatak.delivery.consignment import rulebook
from jatak.gate.message import Element, MessageFacts
from jatak.gate.situation import Tri


def question_of(campaign: Campaign) -> str:
    """A hash of everything that who is in depends on, but for people and law."""
    asked = (
        facts_of(campaign.template_version).id,
        campaign.controller_id,
        campaign.brand_id,
        campaign.topic_id,
        sorted(campaign.product_groups),
        campaign.own_similar,
    )
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]


def facts_of(version: TemplateVersion) -> MessageFacts:
    """What the gate would be told; while a letter declares nothing yet, that it advertises."""
    if not version.elements:
        version.elements = [Element.PROMOTION.value]
    return message_facts(version)


def ask(campaign: Campaign, at: datetime) -> None:
    """Note that a count is wanted; the one before is no longer shown."""
    asked = {"question": question_of(campaign), "asked_at": at, "counted_at": None, "failed": ""}
    Forecast.objects.update_or_create(campaign=campaign, defaults=asked)


def count(campaign: Campaign, at: datetime) -> Forecast:
    """Ask the gate about everybody whom the company knows, and keep the answer; safe to repeat."""
    question = question_of(campaign)
    try:
        with atomic():
            audience = _audience(campaign, at)
    except JatakError as error:
        return _kept(campaign, question, at, failed=error.message)
    sendable = sum(share.reachable for share in audience.shares if share.permitted)
    return _kept(
        campaign,
        question,
        at,
        people=audience.people,
        permitted=audience.permitted,
        reachable=sendable,
        reasons=_reasons(audience),
    )


def newest(campaign: Campaign) -> Forecast | None:
    """The last count, or the one under way."""
    return Forecast.objects.filter(campaign=campaign).first()


def _audience(campaign: Campaign, at: datetime) -> Audience:
    facts = facts_of(campaign.template_version)
    request = Request(
        controller_id=campaign.controller_id,
        channel=facts.channel,
        facts=facts,
        as_of=at,
        brand_id=campaign.brand_id,
        topic_id=campaign.topic_id,
        product_groups=tuple(campaign.product_groups),
        own_similar=Tri(campaign.own_similar),
    )
    return decide(request, Decider(facts, rulebook(at)))


def _reasons(audience: Audience) -> list[dict[str, object]]:
    counted = Counter[Reason]()
    for share in audience.shares:
        counted[Reason.of(share.decision)] += share.count
    return listed(counted)


def _kept(campaign: Campaign, question: str, at: datetime, **figures: object) -> Forecast:
    values = {"question": question, "counted_at": at, "failed": "", **figures}
    kept, _ = Forecast.objects.update_or_create(
        campaign=campaign, defaults=values, create_defaults={**values, "asked_at": at}
    )
    return kept
