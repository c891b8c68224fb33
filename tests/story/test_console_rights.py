"""Where the data protection officer sits: each right of a person in one action, kept, and safe to press twice."""

import json
import re
from datetime import datetime, timedelta

import jsonschema
import pytest
from django.test import override_settings
from tests.story.cast import mailbox, person
from tests.story.console import account, anybody, browser_of
from tests.story.desking import asks
from tests.story.done_jobs import do_jobs
from tests.story.sending import PUBLIC_URL, YESTERDAY, joined, now

from jatak.accounts.models import Change, Look, Role
from jatak.base.calendar import months_after
from jatak.campaigns.models import ServiceMessage
from jatak.consent.message_link import ANSWER
from jatak.consent.models import Via
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.desk.models import Asked, Done, Request, Step, StepKind
from jatak.desk.opening import Beside
from jatak.evidence.contents import Stamp
from jatak.people.models import ContactPoint, Person, Restriction
from jatak.people.register import Address, add_address
from jatak.retention.answers.asking import about_person
from jatak.retention.answers.ordering import remove_old
from jatak.retention.answers.paper import html
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.retention.disclosure.one_instant import one_instant
from jatak.retention.models import AnswerOrder, Stage

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.needs("pango")]
REPLIES = "/console/inbox/"
NEW = "ana.new@example.net"


@pytest.fixture(autouse=True)
def _open():
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=PUBLIC_URL):
        yield


@pytest.fixture
def travel():
    return joined("Ana")


@pytest.fixture
def dorte(travel):
    return browser_of(account("Dorte", Role.DATA_PROTECTION, travel))


def request_of(travel, asked=Asked.ACCESS, via=Via.LETTER, **more):
    return asks(travel, travel.ana, via, beside=Beside(asked=asked, by="Ida"), **more)


def shown(browser, request):
    answer = browser.get(f"/console/inbox/{request.pk}/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def made(browser, request):
    assert browser.post(f"{REPLIES}{request.pk}/make/").status_code == 302
    do_jobs()
    with acting_as("admin"):
        return AnswerOrder.objects.get(request_id=request.pk)


def sends(browser, request, order, to):
    return browser.post(f"{REPLIES}{request.pk}/send/{order.pk}/", {"to": to.pk})


def test_one_press_makes_the_answer_one_sends_it_and_the_words_stay(travel, dorte):
    asked = request_of(travel)
    assert f"{REPLIES}{asked.pk}/make/" in shown(dorte, asked)
    order = made(dorte, asked)
    assert (order.stage, order.number, order.asked_by) == (Stage.DONE, travel.ana.pk, "Dorte")
    made(dorte, asked)
    paper = dorte.get(f"/console/answers/{order.pk}/answer.pdf")
    assert paper.content.startswith(b"%PDF")
    assert Look.objects.filter(person_id=travel.ana.pk, page="answer_paper").count() == 1
    with acting_as("admin"):
        home = mailbox(travel.ana)
    assert f"Send it to {home.address}" in shown(dorte, asked)
    assert [sends(dorte, asked, order, home).status_code for _ in range(2)] == [302, 302]
    with acting_as("admin"):
        letter = ServiceMessage.objects.get()
        assert Message.objects.get(id=letter.message_id).contact_point_id == home.pk
        assert Step.objects.filter(request=asked, kind=StepKind.SENT).count() == 1
    assert Change.objects.filter(verb="answer.sent").exists()
    page = shown(dorte, asked)
    assert "The words that went out: What Sydrejser keeps of you" in page
    assert f"The person got everything that is held, by message {letter.message_id}" in page
    assert dorte.post(f"/console/inbox/{asked.pk}/answer/", {"do": "answered", "reason": "sent"}).status_code == 302
    with acting_as("admin"):
        assert Step.objects.get(request=asked, kind=StepKind.CLOSED).done == Done.ANSWERED


def test_the_link_opens_the_answer_by_a_button_alone_and_for_two_weeks(travel, dorte):
    asked = request_of(travel)
    order = made(dorte, asked)
    with acting_as("admin"):
        sends(dorte, asked, order, mailbox(travel.ana))
        link = f"/answer/{ANSWER.token(ServiceMessage.objects.get().message_id)}"
    ana = anybody()
    page = ana.get(link)
    assert b"Fetch the document" in page.content
    assert page["Cache-Control"] == "no-store"
    with acting_as("admin"):
        assert AnswerOrder.objects.get().fetched_at is None, "who looks fetches nothing"
    assert ana.post(link, {"file": "paper"}).content.startswith(b"%PDF")
    assert b"".join(ana.post(link, {"file": "whole"}).streaming_content).startswith(b"PK")
    assert "They fetched it on" in shown(dorte, asked)
    assert ana.get(link[:-3] + "AAA").status_code == 404
    with acting_as("web"):
        assert remove_old(now() + timedelta(days=8)) == 0, "the link says two weeks"
        assert remove_old(now() + timedelta(days=15)) == 1
    assert b"This answer is not here any more" in ana.get(link).content
    assert b"%PDF" not in ana.post(link, {"file": "paper"}).content


def test_who_was_erased_meanwhile_is_not_opened_by_an_old_link(travel, dorte):
    asked = request_of(travel)
    order = made(dorte, asked)
    with acting_as("admin"):
        sends(dorte, asked, order, mailbox(travel.ana))
        link = f"/answer/{ANSWER.token(ServiceMessage.objects.get().message_id)}"
        AnswerOrder.objects.update(number=2**40)
    assert b"This answer is not here any more" in anybody().get(link).content


def test_an_address_that_came_with_the_request_gets_nothing_before_it_is_proven(travel):
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION))
    with acting_as("admin"):
        add_address(travel.ana, Address("email", NEW))
        stranger = ContactPoint.objects.get(normalised=NEW)
        known = mailbox(travel.ana)
        ContactPoint.objects.filter(pk=known.pk).update(recorded_at=now() - timedelta(days=90))
    asked = request_of(travel, via=Via.REPLY, received_at=now() - timedelta(hours=1))
    order = made(dorte, asked)
    page = shown(dorte, asked)
    assert f"Nothing is sent to {NEW}" in page
    assert "Nothing proves that it was they who asked" in page
    assert sends(dorte, asked, order, stranger).status_code == 422
    with acting_as("admin"):
        assert not ServiceMessage.objects.exists()
        ContactPoint.objects.filter(pk=stranger.pk).update(verified_at=now())
    assert sends(dorte, asked, order, stranger).status_code == 302
    with acting_as("admin"):
        assert Message.objects.get().contact_point_id == stranger.pk


