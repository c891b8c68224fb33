"""The inbox as staff use it: a call taken down while it lasts, a doubtful reply answered by one button or key."""

from datetime import timedelta
from io import BytesIO

import pytest
from tests.browser.looking import Looker
from tests.story.console import PASSWORD, account
from tests.story.desking import asks, hash_of, why_not
from tests.story.postbag import mail, report
from tests.story.sending import joined, now

from jatak.accounts.models import Role
from jatak.database.using import acting_as
from jatak.desk.models import Asked, Request
from jatak.desk.opening import Beside
from jatak.inbound.delivering import deliver
from jatak.people.models import Controller, Person

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]

REPLY = """Hej

Could you please stop all these mails? I have asked for it twice by now, and I still get one each week.

Best regards
Ana

> On 3 May Sydrejser wrote:
> Summer is here."""


@pytest.fixture(scope="module")
def sydrejser(shared_database: None) -> Controller:
    """A company with members, whose support works at the inbox."""
    made = joined("Ana", "Ben", "Chloe")
    with acting_as("admin"):
        Person.objects.filter(name="Ben").update(name="Benedikte Holm-Andersen")
        account("Sofie", Role.SUPPORT, made)
        account("Mette")
    return made


def desk_full(of: Controller) -> Request:
    """One request of each sort; the doubtful reply of Ana is returned."""
    headers = {
        "From": "Ana <ana@example.com>",
        "Subject": "Re: Summer is here",
        "Date": "Mon, 23 Nov 2026 08:01:00 +0100",
    }
    with acting_as("admin"):
        ben = Person.objects.get(name__startswith="Benedikte")
    asks(of, ben, "letter", received_at=now() - timedelta(days=3), words="I want no more letters and no more mails.")
    asks(of, None, "authority", words="Complaint 2026-17: please explain.", beside=Beside(Asked.AUTHORITY))
    asks(
        of,
        None,
        "phone",
        address_hash=hash_of("dev@example.com"),
        beside=Beside(Asked.LEAVE, "Sofie", "dev@example.com"),
    )
    asks(None, None, "stop", words="stop it now pls", marked="stop", why="stop_first")
    reply = Beside(headers=headers)
    return asks(of, of.ana, "reply", words=REPLY, marked="stop all these mails", why="doubtful", beside=reply)


def test_the_inbox_is_used_and_looks_well(looker: Looker, sydrejser: Controller) -> None:
    page = looker.page
    looker.log_in("mette@example.com", PASSWORD)
    looker.go("/console/inbox/")
    looker.look("inbox-empty")
    reply = desk_full(sydrejser)
    looker.go("/console/")
    assert page.get_by_text("1 request is overdue.").is_visible()
    looker.look("dashboard-overdue")
    looker.go("/console/inbox/")
    assert page.get_by_text("Inbox (5)").count() == 1
    looker.look("inbox")
    looker.go(f"/console/inbox/{reply.pk}/")
    assert page.locator("mark").inner_text() == "stop all these mails"
    looker.look("inbox-request")
    page.focus("[name=reason]")
    page.keyboard.press("Tab")  # To the usual answer.
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The request is closed, and holds nobody any more")
    looker.look("inbox-closed-request")
    assert why_not(sydrejser.ana, sydrejser) == "objected"
    page.click("text=To the next request")
    looker.look("inbox-request-letter")
    looker.go("/console/inbox/?state=closed")
    looker.look("inbox-closed")
    with acting_as("web"):
        put_aside = deliver(BytesIO(report(None)), "", now())
        deliver(BytesIO(mail({"From": "Ana <ana@example.com>", "Subject": "Crete"}, "What does it cost?")), "", now())
    looker.go("/console/inbox/post/")
    looker.look("inbox-post")
    page.click("main >> text=Crete")
    looker.look("inbox-letter")
    looker.go("/console/inbox/aside/")
    looker.look("inbox-aside")
    looker.go(f"/console/inbox/post/{put_aside.pk}/")
    looker.look("inbox-letter-aside")
    assert looker.faults == []


def test_a_call_is_taken_down_while_it_lasts(looker: Looker, sydrejser: Controller) -> None:
    page = looker.page
    looker.log_in("sofie@example.com", PASSWORD)
    looker.go("/console/inbox/new/")
    page.fill("[name=who]", "benedikte")
    page.wait_for_selector("input[name=whom][value^=p]:checked")
    page.fill("[name=words]", "Wants no more mails")
    assert not page.locator("[name=answer_by]").is_visible()
    assert not page.locator("[name=scan]").is_visible()
    looker.look("inbox-new")
    page.click("text=Let them leave at once")
    page.wait_for_selector("text=Nothing that this covers goes out any more")
    with acting_as("admin"):
        assert why_not(Person.objects.get(name__startswith="Benedikte"), sydrejser) == "objected"
        unmatched = Request.objects.filter(address_hash=None, person_id=None, controller=sydrejser).first()
    looker.go("/console/inbox/new/")
    page.click("text=authority")
    page.select_option("[name=asked]", "authority")
    assert page.locator("[name=answer_by]").is_visible()
    assert page.locator("[name=scan]").is_visible()
    assert not page.get_by_text("Let them leave at once", exact=True).is_visible()
    if unmatched is not None:
        looker.go(f"/console/inbox/{unmatched.pk}/whose/")
        page.fill("[name=who]", "chloe@example.com")
        page.wait_for_selector("input[name=whom][value^=p]:checked")
        looker.look("inbox-whose")
        page.click("text=This is who asked")
        page.wait_for_selector("text=No marketing goes to this person until the request is closed")
    assert looker.faults == []
