"""Machines that sign others up: they are slowed down, and no honest yes is lost in silence."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import override_settings
from tests.story.sending import PUBLIC_URL
from tests.story.signing_up import Visitor, aged, company_that_asks, form, state, token_in

from jatak.consent.models import Letter
from jatak.database.using import acting_as
from jatak.signup import limits
from jatak.signup.proof import is_proof


@pytest.fixture
def asked(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        yield form(company_that_asks())


@pytest.fixture
def ana():
    return Visitor()


def proof_of(token: str) -> str:
    return next(str(each) for each in range(1_000_000) if is_proof(token, str(each)))


def test_a_field_that_nobody_sees_stays_empty_or_the_form_comes_back(asked, ana):
    back = ana.sends(asked, email="ana@example.com", answer="yes", website="https://eve.example")
    assert back.status_code == 422
    page = back.content.decode()
    assert "Leave the field at the end empty" in page
    assert 'name="website" tabindex="-1" autocomplete="off" value=""' in page
    assert state() == (0, 0, 0)


def test_nobody_fills_in_a_form_in_a_second_and_a_second_press_is_enough(asked, ana):
    token = token_in(ana.sees(asked))
    typed = {"token": token, "email": "ana@example.com", "answer": "yes"}
    quick = ana.client.post(asked.path, typed)
    assert (quick.status_code, state()) == (429, (0, 0, 0))
    page = quick.content.decode()
    assert token_in(page) == token, "the same words are still before them"
    assert 'value="ana@example.com"' in page
    assert " checked" in page
    assert ana.client.post(asked.path, typed | {"token": aged(token, 3)}).status_code == 200


def test_one_address_is_used_five_times_an_hour_however_many_machines_ask(asked, ana):
    for number in range(5):
        ana.signs_up(asked, "Ben@example.com")
        assert Letter.objects.count() == 1, number
    waits = ana.sends(asked, email="ben@Example.com ", answer="yes")
    assert waits.status_code == 429
    assert 0 < int(waits.headers["Retry-After"]) <= 3600
    assert "Nothing is lost: wait" in waits.content.decode()
    ana.signs_up(asked, "ana@example.com")


def test_a_network_that_does_no_work_waits_sooner(asked, ana):
    def from_here(number: int, proven: bool) -> int:
        token = aged(token_in(ana.sees(asked)), 3)
        typed = {"token": token, "email": f"p{number}@example.com", "answer": "yes"}
        if proven:
            typed["proof"] = proof_of(token)
        return ana.client.post(asked.path, typed, REMOTE_ADDR=f"203.0.113.{number}").status_code

    assert [from_here(number, False) for number in range(11)] == [200] * 10 + [429]
    assert from_here(11, True) == 200, "a browser with a script goes on"
    assert from_here(12, False) == 429


def test_work_that_was_done_for_one_form_is_not_done_for_many(asked, ana):
    token = aged(token_in(ana.sees(asked)), 3)
    typed = {"token": token, "proof": proof_of(token), "answer": "yes"}
    sent = [ana.client.post(asked.path, typed | {"email": f"p{number}@example.com"}) for number in range(11)]
    assert [each.status_code for each in sent] == [200] * 10 + [429]
    anew = aged(token_in(ana.sees(asked)), 3)
    typed |= {"token": anew, "proof": proof_of(anew), "email": "p10@example.com"}
    assert ana.client.post(asked.path, typed).status_code == 200, "the form opened anew is sent at once"


def test_limits_end_and_name_nobody(asked):
    from jatak.base.clock import now

    at = now()
    waits = [limits.wait(at, "203.0.113.7", asked.point.pk, "ana@example.com", False) for _ in range(6)]
    assert waits[:5] == [0] * 5
    assert 0 < waits[5] <= 3600
    assert limits.wait(at + timedelta(seconds=waits[5]), "203.0.113.7", asked.point.pk, "ana@example.com", False) == 0
    with acting_as("admin"):
        from django.db import connections

        with connections["admin"].cursor() as cursor:
            cursor.execute("SELECT cache_key FROM accounts_cache")
            keys = " ".join(key for (key,) in cursor.fetchall())
    assert "sign-up:address" in keys
    assert "ana" not in keys
    assert "203.0" not in keys
    cache.clear()