def test_an_address_of_another_person_is_none_of_hers(travel, dorte):
    with acting_as("admin"):
        eve = mailbox(person("Eve"))
    asked = request_of(travel)
    order = made(dorte, asked)
    assert sends(dorte, asked, order, eve).status_code == 422


def test_support_sees_no_button_and_opens_no_address_of_it(travel, dorte):
    asked = request_of(travel)
    order = made(dorte, asked)
    sofie = browser_of(account("Sofie", Role.SUPPORT, travel))
    page = shown(sofie, asked)
    assert f"{REPLIES}{asked.pk}/make/" not in page
    assert "Whoever proves for this company makes it" in page
    for address in (f"{REPLIES}{asked.pk}/make/", f"{REPLIES}{asked.pk}/send/{order.pk}/"):
        assert sofie.post(address).status_code == 403
    assert sofie.get(f"/console/answers/{order.pk}/answer.pdf").status_code == 403


def test_what_an_authority_asks_is_made_for_it_and_sent_to_nobody(travel, dorte):
    asked = request_of(travel, Asked.AUTHORITY)
    order = made(dorte, asked)
    assert order.to_authority
    assert "Send it to" not in shown(dorte, asked)
    with acting_as("admin"):
        home = mailbox(travel.ana)
    sends(dorte, asked, order, home)
    with acting_as("admin"):
        assert not ServiceMessage.objects.exists()


def longer(browser, request, **said):
    form = {"months": "2", "because": "complex", "to": "", "told": ""} | said
    return browser.post(f"{REPLIES}{request.pk}/longer/", form)


def test_more_time_is_told_to_the_person_and_given_once(travel, dorte):
    asked = request_of(travel)
    with acting_as("admin"):
        home = mailbox(travel.ana)
    assert "It takes longer" in shown(dorte, asked)
    assert longer(dorte, asked).status_code == 422, "nobody waits longer without knowing why"
    assert [longer(dorte, asked, to=home.pk).status_code for _ in range(2)] == [302, 302]
    with acting_as("admin"):
        moved = Request.objects.get(pk=asked.pk)
        assert moved.extended_months == 2
        assert (moved.due_at - moved.received_at).days >= 89
        assert ServiceMessage.objects.count() == 1
        step = Step.objects.get(request=asked, kind=StepKind.EXTENDED)
        assert (step.reason, step.by) == ("the request is complex", "Dorte")
    page = shown(dorte, asked)
    assert "because your request is complex" in page
    assert "It takes longer</summary>" not in page


