"""Where the data protection officer sits: a request is answered with everything, sent, and fetched by who asked."""

import pytest
from tests.browser.looking import Looker
from tests.story.cast import mailbox
from tests.story.console import PASSWORD, account
from tests.story.desking import asks
from tests.story.sending import joined

from jatak.accounts.models import Role
from jatak.campaigns.models import ServiceMessage
from jatak.consent.message_link import ANSWER
from jatak.consent.models import Via
from jatak.database.using import acting_as
from jatak.desk.models import Asked, Request
from jatak.desk.opening import Beside
from jatak.people.models import Controller

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.needs("pango"), pytest.mark.usefixtures("shared_database")]
WORDS = "Please send me everything that you have about me, and where you got it from.\n\nAna"


@pytest.fixture(scope="module")
def sydrejser(shared_database: None) -> Controller:
    """A company with members, and its data protection officer."""
    made = joined("Ana", "Ben")
    with acting_as("admin"):
        account("Dorte", Role.DATA_PROTECTION, made)
    return made


def test_a_request_is_answered_by_a_few_presses(looker: Looker, sydrejser: Controller) -> None:
    page = looker.page
    access, correct = (
        asks(sydrejser, sydrejser.ana, Via.LETTER, words=WORDS, beside=Beside(asked))
        for asked in (Asked.ACCESS, Asked.RECTIFY)
    )
    looker.log_in("dorte@example.com", PASSWORD)
    looker.go(f"/console/people/{sydrejser.ana.pk}/")
    looker.look("rights-person")
    looker.go(f"/console/inbox/{correct.pk}/")
    looker.look("rights-correct")
    looker.go(f"/console/inbox/{access.pk}/")
    looker.look("rights-asked")
    page.click("text=It takes longer")
    looker.look("rights-longer")
    page.click("text=Tell them, and move the day")
    page.wait_for_selector("text=The person is told, and the day has moved")
    page.click("text=Make the answer")
    page.wait_for_selector("text=Look at it (PDF)", timeout=120_000)
    looker.look("rights-made")
    with acting_as("admin"):
        address = mailbox(sydrejser.ana).address
    page.click(f"text=Send it to {address}")
    page.wait_for_selector("text=The link opens the answer for two weeks")
    looker.look("rights-sent")
    with acting_as("admin"):
        letter = ServiceMessage.objects.get(template_version__template__slug="request-answered")
    looker.go(f"/answer/{ANSWER.token(letter.message_id)}")
    looker.look("rights-fetch")
    with page.expect_download() as fetched:
        page.click("text=Fetch the document (PDF)")
    assert fetched.value.suggested_filename == "answer.pdf"
    looker.go(f"/console/inbox/{access.pk}/")
    page.click("main >> text=The words that went out: What")
    looker.look("rights-fetched")
    page.click("button:text-is('Answered')")
    page.wait_for_selector("text=The request is closed, and holds nobody any more")
    with acting_as("admin"):
        assert Request.objects.get(pk=access.pk).closed_at is not None
    assert looker.faults == []
