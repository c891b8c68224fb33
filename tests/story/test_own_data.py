"""Finding one's page by an address, and what a fresh link alone opens."""

import email
import email.policy
import json
import re
from dataclasses import replace
from datetime import timedelta

import jsonschema
import pytest
from django.test import Client, override_settings
from tests.plugins.relay import Sink
from tests.story.cast import company, mailbox, person
from tests.story.centre import Page, everything_said, joins
from tests.story.receipting import declares
from tests.story.sending import PUBLIC_URL, now, states, until, worker
from tests.story.signing_up import FIREFOX, company_that_asks, form
from tests.story.test_answers import read as words_of

from jatak.base.errors import UsageError
from jatak.base.hashing import commitment
from jatak.campaigns.models import LinkAsked, ServiceMessage
from jatak.campaigns.own_letters import ask, send_open
from jatak.centre import files
from jatak.consent.find_link import path
from jatak.consent.models import Event
from jatak.consent.own_link import OwnLink
from jatak.content.templates import write_template, write_text
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.gate.message import Declared, Element
from jatak.people.models import Person
from jatak.receipts.linked.reading import read
from jatak.receipts.signing.jws import checked
from jatak.retention.answers.printing import NoPrinter
from jatak.sealing.key import public_key

HOUR = timedelta(hours=1)


@pytest.fixture
def sydrejser(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        made = company_that_asks()
        made.form = form(made)
        yield made


@pytest.fixture
def ana(sydrejser):
    return Page(joins(sydrejser.form), sydrejser)


@pytest.fixture
def browser():
    return Client(
        enforce_csrf_checks=True, SERVER_NAME="localhost", headers={"Accept-Language": "en", "User-Agent": FIREFOX}
    )


def finds(browser, company, address, **more):
    return browser.post(path(company), {"email": address, **more})


def test_nobody_learns_whether_an_address_is_known(sydrejser, ana, browser):
    answers = [finds(browser, sydrejser, each) for each in ("ana@example.com", "dev@example.com", "ANA@example.com ")]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)
    assert "If Sydrejser knows this address" in answers[0].content.decode()
    assert not Message.objects.exists(), "it is looked up by a job, so that it takes no longer for those who are known"
    assert LinkAsked.objects.count() == 3


def test_the_letter_goes_once_an_hour_and_to_whom_the_company_knows_alone(sydrejser, ana, browser):
    with acting_as("admin"):
        person("Dev")  # Somebody whom this company does not know.
    for each in ("ana@example.com", "dev@example.com", "eve@example.com", "ana@example.com"):
        finds(browser, sydrejser, each)
    assert send_open(now()) == 1
    assert send_open(now()) == 0
    assert ServiceMessage.objects.get().person_id == ana.of.pk
    finds(browser, sydrejser, "ana@example.com")
    assert send_open(now() + HOUR / 2) == 0
    ask(sydrejser.pk, bytes(mailbox(ana.of).keyed_hash), now())
    assert send_open(now() + 2 * HOUR) == 1
    assert send_open(now() + timedelta(days=3)) == 0
    assert not LinkAsked.objects.exists(), "that somebody asked is forgotten"


def test_the_letter_has_the_link_that_opens_everything(sydrejser, ana, browser):
    ana.presses("leave", scope="everything")
    ana.presses("link")
    assert send_open(now()) == 1, "leaving does not lock anybody out of their own data"
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    message = email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP)
    assert "List-Unsubscribe" not in message
    letter = message.get_body(("plain",)).get_content()
    found = re.search(rf"{PUBLIC_URL}(/p/[\w-]+)\s", letter)
    assert found is not None
    page = ana.sees(found[1])
    assert "ana@example.com" in page
    assert "You came by a fresh link." in page


def test_a_link_of_a_text_message_leads_to_finding_the_page_by_mail(sydrejser, ana):
    link = replace(ana.link, channel="sms").token()
    page = ana.sees(f"/p/{link}")
    assert 'value="link"' not in page
    assert path(sydrejser) in page


def test_a_link_is_asked_for_five_times_an_hour_at_most(sydrejser, ana):
    answers = [ana.presses("link") for _ in range(8)]
    assert {answer.status_code for answer in answers} == {200}
    assert LinkAsked.objects.count() == 5


def test_an_ordinary_link_opens_no_data(sydrejser, ana):
    assert "ana@example.com" not in ana.sees()
    for file in ("data.html", "data.json", "data.pdf"):
        page = ana.sees(f"{ana.path}/{file}", 403)
        assert "This needs a fresh link" in page
        assert "ana@example.com" not in page


