"""The console opens for those who work there."""

from typing import Any

from jatak.clearance.models import Census, CensusState, Week
from jatak.database.using import acting_as
from jatak.demo.accounts import LogIn, open_accounts
from jatak.demo.claims import claim, claim_same
from jatak.demo.visitor import Visitor
from jatak.demo.world import World
from jatak.jobs.clocks import soon_keep
from jatak.jobs.counting import count_standing

PAGES = ("", "people/", "audience/", "campaigns/", "service/", "law/", "log/", "settings/")
OK, FORBIDDEN = 200, 403


def play(world: World) -> dict[str, Any]:
    """Count for the dashboard, open accounts, log in as each, and see that each sees what the role is for."""
    counted = _counted(world)
    with acting_as("web"):
        world.log_ins = open_accounts(world.companies.sydrejser)
    _nobody_without_log_in(world)
    browsers = {one.role: _logged_in(world, one) for one in world.log_ins}
    for page in PAGES:
        status, text = browsers["administrator"].get(f"/console/{page}")
        claim_same(status, OK, f"the answer to the administrator's /console/{page}")
        claim("<h1" in text, f"/console/{page} has no heading")
    world.tell.fact(f"{len(PAGES)} pages open for the administrator, among them People, Audience and Campaigns")
    claim_same(browsers["editor"].get("/console/settings/")[0], FORBIDDEN, "the answer to the editor's settings")
    world.tell.fact("The settings stay closed for the editor; who is not logged in sees nothing at all")
    claim_same(browsers["reader"].get("/console/people/")[0], FORBIDDEN, "the answer to the manager's People")
    beach = _dashboard_tells(world, browsers, counted)
    figures = {"people": beach.people, "permitted": beach.permitted}
    return {"accounts": len(world.log_ins), "pages": len(PAGES), "counts": len(counted)} | figures


def _counted(world: World) -> list[Census]:
    """What the dashboard shows of both companies, counted by the process for jobs as every hour."""
    with acting_as("web"):
        # The hourly counts of jobs that began meanwhile are older than the campaigns: only those asked here tell.
        asked = [each.pk for each in count_standing([world.companies.sydrejser.pk, world.companies.nordlys.pk])]
        soon_keep()
        done = Census.objects.filter(pk__in=asked, state=CensusState.DONE)
        world.servers.until(lambda: done.count() == len(asked), "the audiences are counted")
        world.servers.until(Week.objects.exists, "the weeks are counted")
        return list(done)


def _dashboard_tells(world: World, browsers: dict[str, Visitor], counted: list[Census]) -> Census:
    """What it shows of Solrejser, which the manager finds there, too."""
    _, text = browsers["administrator"].get("/console/")
    for census in counted:
        claim(f"/console/audience/?company={census.controller_id}&amp;" in text, "a count is not on the dashboard")
    beach = next(each for each in counted if each.question["brand"] == world.companies.solrejser.pk)
    # Nobody who said yes is used up by the campaigns so far, except whose card promised one mail a month.
    yes = [each for each in world.cast.members if each.answer == "consent" and each.group not in ("till", "ben")]
    claim(beach.permitted >= len(yes), f"a newcomer's own campaign would reach {beach.permitted}, not {len(yes)}")
    shown = f'<span class="j-number">{beach.permitted}</span>'
    claim(shown in browsers["reader"].get("/console/")[1], f"the manager's dashboard does not show {beach.permitted}")
    world.tell.fact(
        f"The dashboard shows {beach.permitted} of {beach.people} people for Solrejser's next mail: fewer than before"
        " the campaign, since some left and some got as many mails as they were promised"
    )
    return beach


def _nobody_without_log_in(world: World) -> None:
    _, text = Visitor(world.servers.console).get("/console/people/")
    claim('name="password"' in text, "the console shows people to somebody who is not logged in")


def _logged_in(world: World, one: LogIn) -> Visitor:
    browser = Visitor(world.servers.console)
    claim(not browser.log_in(one.email, f"{one.password}!"), f"{one.name} could log in with a wrong password")
    claim(browser.log_in(one.email, one.password), f"{one.name} could not log in")
    return browser
