"""Jobs about campaigns: starting one, following it, dropping what waits of a stopped one."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.campaigns import kept, ordering
from jatak.campaigns.forecast import question_of
from jatak.campaigns.models import Campaign
from jatak.delivery import control
from jatak.delivery.models import Course
from jatak.jobs.connected import connected
from jatak.jobs.counting import count_soon
from jatak.jobs.deferring import soon
from jatak.jobs.ordered import Ordered
from jatak.sealing.before_starting import sign_before

FOLLOWED_EVERY = 3
"""Seconds between two counts of a campaign that runs."""
RESTING = 20
"""Seconds between two counts of one that is paused."""
HELD_BACK = 1
"""Seconds after which it is looked again what workers gave back of a stopped campaign."""


@app.task(name="campaigns.start")
@connected
def start(campaign_id: int) -> None:
    """Start what was ordered, or go on where a killed start was."""
    campaign = _campaign(campaign_id)
    sign_before(campaign, now)
    by = Ordered(f"campaign {campaign_id}", campaign.controller_id, "campaign.started", "campaign.not_started")
    if ordering.carry_out(campaign, now, by.may_still, refused=by.refused):
        soon_follow(campaign_id)


@app.task(name="campaigns.follow")
@connected
def follow(campaign_id: int) -> None:
    """Keep the figures of a campaign, and again while something of it is open."""
    began = now()
    figures = kept.keep(_campaign(campaign_id), began)
    if not figures.over:
        took = (now() - began).total_seconds()
        every = RESTING if figures.content["state"] == Course.PAUSED else FOLLOWED_EVERY
        soon_follow(campaign_id, max(every, int(10 * took)))


@app.task(name="campaigns.sweep")
@connected
def sweep(campaign_id: int) -> None:
    """Drop what waits of a stopped campaign, and again while workers hold some of it."""
    control.sweep(campaign_id, now())
    if control.is_held(campaign_id):
        soon(sweep, f"sweep campaign {campaign_id}", HELD_BACK, campaign_id=campaign_id)


@app.periodic(cron="* * * * *")
@app.task(name="campaigns.look_after", queueing_lock="look after campaigns", pass_context=False)
@connected
def look_after(timestamp: int) -> None:
    """Go on with what a killed process left, and follow what was started elsewhere."""
    for campaign_id in ordering.under_way():
        soon_start(campaign_id)
    for campaign_id in kept.to_be_kept(now()):
        soon_follow(campaign_id)


def soon_count(campaign: Campaign, by: str) -> None:
    """Have it counted whom a campaign would go to."""
    count_soon(question_of(campaign), now(), by)


def soon_start(campaign_id: int) -> None:
    """Have a campaign started whose start was ordered."""
    soon(start, f"start campaign {campaign_id}", campaign_id=campaign_id)


def soon_follow(campaign_id: int, seconds: int = 0) -> None:
    """Have the figures of a campaign counted."""
    soon(follow, f"follow campaign {campaign_id}", seconds, campaign_id=campaign_id)


def soon_sweep(campaign_id: int) -> None:
    """Have what waits of a stopped campaign dropped."""
    soon(sweep, f"sweep campaign {campaign_id}", campaign_id=campaign_id)


def _campaign(campaign_id: int) -> Campaign:
    return Campaign.objects.select_related("controller", "brand", "template_version__template__controller").get(
        pk=campaign_id
    )
