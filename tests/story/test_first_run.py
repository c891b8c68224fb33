"""The first run in the browser: a token that is told to who runs the machine opens it once."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings
from tests.story.cast import company
from tests.story.console import PASSWORD, account, anybody, browser_of

from jatak.accounts.models import Change, Membership, Role
from jatak.consent.models import Assessment, CollectionPointVersion, NoticeVersion
from jatak.database.using import acting_as
from jatak.gate.situation import Tri
from jatak.installation.first_run import first_run_link
from jatak.installation.steps import Step, progress
from jatak.people.models import Brand, Controller, Topic

pytestmark = pytest.mark.usefixtures("database")
METTE = {"name": "Mette Holm", "email": "mette@example.com", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"), acting_as("web"):
        yield


def address() -> str:
    """The path of the link that the command line tells."""
    return re.sub(r"^https?://[^/]+", "", first_run_link())


def begun() -> Client:
    """A browser in which the first administrator was made."""
    browser = anybody()
    assert browser.post(address(), METTE)["Location"] == "/console/welcome/"
    return browser


def test_the_token_makes_the_first_administrator_and_logs_in() -> None:
    browser = begun()
    user = User.objects.get()
    assert (user.email, user.first_name) == ("mette@example.com", "Mette Holm")
    assert [(each.role, each.controller_id) for each in Membership.objects.all()] == [(Role.ADMINISTRATOR, None)]
    assert browser.get("/console/welcome/").status_code == 200
    assert Change.objects.get().verb == "installation.begun"


def test_the_token_works_once() -> None:
    used = address()
    begun()
    assert anybody().get(used).status_code == 404
    assert anybody().post(used, METTE | {"email": "eve@example.com"}).status_code == 404
    assert anybody().get(address()).status_code == 404, "a new token opens nothing while there is an administrator"
    assert User.objects.count() == 1


def test_a_wrong_token_opens_nothing() -> None:
    first_run_link()
    assert anybody().get("/console/welcome/start/wrong/").status_code == 404
    assert anybody().post("/console/welcome/start/wrong/", METTE).status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"again": "something-else"}, "again"),
        ({"password": "short", "again": "short"}, "password"),
        ({"password": "password12345", "again": "password12345"}, "password"),
        ({"email": "mette"}, "email"),
        ({"name": ""}, "name"),
    ],
)
def test_bad_input_names_its_field_and_keeps_what_was_typed(typed: dict[str, str], field: str) -> None:
    answer = anybody().post(address(), METTE | typed)
    assert answer.status_code == 200
    assert list(answer.context_data["form"].errors) == [field]
    assert answer.context_data["form"]["name"].value() == (METTE | typed)["name"]
    assert not User.objects.exists()


def test_the_steps_lead_from_an_empty_installation_to_a_notice_that_can_be_used() -> None:
    browser = begun()
    made = browser.post("/console/settings/companies/new/?from=welcome", new_company())
    assert made["Location"] == "/console/welcome/"
    sydrejser = Controller.objects.get()
    browser.post(f"/console/settings/companies/{sydrejser.pk}/topics/add/", {"name": "Summer"})
    start = {"company": sydrejser.pk, "language": ["da", "en"], "per_month": 2}
    proposed = browser.get("/console/welcome/notice/", start)
    words = proposed.context_data["form"].initial
    assert "Sydrejser" in words["asked_da"]
    assert "2 times a month" in words["asked_en"]
    query = f"company={sydrejser.pk}&language=da&language=en&per_month=2"
    answer = browser.post(f"/console/welcome/notice/?{query}", notice(words))
    assert answer.status_code == 302, answer.context_data["form"].errors
    assert [each.step for each in progress([sydrejser]) if not each.done] == [Step.PUBLIC_URL]
    with acting_as("consent"):
        version = NoticeVersion.objects.get()
        judged = Assessment.objects.get()
        place = CollectionPointVersion.objects.get()
    assert (version.published_by, version.promised_per_month) == ("Mette Holm", 2)
    assert (place.double_opt_in, place.published_at is not None) == (True, True)
    assert (judged.proof, judged.free, judged.from_third_party) == (Tri.YES, Tri.UNKNOWN, Tri.NO)
    browser.post(f"/console/welcome/notice/?{query}", notice(words))
    with acting_as("consent"):
        assert NoticeVersion.objects.count() == CollectionPointVersion.objects.count() == 1, "a double click"


def new_company(**more: str) -> dict[str, str]:
    return {
        "name": "Sydrejser",
        "kind": "company",
        "legal_name": "Sydrejser A/S",
        "postal_address": "Vestergade 1, 1456 København K",
        "registration_number": "CVR 12345678",
        "contact": "hej@sydrejser.example",
        "sender_address": "nyt@sydrejser.example",
        "service_address": "service@sydrejser.example",
        "default_language": "da",
        "time_zone": "Europe/Copenhagen",
        "industry": "travel",
    } | more


def notice(words: dict[str, Any]) -> dict[str, Any]:
    return {
        "slug": "newsletter",
        "channels": ["email"],
        "place": "Sign up form",
        "kind": "form",
        "double_opt_in": "on",
        "statements": ["ticked", "separate", "prominent", "proof"],
        **words,
    }


def test_a_notice_of_a_company_without_identity_is_refused_with_what_is_missing() -> None:
    mette = browser_of(account())
    with acting_as("admin"):
        bare = Controller.objects.create(name="Bare")
    query = f"company={bare.pk}&language=en"
    words = mette.get(f"/console/welcome/notice/?{query}").context_data["form"].initial
    answer = mette.post(f"/console/welcome/notice/?{query}", notice(words))
    assert "lacks" in str(answer.context_data["form"].errors)
    with acting_as("consent"):
        assert not NoticeVersion.objects.exists()


def test_where_two_are_wanted_nobody_publishes_the_first_notice_in_one_go() -> None:
    with acting_as("admin"):
        careful = company("Sydrejser")
        careful.second_person = True
        careful.save()
    answer = browser_of(account()).get(f"/console/welcome/notice/?company={careful.pk}&language=en")
    assert answer["Location"] == f"/console/notices/new/?company={careful.pk}"


def test_only_administrators_see_the_steps_and_only_those_of_their_company() -> None:
    with acting_as("admin"):
        sydrejser, eve = company("Sydrejser"), company("Eve")
        Brand.objects.create(controller=eve, name="Evil")
        Topic.objects.create(controller=eve, name="Apples")
    assert browser_of(account("Rune", Role.READER)).get("/console/welcome/").status_code == 403
    page = browser_of(account("Sofie", Role.ADMINISTRATOR, sydrejser)).get("/console/welcome/").content.decode()
    assert "Sydrejser" in page
    assert "Missing for: Eve" not in page
