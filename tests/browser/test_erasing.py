"""Where erasing is looked at: two companies know Ana, one of them is asked, and both sorts of erasure leave a page."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.browser.looking import Looker
from tests.story.cast import company
from tests.story.console import PASSWORD, account
from tests.story.erasing import asks_to_go, everywhere
from tests.story.sending import PUBLIC_URL, bought, now

from jatak.accounts.models import Role
from jatak.database.using import acting_as
from jatak.desk.models import Request
from jatak.onward.models import Waiting
from jatak.people.models import Controller
from jatak.retention.erasure.carrying_out import carry_out
from jatak.retention.models import Erasure

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]


@pytest.fixture(scope="module")
def asked(shared_database: None) -> Request:
    """Sydrejser holds all it can of Ana and was asked to erase it; she is a customer of Nordrejser, too."""
    travel, ana = everywhere()
    with acting_as("admin"):
        bought(company("Nordrejser"), ana)
        account("Dorte", Role.DATA_PROTECTION)
        account("Sofie", Role.SUPPORT, travel)
    return asks_to_go(travel, ana)


@pytest.fixture(autouse=True)
def _public() -> Iterator[None]:
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        yield


def test_who_answers_for_one_company_sees_what_that_one_holds(looker: Looker, asked: Request) -> None:
    looker.log_in("sofie@example.com", PASSWORD)
    looker.go(f"/console/inbox/{asked.pk}/erase/")
    looker.look("erasing-of-one")
    assert looker.page.locator("text=Every company here").count() == 0
    assert looker.faults == []


def test_who_answers_for_all_chooses_and_certificate_and_page_say_what_went(looker: Looker, asked: Request) -> None:
    page, ana = looker.page, asked.person_id
    looker.log_in("dorte@example.com", PASSWORD)
    looker.go(f"/console/inbox/{asked.pk}/erase/")
    looker.look("erasing-to-choose")
    page.click("text=Every company here")
    page.wait_for_selector("text=What every company here holds goes")
    looker.look("erasing-of-all")
    page.click("text=Sydrejser alone")
    page.check("text=I have looked")
    page.click("button:text-is('Erase')")
    page.wait_for_selector("text=From now on nothing is sent")
    looker.look("erasing-ordered")
    with acting_as("admin"):
        Waiting.objects.all().delete()
        Erasure.objects.update(why_no_letter="no_address")
    carry_out(now())
    with acting_as("admin"):
        done = Erasure.objects.get()
        assert Controller.objects.get(pk=done.company_id).name == "Sydrejser"
    looker.go(f"/console/people/{ana}/")
    page.wait_for_selector("text=Sydrejser let go of all that it held")
    looker.look("erased-person")
    looker.go(f"/console/log/erasures/{done.pk}/")
    looker.look("erased-certificate")
    looker.go("/console/log/erasures/")
    looker.look("erased-list")
    looker.go(f"/console/inbox/{asked.pk}/")
    looker.look("erased-request")
    assert looker.faults == []