def test_too_late_is_too_late_and_an_objection_has_no_month(travel, dorte):
    with acting_as("admin"):
        home = mailbox(travel.ana)
    old = request_of(travel, received_at=now() - timedelta(days=40))
    objection = request_of(travel, Asked.OBJECT)
    for request in (old, objection):
        assert "It takes longer</summary>" not in shown(dorte, request)
        longer(dorte, request, to=home.pk)
    with acting_as("admin"):
        assert not ServiceMessage.objects.exists()
        assert not Request.objects.exclude(extended_months=0).exists()


def test_a_correction_closes_its_request_and_tells_the_person(travel, dorte):
    asked = request_of(travel, Asked.RECTIFY)
    address = f"/console/people/{travel.ana.pk}/correct/?request={asked.pk}"
    assert address.replace("&", "&amp;") in shown(dorte, asked)
    seen = {"seen_name": "Ana", "seen_language": "", "seen_country": "DK", "seen_recipient_kind": 1}
    form = {"name": "Ana Bech", "language": "", "country": "DK", "recipient_kind": 1} | seen
    assert [dorte.post(address, form).status_code for _ in range(2)] == [302, 302]
    with acting_as("admin"):
        assert Person.objects.get(pk=travel.ana.pk).name == "Ana Bech"
        step = Step.objects.get(request=asked, kind=StepKind.CLOSED)
        assert (step.done, step.reason) == (Done.CORRECTED, "Corrected: Name")
        assert ServiceMessage.objects.get().template_version.template.slug == "request-corrected"
    page = shown(dorte, asked)
    assert "The words that went out: Sydrejser has corrected your data" in page


def test_an_address_put_right_closes_its_request_and_tells_nobody_at_the_wrong_one(travel, dorte):
    asked = request_of(travel, Asked.RECTIFY)
    with acting_as("admin"):
        home = mailbox(travel.ana)
    of = f"/console/people/{travel.ana.pk}"
    address = f"{of}/addresses/{home.pk}/wrong/?request={asked.pk}"
    assert address in dorte.get(f"{of}/correct/?request={asked.pk}").content.decode()
    form = {"right": NEW, "why": "wrote it on the form"}
    assert [dorte.post(address, form).status_code for _ in range(2)] == [302, 302]
    with acting_as("admin"):
        assert ContactPoint.objects.get(address=NEW).noted_for == travel
        assert Step.objects.get(request=asked, kind=StepKind.CLOSED).reason == "Corrected: Address"
        assert not ServiceMessage.objects.exists()


def test_a_restriction_is_one_button_and_is_told(travel, dorte):
    asked = request_of(travel, Asked.RESTRICT)
    with acting_as("admin"):
        home = mailbox(travel.ana)
    form = {"do": "restrict", "reason": "says it is wrong", "tell": home.pk}
    assert [dorte.post(f"/console/inbox/{asked.pk}/answer/", form).status_code for _ in range(2)] == [302, 302]
    with acting_as("admin"):
        assert Restriction.objects.filter(person=travel.ana, request_id=None, ended_at=None).count() == 1
        assert ServiceMessage.objects.get().template_version.template.slug == "request-restricted"


def test_who_looks_somebody_up_by_address_is_in_the_log_and_the_answer_says_why_but_not_who(travel, dorte):
    dorte.get("/console/people/", {"q": "Ana"})
    assert not Look.objects.exists(), "a name may mean many"
    dorte.get("/console/people/", {"q": "ana@example.com"})
    look = Look.objects.get()
    assert (look.person_id, look.page, look.who) == (travel.ana.pk, "people_search", "Dorte")
    dorte.get(f"/console/people/{travel.ana.pk}/try/")
    with acting_as("web"), one_instant("consent", "customers"):
        told = html(about_person(travel.ana.pk, travel, "en")(Stamp(now(), "0.1.0")).paper)
    assert "to see what is known (1)" in told
    assert "to check what may be sent, and why (1)" in told
    assert "Dorte" not in told


def test_an_answer_ends_things_by_the_companys_own_choice(travel, dorte):
    with acting_as("web"):
        choose(travel, Clock.UNUSED, 3, "Dorte", now())
        with one_instant("consent", "customers"):
            collected = about_person(travel.ana.pk, travel, "en")(Stamp(now(), "0.1.0"))
    own = json.loads(collected.data["own-data.json"])
    jsonschema.validate(own, json.loads(collected.data["own-data.schema.json"]))
    (ends,) = [each for each in own["ends"] if each["what"] == "keep_consent"]
    assert ends["whose"] == "company"
    assert datetime.fromisoformat(ends["until"]) == months_after(YESTERDAY, 3)
    assert (own["proof_months"], own["proof_whose"]) == (24, "regulator")
