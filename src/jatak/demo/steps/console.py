"""The console opens for those who work there."""

from typing import Any

from jatak.database.using import acting_as
from jatak.demo.accounts import LogIn, open_accounts
from jatak.demo.claims import claim, claim_same
from jatak.demo.visitor import Visitor
from jatak.demo.world import World

PAGES = ("", "people/", "audience/", "campaigns/", "service/", "law/", "log/", "settings/")
OK, FORBIDDEN = 200, 403


def play(world: World) -> dict[str, Any]:
    """Open accounts, log in as each, and see that each sees what the role is for."""
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
    return {"accounts": len(world.log_ins), "pages": len(PAGES)}


def _nobody_without_log_in(world: World) -> None:
    _, text = Visitor(world.servers.console).get("/console/people/")
    claim('name="password"' in text, "the console shows people to somebody who is not logged in")


def _logged_in(world: World, one: LogIn) -> Visitor:
    browser = Visitor(world.servers.console)
    claim(not browser.log_in(one.email, f"{one.password}!"), f"{one.name} could log in with a wrong password")
    claim(browser.log_in(one.email, one.password), f"{one.name} could not log in")
    return browser