@pytest.mark.parametrize(("ago", "opens"), [(timedelta(), True), (23 * HOUR, True), (25 * HOUR, False), (-HOUR, False)])
def test_a_fresh_link_opens_data_for_a_day_and_the_rest_for_ever(sydrejser, ana, ago, opens):
    link = ana.fresh(ago)
    assert ("ana@example.com" in ana.sees(link)) is opens
    assert ana.browser.get(f"{link}/data.json").status_code == (200 if opens else 403)
    assert ana.presses("correct", link, name="Anna", language="", seen_name="Ana", seen_language="").status_code == (
        200 if opens else 409
    )
    assert ana.presses("leave", link, scope="company").status_code == 200
    assert Event.objects.filter(kind="objected").count() == 2


def test_all_data_of_this_company_alone(sydrejser, ana):
    with acting_as("admin"):
        other = company("Nordrejser")
        ben = joins(sydrejser.form, "Ben")
    link = ana.fresh()
    page = ana.sees(f"{link}/data.html")
    data = json.loads(ana.sees(f"{link}/data.json"))
    for told in (page, json.dumps(data)):
        assert "ana@example.com" in told
        assert "May Sydrejser write to you by e-mail about trips?" in told
        assert other.name not in told
        assert "ben@example.com" not in told
        assert mailbox(ben).normalised not in told
    assert [row["id"] for row in data["parts"]["people"]["rows"]] == [str(ana.of.pk)]
    jsonschema.validate(data, json.loads(ana.sees(f"{link}/data.schema.json")))
    assert {row["entry"]["kind"] for row in data["parts"]["events"]["rows"]} == {"given", "confirmed"}


