"""Starting a campaign: a short transaction that opens it, then one for each chunk of people."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from django.conf import settings
from django.db.models import Max

from jatak.base.errors import UsageError
from jatak.campaigns.abreast import fill
from jatak.campaigns.chunks import Chunks
from jatak.campaigns.filling import Filling, Stopped
from jatak.campaigns.models import Campaign, Start
from jatak.campaigns.timing import OPEN, Timing
from jatak.clearance.decider import Decider
from jatak.clearance.store import keep_question
from jatak.content.facts import can_leave, message_facts
from jatak.content.templates import name_of
from jatak.database.using import atomic
from jatak.delivery.consignment import rulebook
from jatak.delivery.models import Course, Dispatch
from jatak.delivery.outbox import is_wanted, open_dispatch
from jatak.delivery.sender import NotReadyToSend, check
from jatak.people.models import Person

CHUNKS = Chunks()


def start(
    campaign: Campaign,
    by: str,
    at: datetime,
    timing: Timing = OPEN,
    chunks: Chunks = CHUNKS,
    seen: Callable[[Start], object] = lambda start: None,
    still: Callable[[], object] = lambda: None,
) -> Start:
    """Clear the audience and fill the outbox, chunk by chunk; workers carry what is committed already.

    Killed on its way, the next start goes on where it was, as of the same instant; started and whole, it does nothing.
    `seen` is told after each chunk how far it is; `still` is asked in the transaction that opens it, and raises where
    it is not to start any more. Raises NotReadyToSend, and Stopped for a campaign that was stopped.
    """
    begun = _begin(campaign, by, at, timing, still)
    while not begun.filled:
        with closing(fill(Filling(campaign, begun), begun, chunks)) as filling:
            for after in filling:
                begun = after
                seen(begun)
    return begun


def _begin(campaign: Campaign, by: str, at: datetime, timing: Timing, still: Callable[[], object]) -> Start:
    with atomic(durable=True):
        campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
        before = Start.objects.filter(campaign=campaign).first()
        if before and timing != OPEN:
            raise UsageError(f"The campaign {campaign.name} has started already.", "Its times and its rate stay.")
        if before and before.filled:
            return before
        if before and not is_wanted(campaign.pk):
            raise Stopped(campaign.name)
        if before is None:
            still()
        _check(campaign)
        return before or _open(campaign, by, at, timing.over(Timing.of(campaign)))


def _check(campaign: Campaign) -> None:
    version = campaign.template_version
    if version.approved_at is None:
        raise NotReadyToSend(f"{name_of(version)} is not approved.", "Have somebody approve it, then start again.")
    check(campaign.controller, campaign.brand, can_leave(version), settings.JATAK_PUBLIC_URL, version.template.channel)


def _open(campaign: Campaign, by: str, at: datetime, timing: Timing) -> Start:
    if timing.not_after and timing.not_after <= at:
        raise UsageError(f"The last instant of {campaign.name} has passed.", "Start it with a later --not-after.")
    decider = Decider(message_facts(campaign.template_version), rulebook(at))
    keep_question(decider)
    last: int = Person.objects.aggregate(last=Max("pk"))["last"] or 0
    open_dispatch(_dispatch(campaign, timing, filled=last == 0), at)
    return Start.objects.create(
        campaign=campaign, at=at, by=by, as_of=at, rulebook_id=decider.rulebook_id, people=0, permitted=0, upto=last
    )


def _dispatch(campaign: Campaign, timing: Timing, filled: bool) -> Dispatch:
    return Dispatch(
        campaign_id=campaign.pk,
        controller_id=campaign.controller_id,
        channel=campaign.template_version.template.channel,
        brand_id=campaign.brand_id,
        product_groups=campaign.product_groups,
        own_similar=campaign.own_similar,
        fallback_language=campaign.fallback_language,
        served_only=campaign.served_only,
        state=(Course.RUNNING if filled else Course.FILLING).value,
        filled=filled,
        starts_at=timing.starts_at,
        not_after=timing.not_after,
        per_second=timing.per_second,
    )
