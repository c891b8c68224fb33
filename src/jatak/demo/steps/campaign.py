"""The campaign goes out."""

from typing import Any

from jatak.campaigns import campaigns
from jatak.campaigns.models import Campaign, LeftOut, Start
from jatak.database.using import acting_as
from jatak.demo.claims import claim_same
from jatak.demo.letters import approved_letter
from jatak.demo.world import World

SLOWLY = 0.012
"""Seconds that the sink lets each mail of the summer campaign wait."""
BY = "Ida Krogh"


def play(world: World) -> dict[str, Any]:
    """Send a small campaign whole, then begin the large one and wait until a quarter of it is out."""
    companies = world.companies
    with acting_as("web"):
        letter = approved_letter(companies.sydrejser, companies.fjordtur, "spring", world.clock())
        world.spring = campaigns.create(
            "Hardanger", letter, world.clock(), companies.fjordtur, product_groups=(companies.hiking.pk,)
        )
        small = campaigns.start(world.spring, BY, world.clock())
    wait_for_all(world, world.spring, small.permitted)
    world.summer_mails_from = len(world.sink.received)
    claim_same(world.summer_mails_from, small.permitted, "mails of the first campaign")
    world.tell.fact(f"Fjordtur's mailing reached {small.permitted} people")
    world.sink.delay = SLOWLY
    large = _begin_summer(world)
    quarter = large.permitted // 4
    with world.tell.bar("Summer offers going out", large.permitted) as advance:
        world.servers.until(lambda: _seen(world, advance) >= quarter, "a quarter of the campaign is out")
    world.tell.fact(f"Solrejser's summer offers are on their way to {large.permitted} of {large.people} people")
    return {"first_campaign": small.permitted, "people": large.people, "permitted": large.permitted}


def _begin_summer(world: World) -> Start:
    companies = world.companies
    with acting_as("web"):
        world.summer = campaigns.create(
            "Sommer", world.letter, world.clock(), companies.solrejser, companies.charter, (companies.beach.pk,)
        )
        start = campaigns.start(world.summer, BY, world.clock())
        left_out = sum(LeftOut.objects.filter(campaign=world.summer).values_list("count", flat=True))
    claim_same(start.permitted, len(world.cast.permitted()), "people whom the campaign may reach")
    claim_same(start.permitted + left_out, start.people, "people of the campaign, sent to or left out")
    return start


def _seen(world: World, advance: Any) -> int:
    count = len(world.summer_mails)
    advance(count)
    return count


def wait_for_all(world: World, campaign: Campaign, total: int) -> None:
    """Wait until nothing of a campaign is under way any more."""

    def settled() -> bool:
        with acting_as("web"):
            report = campaigns.progress(campaign).report
        advance(total - report.open)
        return report.open == 0

    with world.tell.bar(f"{campaign.name} going out", total) as advance:
        world.servers.until(settled, f"the campaign {campaign.name} is out")
