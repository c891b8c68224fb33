"""One click in a mail client, and one button on a page (RFC 8058, RFC 2369)."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from django.test import Client
from tests.story.cast import DAY, company, mailbox, person, question, says_yes
from tests.story.sending import joined, started

from jatak.consent.leave_link import LeaveLink
from jatak.consent.models import Event, Objection, Record, Suppression
from jatak.consent.scope import Scope
from jatak.database.using import acting_as
from jatak.delivery.models import Dispatch, Message
from jatak.people.models import Brand, ContactPoint, Controller, Person, Topic
from jatak.preferences.languages import SPOKEN
from jatak.preferences.leaving import scope_of
from jatak.preferences.requests import Asked

FORM = "application/x-www-form-urlencoded"
ONE_CLICK = b"List-Unsubscribe=One-Click"
MULTIPART = b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
BODIES = [(ONE_CLICK, FORM), (MULTIPART, "multipart/form-data; boundary=b"), (b"", FORM), (b"", "")]
YESTERDAY = datetime.now(UTC) - DAY


@pytest.fixture
def ben(database):
    with acting_as("admin"):
        sydrejser = company()
        wine = Topic.objects.create(controller=sydrejser, name="Wine & <sea>")
        ben = person("Ben", language="da-DK")
        asked = question(sydrejser)
        says_yes(ben, asked, YESTERDAY)
        ben.link = LeaveLink(sydrejser.pk, ben.pk, bytes(mailbox(ben).keyed_hash), 4711, wine.pk, "email")
        ben.token = ben.link.token()
        yield ben


@pytest.fixture
def browser():
    """A mail client: no cookies, and strict where the site wants CSRF tokens."""
    return Client(enforce_csrf_checks=True, SERVER_NAME="localhost", headers={"Accept-Language": "de"})


def state():
    with acting_as("admin"):
        live = Record.objects.filter(ended_at=None).count()
        return live, Event.objects.count(), Objection.objects.count(), Suppression.objects.count()


def post(browser, token, body=ONE_CLICK, content_type=FORM, **more):
    return browser.post(f"/l/{token}", body, content_type=content_type, **more)


@pytest.mark.parametrize(("body", "content_type"), BODIES)
def test_one_click_leaves_at_once(ben, browser, body, content_type):
    before = datetime.now(UTC)
    answer = post(browser, ben.token, body, content_type)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers
    live, events, objections, suppressions = state()
    assert (live, events, objections, suppressions) == (0, 4, 2, 2)
    withdrawn = Event.objects.get(kind="withdrawn")
    assert (withdrawn.via, withdrawn.actor, withdrawn.message_id) == ("mail_client", "person", 4711)
    assert before <= withdrawn.at == withdrawn.recorded_at <= datetime.now(UTC)
    assert bytes(withdrawn.address_hash) == ben.link.address_hash


def test_a_post_is_never_redirected(ben, browser):
    for path, secure in product(("/l/{}", "/l/{}/", "/l/{}?utm_source=mail"), (True, False)):
        for token, status in ((ben.token, 200), (ben.token[:-1], 404), ("x", 404)):
            answer = browser.post(path.format(token), ONE_CLICK, content_type=FORM, secure=secure)
            assert answer.status_code == status


def test_nothing_but_post_changes_anything(ben, browser):
    before = state()
    asks = ("", "/", "?choice=company&List-Unsubscribe=One-Click")
    for method, more in product(("get", "head", "options", "put", "delete", "patch"), asks):
        answer = getattr(browser, method)(f"/l/{ben.token}{more}", headers={"Purpose": "prefetch"})
        assert answer.status_code == (200 if method in ("get", "head") else 405)
        assert not answer.cookies
    assert state() == before


def test_the_page_has_one_main_button_and_no_script(ben, browser):
    page = browser.get(f"/l/{ben.token}").content.decode()
    assert page.count('class="main"') == 1
    assert "<script" not in page
    assert '<html lang="da">' in page, "the person's language goes before the browser's"
    assert "Afmeld Sydrejser" in page
    assert "Wine &amp; &lt;sea&gt;" in page
    assert "ben@example.com" not in page
    assert 'href="mailto:hej@sydrejser.example"' in page


def test_a_company_may_ask_what_shall_stop_and_one_click_still_ends_all(ben, browser):
    Controller.objects.update(leave_asks=True)
    page = browser.get(f"/l/{ben.token}").content.decode()
    assert "Hvad skal stoppe?" in page
    assert 'class="main"' not in page, "no button is pushed before the others"
    assert [page.count(f'value="{each}"') for each in ("company", "channel", "topic", "everything")] == [1] * 4
    assert post(browser, ben.token).status_code == 200
    assert state()[0] == 0
    assert set(Objection.objects.values_list("channel", "topic")) == {(None, None)}


def test_a_message_of_a_brand_shows_the_brand_and_that_all_of_the_company_ends(database, browser):
    company = joined("Ida")
    campaign = started(company)
    with acting_as("admin"):
        walks = Brand.objects.create(controller=company, name="Fjordtur {company}")
        Dispatch.objects.filter(campaign_id=campaign.pk).update(brand_id=walks.pk)
    message = Message.objects.get(campaign_id=campaign.pk)
    link = LeaveLink(company.pk, message.person_id, b"h" * 32, message.id, None, "email")
    page = browser.get(f"/l/{link.token()}?language=da").content.decode()
    assert "Fjordtur {company}, et brand fra Sydrejser" in page, "a name with braces stays as it is"
    assert "Det gælder Fjordtur {company} og alle andre brands fra Sydrejser." in page
    unknown = browser.get(f"/l/{replace(link, message_id=message.id + 1).token()}?language=da").content.decode()
    assert "et brand fra" not in unknown
    assert "Afmeld Sydrejser" in unknown


def test_it_speaks_every_language(ben, browser):
    Person.objects.filter(pk=ben.pk).update(language="")
    for language in SPOKEN:
        answer = browser.get(f"/l/{ben.token}", headers={"Accept-Language": f"it, {language};q=0.5"})
        assert f'<html lang="{language}">' in answer.content.decode()
        assert answer.headers["Content-Language"] == language
        chosen = browser.get(f"/l/{ben.token}?language={language}", headers={"Accept-Language": "sv"})
        assert chosen.content == answer.content


def test_a_second_click_is_as_good_as_the_first(ben, browser):
    first = post(browser, ben.token)
    after = state()
    second = post(browser, ben.token)
    assert (second.status_code, second.content, state()) == (200, first.content, after)


def test_the_answer_does_not_tell_whether_anybody_is_known(ben, browser):
    stranger = LeaveLink(ben.link.controller_id, 999_999, b"s" * 32, 1, None, "email").token()
    assert post(browser, stranger).content == post(browser, ben.token).content
    assert Suppression.objects.filter(address_hash=b"s" * 32).count() == 2
    Person.objects.update(language="de")
    pages = {token: post(browser, token, b"choice=company").content.decode() for token in (ben.token, stranger)}
    known, unknown = (page.replace(token, "their own link") for token, page in pages.items())
    assert known == unknown


def test_it_works_after_erasure_and_renaming(ben, browser, log_in):
    Controller.objects.update(name="Nordrejser")
    retention = log_in("retention")
    for table in ("consent.consent_record", "people_contactpoint", "people_person"):
        retention.execute(f"DELETE FROM {table}")
    assert not ContactPoint.objects.exists()
    assert "Nordrejser" in browser.get(f"/l/{ben.token}").content.decode()
    assert post(browser, ben.token).status_code == 200
    assert {bytes(row.address_hash) for row in Suppression.objects.all()} == {ben.link.address_hash}
    post(browser, ben.token)
    assert Suppression.objects.count() == 2


def test_a_company_that_is_gone(ben, browser):
    token = LeaveLink(999, ben.pk, b"s" * 32, 1, None, "email").token()
    assert post(browser, token).status_code == 200
    assert "Der kommt nichts" not in browser.get(f"/l/{token}").content.decode()
    assert "Es kommt nichts mehr" in browser.get(f"/l/{token}").content.decode()


def test_a_changed_link_changes_nothing_and_helps(ben, browser):
    before = state()
    for place in range(0, 110, 7):
        broken = ben.token[:place] + ("A" if ben.token[place] != "A" else "B") + ben.token[place + 1 :]
        for answer in (post(browser, broken), browser.get(f"/l/{broken}"), post(browser, broken, b"choice=everything")):
            assert answer.status_code == 404
            assert "STOP" in answer.content.decode()
            assert not answer.cookies
    assert state() == before


RUBBISH = (
    (b"List-Unsubscribe=Maybe", FORM),
    (b"a=b", FORM),
    (b"choice=rubbish", FORM),
    (b"rubbish", "multipart/form-data"),
    (b"rubbish", "multipart/form-data; boundary=b"),
    (b"{}", "application/json"),
    (b"\x00\xff", "text/plain"),
)


def test_an_unknown_body_is_no_opt_out_and_no_dead_end(ben, browser):
    before = state()
    for body, content_type in RUBBISH:
        answer = post(browser, ben.token, body, content_type)
        page = answer.content.decode()
        assert answer.status_code == 400
        assert 'class="main"' in page
        assert "intet er ændret" in page
        assert "login" not in page.lower()
    assert state() == before


@pytest.mark.parametrize("agent", ["", "Mozilla/5.0 (compatible; scanner-bot)"])
def test_every_client_is_believed(ben, browser, agent):
    post(browser, ben.token, headers={"User-Agent": agent})
    assert state()[0] == 0


@pytest.mark.parametrize(
    ("choice", "scope"),
    [
        ("company", Scope(1)),
        ("channel", Scope(1, channel="email")),
        ("topic", Scope(1, topic_id=8)),
        ("everything", Scope()),
    ],
)
def test_what_each_button_covers(choice, scope):
    assert scope_of(LeaveLink(1, 2, b"h" * 32, 3, 8, "email"), Asked(choice)) == scope


@pytest.mark.parametrize(
    ("choice", "sentence", "live"),
    [
        ("company", "Sydrejser sender dig ikke flere nyhedsbreve, tilbud eller undersøgelser.", 0),
        ("channel", "ikke flere nyhedsbreve og tilbud på e-mail.", 0),
        ("topic", "ikke mere om »Wine &amp; &lt;sea&gt;«.", 1),
        ("everything", "Ingen af de virksomheder", 0),
    ],
)
def test_a_button_says_what_has_stopped_and_what_goes_on(ben, browser, choice, sentence, live):
    answer = post(browser, ben.token, f"choice={choice}".encode())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert "beskeder om dine ordrer" in page
    assert ("Afmeld Sydrejser helt" in page) == (choice in ("channel", "topic"))
    assert state()[0] == live
    assert {event.via for event in Event.objects.exclude(kind="given")} == {"link"}
    assert not answer.cookies


def test_a_subject_that_the_link_does_not_have_is_not_guessed(ben, browser):
    before = state()
    token = LeaveLink(ben.link.controller_id, ben.pk, ben.link.address_hash, 1, None, "sms").token()
    assert post(browser, token, b"choice=topic").status_code == 400
    assert state() == before
    page = browser.get(f"/l/{token}").content.decode()
    assert 'value="topic"' not in page
    assert "sms’er" in page


def test_the_page_leaks_its_address_to_nobody_and_is_kept_by_nobody(ben, browser):
    headers = browser.get(f"/l/{ben.token}").headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_the_web_cannot_read_customers(ben, log_in):
    import psycopg

    for role in ("web", "consent"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            log_in(role).execute("SELECT * FROM customers.customers_relation")
