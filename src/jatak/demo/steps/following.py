"""The next campaign leaves him out."""

from typing import Any

from jatak.campaigns import campaigns
from jatak.campaigns.models import LeftOut
from jatak.database.using import acting_as
from jatak.demo.asked import asked_about
from jatak.demo.claims import claim, claim_same
from jatak.demo.letters import approved_letter
from jatak.demo.steps.campaign import BY, wait_for_all
from jatak.demo.world import World


def play(world: World) -> dict[str, Any]:
    """Send another campaign, and look who was left out."""
    companies = world.companies
    world.sink.delay, before = 0.0, len(world.sink.received)
    with acting_as("web"):
        letter = approved_letter(companies.sydrejser, companies.solrejser, "late-summer", world.clock())
        campaign = campaigns.create(
            "Sensommer", letter, world.clock(), companies.solrejser, companies.charter, (companies.beach.pk,)
        )
        start = campaigns.start(campaign, BY, world.clock())
    wait_for_all(world, campaign, start.permitted)
    got = [received.recipient for received in world.sink.received[before:]]
    full = [member for member in world.cast.members if member.group == "till"]
    may = {m.address for m in world.cast.permitted()} - {m.address for m in full} - {world.cast.named("ben").address}
    claim_same(sorted(got), sorted(may), "people who got the next campaign")
    reasons = _reasons(campaign.pk)
    claim_same(reasons.get("frequency_exceeded"), len(full), "people who have had the one mail of this month")
    ben = asked_about(world, world.cast.named("ben")).decision
    claim(ben.rule == "objected" and ben.sources, "the next campaign does not say why Ben is left out")
    world.tell.fact(f"It reached {len(got)} people, Ben not among them: {ben.because} ({ben.sources[0].cite})")
    world.tell.fact(f"{len(full)} more waited for next month: their card promised one mail a month, and they had it")
    return {"permitted": start.permitted, "left_out": reasons}


def _reasons(campaign: int) -> dict[str, int]:
    counted: dict[str, int] = {}
    with acting_as("web"):
        for rule, count in LeftOut.objects.filter(campaign=campaign).values_list("decision__rule", "count"):
            counted[rule] = counted.get(rule, 0) + count
    return counted
