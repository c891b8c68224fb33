"""Making campaigns and starting them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from jatak.base.errors import UsageError
from jatak.campaigns.models import Campaign, LeftOut, Start
from jatak.clearance.audience import Audience, clear
from jatak.clearance.decider import Decider
from jatak.clearance.request import Request
from jatak.clearance.store import keep, keep_question
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateVersion
from jatak.content.templates import name_of
from jatak.database.using import atomic
from jatak.delivery.consignment import Sort, rulebook
from jatak.delivery.models import Dispatch
from jatak.delivery.outbox import Cleared, fill_from_cleared
from jatak.delivery.report import Report, report
from jatak.delivery.sender import NotReadyToSend, check
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Tri
from jatak.people.models import Brand, Topic


@dataclass(frozen=True, slots=True)
class Progress:
    """A campaign, whether it was started, and how far it has come."""

    campaign: Campaign
    start: Start | None
    report: Report


def create(
    name: str,
    version: TemplateVersion,
    at: datetime,
    brand: Brand | None = None,
    topic: Topic | None = None,
    product_groups: Sequence[int] = (),
    own_similar: Tri = Tri.UNKNOWN,
) -> Campaign:
    """Make a campaign of one version of a template; raises UsageError when the name is taken."""
    controller = version.template.controller
    for part in (brand, topic):
        if part is not None and part.controller_id != controller.pk:
            raise UsageError(f"{part.name} does not belong to {controller.name}.", "Choose one of its own.")
    campaign, made = Campaign.objects.get_or_create(
        controller=controller,
        name=name,
        defaults={
            "brand": brand or version.template.brand,
            "template_version": version,
            "topic": topic,
            "product_groups": list(product_groups),
            "own_similar": own_similar.value,
            "created_at": at,
        },
    )
    if not made:
        raise UsageError(f"{controller.name} has a campaign {name} already.", "Take another name.")
    return campaign


def named(controller_id: int, name: str) -> Campaign:
    """The campaign of this name; raises UsageError when there is none."""
    found = Campaign.objects.filter(controller_id=controller_id, name=name).first()
    if found is None:
        raise UsageError(f"There is no campaign {name}.", "Look at its name, or create it.")
    return found


def start(campaign: Campaign, by: str, at: datetime) -> Start:
    """Clear the audience and fill the outbox, in one transaction; started already, it does nothing."""
    with atomic():
        campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
        if begun := Start.objects.filter(campaign=campaign).first():
            return begun
        version = campaign.template_version
        _check(campaign, version)
        facts = message_facts(version)
        decider = Decider(facts, rulebook(at))
        keep_question(decider)
        audience = clear(_request(campaign, facts, at), decider)
        sort = Sort(campaign.pk, version.pk, campaign.controller_id, campaign.topic_id, can_leave(version))
        fill_from_cleared(sort, _dispatch(campaign), Cleared(facts.id, decider.rulebook_id, at), at)
        return _record(campaign, audience, decider, by, at)


def progress(campaign: Campaign) -> Progress:
    """How far a campaign has come."""
    return Progress(campaign, Start.objects.filter(campaign=campaign).first(), report(campaign.pk))


def _check(campaign: Campaign, version: TemplateVersion) -> None:
    if version.approved_at is None:
        raise NotReadyToSend(f"{name_of(version)} is not approved.", "Have somebody approve it, then start again.")
    check(campaign.controller, campaign.brand, can_leave(version), settings.JATAK_PUBLIC_URL)


def _request(campaign: Campaign, facts: MessageFacts, at: datetime) -> Request:
    return Request(
        controller_id=campaign.controller_id,
        channel=facts.channel,
        facts=facts,
        brand_id=campaign.brand_id,
        topic_id=campaign.topic_id,
        product_groups=tuple(campaign.product_groups),
        own_similar=Tri(campaign.own_similar),
        as_of=at,
    )


def _dispatch(campaign: Campaign) -> Dispatch:
    return Dispatch(
        campaign_id=campaign.pk,
        brand_id=campaign.brand_id,
        product_groups=campaign.product_groups,
        own_similar=campaign.own_similar,
    )


def _record(campaign: Campaign, audience: Audience, decider: Decider, by: str, at: datetime) -> Start:
    kept = keep(decider, (share.words for share in audience.shares))
    LeftOut.objects.bulk_create(
        LeftOut(campaign=campaign, decision=kept[share.words], count=share.count)
        for share in audience.shares
        if not share.permitted
    )
    return Start.objects.create(
        campaign=campaign,
        at=at,
        by=by,
        as_of=at,
        rulebook_id=decider.rulebook_id,
        people=audience.people,
        permitted=audience.permitted,
    )
