"""The inbox: what waits is shown with its clock, and answered by one button."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from tests.story.cast import company, mailbox, question, says_yes
from tests.story.console import account, browser_of
from tests.story.desking import asks, hash_of, why_not
from tests.story.sending import YESTERDAY, joined, now

from jatak.accounts.models import Change, Look, Role
from jatak.consent.models import Event, Objection, Scan
from jatak.database.using import acting_as
from jatak.desk.models import Asked, Paper, Request, Step
from jatak.desk.opening import Beside
from jatak.inbound.reading.look import Look as Reason
from jatak.people.models import Person, Restriction, Topic

pytestmark = pytest.mark.usefixtures("database")
INBOX = "/console/inbox/"
SCAN = b"%PDF-1.7 a letter"


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


def shown(browser: Any, address: str = "") -> str:
    """A page as text, without what stands between the tags."""
    answer = browser.get(INBOX + address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def call(of: Any, **other: object) -> dict[str, Any]:
    """The form as it is filled in during a call."""
    said_at = now().strftime("%Y-%m-%dT%H:%M:%S")
    filled = {
        "who": "ana@example.com",
        "company": of.pk,
        "medium": "phone",
        "asked": "leave",
        "received_at": said_at,
        "words": "Stop writing to me",
        "do": "open",
    }
    return {name: value for name, value in (filled | other).items() if value is not None}


def test_what_is_overdue_comes_first_and_the_deciding_words_are_marked() -> None:
    travel = joined("Ana", "Ben")
    asks(travel, travel.ana, "reply", words="Could you STOP all this", marked="stop all", why="stop_word")
    asks(travel, None, "letter", received_at=now() - timedelta(days=3), words="An old letter")
    page = shown(browser_of(account("Sofie", Role.SUPPORT, travel)))
    assert page.index("An old letter") < page.index("Could you")
    assert "Could you <mark>STOP all</mark> this" in page
    assert "2 days late" in page.replace("\xa0", " ")
    assert "23 hours left" in page.replace("\xa0", " ")


def test_one_button_does_what_was_asked() -> None:
    travel = joined("Ana")
    asked = asks(travel, travel.ana, "reply", words="stop", marked="stop")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    page = shown(sofie, f"{asked.pk}/")
    assert "Leave: everything of Sydrejser" in page
    assert "mailbox" not in page
    assert mailbox(travel.ana).address in page
    assert "Leave: every company" not in page, "she does not answer for every company"
    assert sofie.post(f"{INBOX}{asked.pk}/answer/", {"do": "leave"}).status_code == 302
    assert why_not(travel.ana, travel) == "objected"
    with acting_as("admin"):
        assert Event.objects.get(kind="objected", survey=False).via == "reply"
    change = Change.objects.get()
    assert (change.verb, change.of, change.details) == ("request.closed", f"request {asked.pk}", {"answer": "leave"})
    assert "This request was closed" in shown(sofie, f"{asked.pk}/")
    assert "Nothing waits for you" in shown(sofie)
    assert "Ana" in shown(sofie, "?state=closed")
    assert Look.objects.filter(page="person_request").count() == 2
    sofie.post(f"{INBOX}{asked.pk}/answer/", {"do": "nothing"})
    assert Change.objects.count() == 1, "it was closed before"


def first_answer(page: str) -> str:
    """The one button that stands out."""
    (value,) = re.findall(r'<button type="submit" name="do" value="(\w+)" class="button"', page)
    return str(value)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        *((Asked.UNCLEAR, "leave"), (Asked.LEAVE, "leave"), (Asked.OBJECT, "leave"), (Asked.LEAVE_TOPIC, "leave_part")),
        *((Asked.ERASE, "answered"), (Asked.ACCESS, "answered"), (Asked.AUTHORITY, "answered")),
        *((Asked.RECTIFY, "corrected"), (Asked.RESTRICT, "restrict")),
    ],
)
def test_the_button_that_stands_out_does_what_is_asked(asked: Asked, answer: str) -> None:
    travel = joined("Ana")
    request = asks(travel, travel.ana, "phone", words="Delete all you have", beside=Beside(asked))
    page = shown(browser_of(account("Sofie", Role.SUPPORT, travel)), f"{request.pk}/")
    assert first_answer(page) == answer
    assert ("Each answer closes the request" in page) == (answer in ("answered", "corrected", "restrict"))


def test_who_wants_fewer_is_first_offered_a_part() -> None:
    travel = joined("Ana")
    request = asks(travel, travel.ana, "reply", words="Too many mails", why=Reason.FEWER)
    page = shown(browser_of(account("Sofie", Role.SUPPORT, travel)), f"{request.pk}/")
    assert first_answer(page) == "leave_part"
    assert '<details class="x-part" open>' in page
    assert "They want fewer messages, not none." in page


def test_a_part_is_left_and_the_rest_goes_on() -> None:
    travel = joined("Ana")
    topic = Topic.objects.get(controller=travel)
    asked = asks(travel, travel.ana)
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    assert sofie.post(f"{INBOX}{asked.pk}/answer/", {"do": "leave_part"}).status_code == 422
    sofie.post(f"{INBOX}{asked.pk}/answer/", {"do": "leave_part", "channel": "sms", "topic": topic.pk})
    with acting_as("admin"):
        said = Objection.objects.get()
        assert (said.channel, said.topic_id) == ("sms", topic.pk)
    assert why_not(travel.ana, travel) != "restricted"


def test_what_is_not_plain_from_the_button_needs_a_reason() -> None:
    travel = joined("Ana")
    asked = asks(travel, travel.ana, beside=Beside(asked=Asked.ACCESS))
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    for do in ("answered", "corrected", "restrict", "leave_all", "erase", ""):
        assert sofie.post(f"{INBOX}{asked.pk}/answer/", {"do": do}).status_code == 422, do
    assert why_not(travel.ana, travel) == "restricted"
    sofie.post(f"{INBOX}{asked.pk}/answer/", {"do": "answered", "reason": "Sent her everything by post"})
    assert Step.objects.get().reason == "Sent her everything by post"
    assert why_not(travel.ana, travel) == ""


def test_a_call_is_taken_down_and_she_leaves_while_she_is_on_the_line() -> None:
    travel = joined("Ana")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    answer = sofie.post(INBOX + "new/", call(travel, do="leave"))
    assert answer.status_code == 302, answer.content.decode()
    assert why_not(travel.ana, travel) == "objected"
    request = Request.objects.get()
    assert (request.medium, request.recorded_by, request.person_id) == ("phone", "Sofie", travel.ana.pk)
    assert request.closed_at is not None
    assert [each.verb for each in Change.objects.order_by("id")] == ["request.opened", "request.closed"]


def test_the_same_form_twice_is_one_request() -> None:
    travel = joined("Ana")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    key = sofie.get(INBOX + "new/").context_data["form"]["key"].value()
    for _ in range(2):
        sofie.post(INBOX + "new/", call(travel, key=str(key)))
    assert (Request.objects.count(), Restriction.objects.count(), Change.objects.count()) == (1, 1, 1)


def test_of_several_who_are_found_one_is_chosen() -> None:
    travel = joined("Ana", "Lund")
    Person.objects.using("admin").filter(name="Lund").update(name="Ana Lund")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    asked = sofie.post(INBOX + "new/", call(travel, who="ana"))
    assert asked.status_code == 422
    page = asked.content.decode()
    assert "Choose who it is" in page
    assert "Ana Lund" in page
    assert "Stop writing to me" in page, "what was typed is kept"
    sofie.post(INBOX + "new/", call(travel, who="ana", whom=f"p{travel.ana.pk}"))
    assert Request.objects.get().person_id == travel.ana.pk
    assert sofie.post(INBOX + "new/", call(travel, who="ana", whom="p99999")).status_code == 422


def test_an_address_that_nobody_has_is_taken_down_and_shown_until_it_is_closed() -> None:
    travel = joined("Ana")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    sofie.post(INBOX + "new/", call(travel, who="Dev@Example.com", medium="letter"))
    request = Request.objects.get()
    assert (request.person_id, bytes(request.address_hash)) == (None, hash_of("dev@example.com"))
    assert "Dev@Example.com" in shown(sofie, f"{request.pk}/")
    sofie.post(f"{INBOX}{request.pk}/answer/", {"do": "leave"})
    assert "Dev@Example.com" not in shown(sofie, f"{request.pk}/")


MISTAKES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"received_at": "2999-01-01T12:00:00"}, "This lies in the future"),
    ({"received_at": None}, "This field is required"),
    ({"medium": "pigeon"}, "pigeon is not one of the available choices"),
    ({"company": "999"}, "999 is not one of the available choices"),
    ({"company": ""}, "This field is required"),
    ({"who": "", "do": "leave"}, "say who it is and which company they leave"),
    ({"asked": "access", "do": "leave"}, "say who it is and which company they leave"),
    ({"scan": SimpleUploadedFile("a.exe", b"MZ")}, "This is no PDF, JPEG or PNG"),
)


def test_a_form_with_a_mistake_comes_back_with_what_was_typed() -> None:
    travel = joined("Ana")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    for wrong, told in MISTAKES:
        answer = sofie.post(INBOX + "new/", call(travel, **wrong))
        assert answer.status_code == 422, wrong
        assert told in answer.content.decode(), wrong
        assert "Stop writing to me" in answer.content.decode()
    assert not Request.objects.exists()


def test_a_scanned_letter_proves_the_no() -> None:
    travel = joined("Ana")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    letter = SimpleUploadedFile("letter.pdf", SCAN, "application/pdf")
    sofie.post(INBOX + "new/", call(travel, medium="letter", scan=letter))
    paper = Paper.objects.get()
    assert sofie.get(f"{INBOX}{paper.request_id}/papers/{paper.pk}/").content == SCAN
    sofie.post(f"{INBOX}{paper.request_id}/answer/", {"do": "leave"})
    with acting_as("admin"):
        assert bytes(Scan.objects.get().data) == SCAN
    stranger = browser_of(account("Eve", Role.SUPPORT, other_company()))
    assert stranger.get(f"{INBOX}{paper.request_id}/papers/{paper.pk}/").status_code == 404


def other_company() -> Any:
    with acting_as("admin"):
        return company("Nordrejser")


def test_the_operator_of_another_company_sees_nothing() -> None:
    travel = joined("Ana")
    asked = asks(travel, travel.ana, words="between us")
    unknown = asks(None, travel.ana, words="whoever you are")
    eve = browser_of(account("Eve", Role.SUPPORT, other_company()))
    assert "between us" not in shown(eve)
    assert "whoever you are" not in shown(eve), "of which nobody knows the company"
    for each in (asked, unknown):
        assert eve.get(f"{INBOX}{each.pk}/").status_code == 404
        for act in ("answer/", "asked/", "note/", "whose/"):
            data = {"do": "nothing", "asked": "other", "note": "x"}
            assert eve.post(f"{INBOX}{each.pk}/{act}", data).status_code == 404, act
    assert eve.get(f"{INBOX}?company={travel.pk}").status_code == 200
    assert "between us" not in shown(eve, f"?company={travel.pk}")
    assert eve.post(INBOX + "new/", call(travel)).status_code == 422
    assert "Ana" not in eve.get(INBOX + "who/?q=ana@example.com").content.decode()
    assert not Step.objects.exists()
    whole = shown(browser_of(account()))
    assert "between us" in whole
    assert "whoever you are" in whole


def test_the_roles_that_do_not_answer_people_see_no_inbox() -> None:
    travel = joined("Ana")
    asked = asks(travel, travel.ana)
    for role in (Role.EDITOR, Role.APPROVER, Role.READER):
        browser = browser_of(account(role.title(), role, travel))
        assert browser.get(INBOX).status_code == 403
        assert browser.post(f"{INBOX}{asked.pk}/answer/", {"do": "leave"}).status_code == 403
        assert INBOX not in browser.get("/console/").content.decode()


def test_who_is_known_to_another_company_alone_is_not_shown() -> None:
    travel = joined("Ana")
    other = other_company()
    asked = asks(other, travel.ana, words="leave me alone")
    eve = browser_of(account("Eve", Role.SUPPORT, other))
    page = shown(eve, f"{asked.pk}/")
    assert mailbox(travel.ana).address not in page
    assert "known to other companies alone" in page
    eve.post(f"{INBOX}{asked.pk}/answer/", {"do": "leave"})
    with acting_as("admin"):
        assert set(Objection.objects.values_list("controller", flat=True)) == {other.pk}


def test_whose_it_is_is_found_out() -> None:
    travel = joined("Ana")
    asked = asks(None, None, "letter", words="Stop. A. Holm")
    mette = browser_of(account())
    assert "Nobody knows yet." in shown(mette, f"{asked.pk}/")
    form = {"who": "ana@example.com", "company": travel.pk}
    assert mette.post(f"{INBOX}{asked.pk}/whose/", form).status_code == 302
    assert why_not(travel.ana, travel) == "restricted"
    page = shown(mette, f"{asked.pk}/")
    assert "Leave: everything of Sydrejser" in page
    assert [each.verb for each in Change.objects.all()] == ["request.matched"]


def test_what_is_asked_is_read_and_a_word_kept() -> None:
    travel = joined("Ana")
    asked = asks(travel, travel.ana)
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    sofie.post(f"{INBOX}{asked.pk}/asked/", {"asked": "erase"})
    sofie.post(f"{INBOX}{asked.pk}/note/", {"note": "Called back, no answer"})
    request = Request.objects.get()
    assert request.asked == "erase"
    assert request.due_at - request.received_at > timedelta(days=27)
    page = shown(sofie, f"{asked.pk}/")
    assert "Called back, no answer" in page
    assert "to erase their data" in page
    assert sofie.post(f"{INBOX}{asked.pk}/asked/", {"asked": "nonsense"}).status_code == 422


def test_from_the_persons_page_a_button_leads_there_with_who_it_is() -> None:
    travel = joined("Ana")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    link = f"{INBOX}new/?person={travel.ana.pk}"
    assert link in sofie.get(f"/console/people/{travel.ana.pk}/").content.decode()
    page = sofie.get(link)
    assert f'value="p{travel.ana.pk}" checked' in page.content.decode()
    eve = browser_of(account("Eve", Role.SUPPORT, other_company()))
    assert "Ana" not in eve.get(link).content.decode()


def test_the_hold_of_a_request_ends_with_it_and_not_on_the_persons_page() -> None:
    travel = joined("Ana")
    asked = asks(travel, travel.ana)
    mette = browser_of(account())
    held = Restriction.objects.get()
    page = mette.get(f"/console/people/{travel.ana.pk}/").content.decode()
    assert f"{INBOX}{asked.pk}/" in page
    end = f"/console/people/{travel.ana.pk}/restriction/{held.pk}/end/"
    assert end not in page
    assert mette.post(end).status_code == 404
    assert why_not(travel.ana, travel) == "restricted"


def test_pages_of_the_list_follow_each_other() -> None:
    travel = joined("Ana")
    for each in range(35):
        asks(travel, None, "letter", received_at=now() - timedelta(hours=each), words=f"letter {each} of many")
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    first = sofie.get(INBOX).content.decode()
    following = re.search(r'rel="next" href="([^"]+)"', first).group(1).replace("&amp;", "&")
    second = sofie.get(INBOX + following).content.decode()
    numbers = [re.findall(r"letter (\d+) of many", page) for page in (first, second)]
    assert [int(each) for each in numbers[0] + numbers[1]] == list(reversed(range(35)))
    assert sofie.get(INBOX + "?after=nonsense").status_code == 200


def test_words_of_a_request_run_nothing() -> None:
    travel = joined("Ana")
    asked = asks(travel, travel.ana, "reply", words="<script>alert(1)</script> stop", marked="</script> stop")
    page = shown(browser_of(account()), f"{asked.pk}/")
    assert "<script>alert" not in page
    assert "<mark>&lt;/script&gt; stop</mark>" in page


def test_a_member_of_two_companies_filters() -> None:
    travel = joined("Ana")
    other = other_company()
    with acting_as("admin"):
        says_yes(travel.ana, question(other, "other"), YESTERDAY)
    asks(travel, travel.ana, "phone", words="to the south")
    asks(other, travel.ana, "letter", words="to the north")
    both = browser_of(account("Bo", Role.SUPPORT, travel, other))
    assert "to the south" in shown(both)
    assert "to the south" not in shown(both, f"?company={other.pk}")
    assert "to the south" not in shown(both, "?medium=letter")
    assert "No such request" in shown(both, "?asked=erase")
