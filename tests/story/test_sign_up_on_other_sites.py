"""A form on a site of somebody else: who may show it, what the script is told, and a form of plain HTML."""

import json
import re

import pytest
from django.test import override_settings
from tests.story.sending import PUBLIC_URL
from tests.story.signing_up import SHOP, Visitor, aged, company_that_asks, form, state, token_in

from jatak.consent.collection import Asks
from jatak.consent.models import Event, Letter, Particulars, Served
from jatak.database.using import acting_as
from jatak.signup.token import Token

BY_SCRIPT = {"Accept": "application/json", "Origin": SHOP}
EVE = "https://eve.example"


@pytest.fixture
def sydrejser(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        yield company_that_asks()


@pytest.fixture
def ana():
    return Visitor()


@pytest.fixture
def asked(sydrejser):
    return form(sydrejser, asks=Asks(sites=[SHOP]))


def described(ana, asked, **headers):
    return ana.client.get(f"{asked.path}form.json?language=da", headers=BY_SCRIPT | headers)


def test_only_the_sites_of_a_form_are_told_its_words(asked, ana):
    told = described(ana, asked)
    assert told.headers["Access-Control-Allow-Origin"] == SHOP
    assert "Access-Control-Allow-Credentials" not in told.headers
    assert "Origin" in told.headers["Vary"]
    content = told.json()
    assert content["words"] == [[["Må Sydrejser skrive til dig på e-mail om rejser?", ""]]]
    assert (content["asks"], content["language"], [each["name"] for each in content["fields"]]) == (
        "yes",
        "da",
        ["email"],
    )
    assert not told.cookies
    for origin in (EVE, "null", f"{SHOP}.eve.example", "http://shop.example"):
        refused = described(ana, asked, Origin=origin)
        assert refused.status_code == 403
        assert "Access-Control-Allow-Origin" not in refused.headers
    assert ana.client.get(f"{asked.path}form.json").status_code == 403, "a program that names no site"


def test_the_script_is_small_and_does_not_do_what_strict_sites_forbid(asked, ana):
    answer = ana.client.get(f"{asked.path}form.js")
    script = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert len(answer.content) < 6000
    for forbidden in ("eval(", "Function(", "innerHTML", ".style", "document.cookie", "localStorage", "http:"):
        assert forbidden not in script
    assert ana.client.get(f"{asked.path}form.css").status_code == 200


def test_a_script_sends_the_form_and_shows_what_was_wrong(asked, ana):
    token = described(ana, asked).json()["token"]
    typed = {"token": token, "email": "ana@example.com", "answer": "yes"}
    quick = ana.client.post(asked.path, typed, headers=BY_SCRIPT)
    assert (quick.status_code, quick.headers["Retry-After"]) == (429, "2")
    typed["token"] = aged(token, 5)
    bad = ana.client.post(asked.path, typed | {"email": "ana"}, headers=BY_SCRIPT)
    assert bad.status_code == 422
    assert list(bad.json()["faults"]) == ["email"]
    good = ana.client.post(f"{asked.path}?language=da", typed, headers=BY_SCRIPT)
    assert good.json()["title"] == "Se i din mail"
    assert good.headers["Access-Control-Allow-Origin"] == SHOP
    assert state() == (1, 1, 1)
    assert Served.objects.get().notice_text.language == "da"


def test_a_site_that_is_not_named_cannot_answer_by_script(asked, ana):
    typed = {"token": aged(described(ana, asked).json()["token"], 5), "email": "ana@example.com", "answer": "yes"}
    refused = ana.client.post(asked.path, typed, headers=BY_SCRIPT | {"Origin": EVE})
    assert refused.status_code == 409
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert state() == (0, 0, 0)


def test_a_stale_form_gets_a_new_token_and_keeps_what_was_typed(asked, ana):
    old = aged(described(ana, asked).json()["token"], 25 * 3600)
    typed = {"token": old, "email": "ana@example.com", "answer": "yes"}
    scripted = ana.client.post(f"{asked.path}?language=da", typed, headers=BY_SCRIPT)
    assert scripted.status_code == 409
    fresh = scripted.json()["token"]
    page = ana.client.post(asked.path, typed)
    assert page.status_code == 409
    assert 'value="ana@example.com"' in page.content.decode()
    assert state() == (0, 0, 0)
    again = ana.client.post(asked.path, typed | {"token": aged(fresh, 5)}, headers=BY_SCRIPT)
    assert again.status_code == 200
    for broken in (fresh[:-1], "x", fresh + "A"):
        assert ana.client.post(asked.path, typed | {"token": broken}).status_code == 409


def test_words_that_changed_meanwhile_are_shown_before_they_are_answered(asked, ana):
    old = aged(described(ana, asked).json()["token"], 5)
    fresh = form(asked.point.controller, asks=Asks(sites=[SHOP], mandatory=True))
    typed = {"token": old, "email": "ana", "answer": "yes"}
    back = ana.client.post(f"{asked.path}?language=da", typed).content.decode()
    token = token_in(back)
    assert token != old, "a token says which words were shown, and these are others"
    assert Token.read(token).version_id == fresh.version.pk
    stale = typed | {"token": aged(old, 25 * 3600)}
    assert ana.client.post(f"{asked.path}?language=da", stale, headers=BY_SCRIPT).json()["anew"] is True
    ana.client.post(f"{asked.path}?language=da", typed | {"email": "ana@example.com"})
    assert Served.objects.get().version_id == asked.version.pk, "who answers the old words has answered the old words"


def snippet(ana, asked):
    html = ana.client.get(f"{asked.path}form.html?language=da").content.decode()
    action = re.search(r'action="([^"]+)"', html)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    assert action is not None
    assert action[1].startswith(PUBLIC_URL + asked.path)
    return html, action[1].removeprefix(PUBLIC_URL), hidden


def test_a_plain_form_says_which_words_it_has_and_nothing_of_when_they_were_shown(asked, ana):
    html, action, hidden = snippet(ana, asked)
    assert "Må Sydrejser skrive til dig" in html
    assert "Du kan framelde dig" in html
    assert "checked" not in html
    typed = hidden | {"email": "ana@example.com", "answer": "yes"}
    for _ in range(2):
        answer = ana.client.post(action, typed, headers={"Origin": SHOP, "Referer": f"{SHOP}/"})
        assert "Se i din mail" in answer.content.decode()
    event = Event.objects.get()
    assert (event.served_id, Served.objects.count(), Letter.objects.count()) == (None, 0, 1)
    told = Particulars.objects.get().data
    assert (told["form"], told["page"]) == ("written by the site", f"{SHOP}/")


def test_a_plain_form_elsewhere_is_shown_anew_by_us(asked, ana):
    _, action, hidden = snippet(ana, asked)
    typed = hidden | {"email": "ana@example.com", "answer": "yes"}
    for headers in ({"Origin": EVE}, {"Origin": "null"}, {}):
        answer = ana.client.post(action, typed, headers=headers)
        assert answer.status_code == 409
        assert 'value="ana@example.com"' in answer.content.decode(), "nothing typed is lost"
    gone = ana.client.post(action, typed | {"version": "77"}, headers={"Origin": SHOP})
    assert gone.status_code == 409
    assert state() == (0, 0, 0)


def test_words_with_markup_stay_words(sydrejser, ana):
    from jatak.consent.notices import Words

    words = Words(
        "May Sydrejser <b>write</b> to you by e-mail about trips? See [the policy](https://sydrejser.example/p).",
        "You can leave in every mail.",
        "Trips & <i>more</i>",
    )
    asked = form(sydrejser, words={"en": words}, asks=Asks(sites=[SHOP]))
    page = ana.sees(asked)
    assert "&lt;b&gt;write&lt;/b&gt;" in page
    assert '<a href="https://sydrejser.example/p"' in page
    told = json.loads(described(ana, asked).content)["words"][0]
    assert ["the policy", "https://sydrejser.example/p"] in told
