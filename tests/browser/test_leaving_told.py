"""The pages about who is told of a leaving, looked at: in two widths, by light and in the dark."""

from datetime import timedelta

import pytest
from tests.browser.looking import Looker
from tests.browser.site import Site
from tests.story.cast import DAY, company, person, question, says_yes
from tests.story.console import PASSWORD, account
from tests.story.passing import SOL, asks_for, leaves, passings

from jatak.base.clock import now
from jatak.database.using import acting_as
from jatak.hooks.calling import call_soon
from jatak.hooks.endpoints import make
from jatak.hooks.models import Call, Kind, State, Try
from jatak.onward.acknowledge_link import AcknowledgeLink
from jatak.onward.models import Partner, Way
from jatak.onward.partners import Agreed, agree, hand_over
from jatak.onward.telling import acknowledge, open_of
from jatak.people.models import Controller

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def told(site: Site) -> Controller:
    """Two sister companies, a partner that is overdue, and a program that does not take its calls."""
    with acting_as("admin"):
        travel, north = company(), company("Nordrejser")
        people = [person(name) for name in ("Ana", "Ben", "Chloe", "Dev", "Flo")]
        for each in people:
            says_yes(each, asks_for(travel, SOL, slug=f"n{each.pk}"), now() - 40 * DAY)
        shared = question(travel, "shared", companies={travel.pk: (), north.pk: ()})
        says_yes(people[0], shared, now() - 40 * DAY)
    for number, each in enumerate(people):
        leaves(each, travel, now() - (30 - number) * DAY)
    with acting_as("admin"):
        says_yes(people[1], shared, now() - 20 * DAY)
    leaves(people[1], north, now() - 19 * DAY)
    passings(now() - 18 * DAY)
    with acting_as("admin"):
        sol = Partner.objects.get()
        agree(sol, Agreed(Way.MAIL, mailbox="dpo@sol.example"), "Mette", now())
        hand_over(sol, (now() - 35 * DAY).date(), None, "email", "List of the spring", "Mette", now())
        acknowledge(open_of(sol).filter(person_id=people[0].pk), "dpo@sol.example", "link", now())
        _webhook(travel)
        account()
    return travel


def _webhook(travel: Controller) -> None:
    """Calls in each state, the newest given up."""
    endpoint, _ = make(travel, "https://crm.sydrejser.example/hooks/jatak/v2/leavings", [Kind.LEFT], "Mette", now())
    answers = {
        State.TAKEN: (204, ""),
        State.WAITING: (503, "Service unavailable"),
        State.DEAD: (None, "Nobody listens there."),
    }
    for number, (state, (status, said)) in enumerate(answers.items()):
        at = now() - timedelta(days=6 - number)
        call = call_soon(endpoint, Kind.LEFT, {}, f"left {number}", at)
        Call.objects.filter(pk=call.pk).update(state=state, tries=number + 1, due_at=now() + DAY)
        Try.objects.create(call=call, at=at, status=status, said=said, milliseconds=120 * number + 8)


def test_who_is_told_is_shown(told: Controller, looker: Looker) -> None:
    looker.log_in("mette@example.com", PASSWORD)
    with acting_as("admin"):
        sol = Partner.objects.get()
    pages = {
        "webhooks": "/console/settings/webhooks/",
        "webhook": "/console/settings/webhooks/1/",
        "webhook-new": "/console/settings/webhooks/new/",
        "passed-on": "/console/settings/passed-on/",
        "partner": f"/console/settings/passed-on/{sol.pk}/",
        "partner-agree": f"/console/settings/passed-on/{sol.pk}/agree/",
        "partner-list": f"/console/settings/passed-on/{sol.pk}/list/",
        "partner-acknowledge": f"/console/settings/passed-on/{sol.pk}/acknowledge/",
        "sisters": "/console/settings/passed-on/here/",
        "farewells": "/console/settings/farewells/",
        "farewells-edit": f"/console/settings/farewells/{told.pk}/",
        "settings-overview": "/console/settings/",
    }
    for name, path in pages.items():
        looker.go(path)
        looker.look(name)
    assert looker.faults == []


def test_a_partner_acknowledges_on_a_page_of_one_button(told: Controller, looker: Looker) -> None:
    with acting_as("admin"):
        sol = Partner.objects.get()
        at = now()
        open_of(sol).update(first_told_at=at)
    path = f"/in/onward/ack/{AcknowledgeLink(sol.pk, at).token()}"
    looker.go(path)
    looker.look("acknowledge")
    looker.page.click("button")
    looker.look("acknowledged")
    assert "Thank you" in looker.page.content()
    assert looker.faults == []
    with acting_as("admin"):
        assert not open_of(sol).exists()