@pytest.mark.needs("pango")
def test_all_data_to_be_read_and_kept_some_times_an_hour(sydrejser, ana):
    answer = ana.browser.get(f"{ana.fresh()}/data.pdf", {"language": "da"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")
    again = [ana.browser.get(f"{ana.fresh()}/data.pdf") for _ in range(5)]
    assert [each.status_code for each in again] == [200] * 4 + [429]
    assert again[-1]["Retry-After"]


def test_without_the_library_the_page_says_what_there_is(sydrejser, ana, monkeypatch):
    def missing(*_):
        raise NoPrinter("No PDF can be made.")

    monkeypatch.setattr(files, "as_pdf", missing)
    assert "The document cannot be made just now" in ana.sees(f"{ana.fresh()}/data.pdf", 503)
    assert ana.browser.get(f"{ana.fresh()}/data.json").status_code == 200


def test_a_receipt_says_what_was_asked_and_what_became_of_it(sydrejser, ana):
    given = Event.objects.get(kind="given")
    page = ana.sees(f"{ana.path}/receipt/{given.pk}/")
    assert "May Sydrejser write to you by e-mail about trips?" in page
    assert "Vestergade 1, 1456 København K" in page
    assert "Taken back" not in page
    assert "until you take it back" not in page
    assert "12 months after the last message that it permitted" in page
    refused = ana.sees(f"{ana.path}/receipt/{given.pk}.json", 409)
    assert "Sydrejser has not yet said everything that a signed receipt must hold" in refused
    declares(sydrejser)
    page = ana.sees(f"{ana.path}/receipt/{given.pk}/")
    for said in ("Germany, Denmark", "Post &amp; Co", "Datatilsynet", "24 months after the last message"):
        assert said in page, said
    data = json.loads(ana.sees(f"{ana.path}/receipt/{given.pk}.json"))
    (record,) = data["dpv:hasRecordOfActivity"]
    assert record["jatak:commitment"] == bytes(given.commitment).hex()
    assert read(data).records[0].state == "dpv:ConsentGiven"
    assert checked(data).key.hex() in page
    assert "ana@example.com" not in json.dumps(data)
    assert "jatak:entry" not in data
    ana.presses("leave", scope="company")
    assert "Taken back" in ana.sees(f"{ana.path}/receipt/{given.pk}/")
    fresh = json.loads(ana.sees(f"{ana.fresh()}/receipt/{given.pk}.json"))
    entry = json.loads(fresh["jatak:entry"])
    assert entry["id"] == str(given.pk)
    assert commitment(bytes.fromhex(fresh["jatak:salt"]), entry) == bytes(given.commitment)
    assert read(fresh).records[0].state == "dpv:ConsentWithdrawn"


@pytest.mark.needs("pdftotext")
@pytest.mark.needs("pango")
def test_the_receipt_as_a_document_in_the_language_of_the_page_some_times_an_hour(sydrejser, ana, tmp_path):
    declares(sydrejser)
    given = Event.objects.get(kind="given")
    assert f"/receipt/{given.pk}.pdf?language=en" in ana.sees(f"{ana.path}/receipt/{given.pk}/")
    answer = ana.browser.get(f"{ana.path}/receipt/{given.pk}.pdf", {"language": "da"})
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "application/pdf", "no-store")
    said = words_of(answer.content, tmp_path)
    for one in (
        "Samtykke: e-mail",
        "May Sydrejser write to you by e-mail about trips?",
        "Hvem fører tilsyn Datatilsynet",
    ):
        assert one in said, said
    assert public_key().hex() in said.replace(" ", "")
    assert "ana@example.com" not in said
    again = [ana.browser.get(f"{ana.path}/receipt/{given.pk}.pdf") for _ in range(5)]
    assert [each.status_code for each in again] == [200] * 4 + [429]
    assert ana.browser.get(f"{ana.path}/receipt/{given.pk}.json").status_code == 200


def test_nobody_has_a_receipt_or_a_picture_of_others(sydrejser, ana):
    joins(sydrejser.form, "Ben")
    bens = Event.objects.filter(kind="given").latest("recorded_at")
    confirmed = Event.objects.filter(kind="confirmed").first()
    for event in (bens.pk, confirmed.pk if confirmed else "", "0" * 8 + "-0000-0000-0000-" + "0" * 12, "-" * 36):
        for link in (ana.path, ana.fresh()):
            for what in (
                f"receipt/{event}/",
                f"receipt/{event}.json",
                f"receipt/{event}.pdf",
                f"picture/{event}/1.png",
            ):
                assert ana.browser.get(f"{link}/{what}").status_code == 404


def test_she_corrects_name_and_language_once_and_nothing_else(sydrejser, ana):
    link, seen = ana.fresh(), {"seen_name": "Ana", "seen_language": ""}
    said = everything_said()
    page = ana.presses("correct", link, name="Anna Ø", language="da", **seen).content.decode()
    assert "Det er noteret" in page, "and the page speaks her language at once"
    assert (Person.objects.get().name, Person.objects.get().language) == ("Anna Ø", "da")
    again = ana.presses("correct", link, name="Anna Ø", language="da", **seen)
    assert again.status_code == 200
    stale = ana.presses("correct", link, name="Anita", language="da", **seen)
    assert stale.status_code == 409, "somebody corrected it meanwhile"
    bad = ana.presses("correct", link, name="see www.eve.example", language="da", **seen)
    assert bad.status_code == 422
    assert ana.presses("correct", link, name="Anna", language="xx", **seen).status_code == 409
    assert Person.objects.get().name == "Anna Ø"
    assert everything_said() == said


def test_finding_has_limits_for_each_address_and_network(sydrejser, browser):
    for number in range(5):
        assert finds(browser, sydrejser, "ana@example.com").status_code == 200, number
    answer = finds(browser, sydrejser, "ana@example.com")
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (429, True)
    assert 'value="ana@example.com"' in answer.content.decode(), "nothing that was typed is lost"
    many = [finds(browser, sydrejser, f"a{number}@example.com").status_code for number in range(12)]
    assert 429 in many


@pytest.mark.parametrize("typed", ["", "ana", "ana@", "\x00", "a" * 400, "ana@example.com, eve@example.com"])
def test_what_is_no_address_comes_back(sydrejser, browser, typed):
    answer = finds(browser, sydrejser, typed)
    assert answer.status_code == 422
    assert not LinkAsked.objects.exists()


def test_a_machine_that_fills_in_everything_is_thanked_and_sends_nothing(sydrejser, browser):
    assert finds(browser, sydrejser, "ana@example.com", website="x").status_code == 200
    assert not LinkAsked.objects.exists()


def test_the_page_is_found_by_its_whole_address_alone(sydrejser, browser):
    assert browser.get(path(sydrejser)).status_code == 200
    for address in (f"/find/{sydrejser.pk}", f"/find/{sydrejser.pk}-nordrejser/", "/find/999-sydrejser/", "/find/x/"):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"email": "ana@example.com"}).status_code == 404
    assert not LinkAsked.objects.exists()


def test_the_link_to_ones_own_page_stands_in_no_other_letter(sydrejser):
    for declared, elements in (
        (Declared.MARKETING, [Element.NEWSLETTER]),
        (Declared.SERVICE, [Element.ORDER_INFO]),
        (Declared.SERVICE, [Element.REQUESTED_REPLY, Element.ORDER_INFO]),
    ):
        version = write_template(sydrejser, f"t-{declared}-{len(elements)}-{elements[0]}", declared, elements)
        with pytest.raises(UsageError, match="own_link"):
            write_text(version, "en", "Hello", "Look: {own_link}")


def test_a_changed_token_opens_nothing(sydrejser, ana):
    token = ana.fresh().removeprefix("/p/")
    for place in range(0, len(token), 5):
        broken = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert ana.browser.get(f"/p/{broken}").status_code == 404
        assert ana.browser.get(f"/p/{broken}/data.json").status_code == 404
    assert OwnLink.read(token).controller_id == sydrejser.pk
