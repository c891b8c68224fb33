"""Who may open what: deny by default."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from tests.story.cast import company
from tests.story.console import account, anybody, browser_of

from jatak.accounts.may import May
from jatak.accounts.models import Role
from jatak.accounts.operator import Operator

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


def test_who_is_not_logged_in_is_led_to_the_log_in() -> None:
    answer = anybody().get("/console/")
    assert (answer.status_code, answer["Location"]) == (302, "/console/account/login/?next=/console/")


@override_settings(JATAK_PUBLIC_URL="https://news.example")
def test_pages_run_no_script_of_others_and_stand_in_no_page_of_theirs() -> None:
    for browser, page in ((anybody(), "account/login/"), (browser_of(account()), ""), (anybody(), "nothing/")):
        said = browser.get(f"/console/{page}")["Content-Security-Policy"]
        rules = dict(rule.split(" ", 1) for rule in said.split("; "))
        assert rules["script-src"] == rules["form-action"] == rules["base-uri"] == rules["frame-ancestors"] == "'self'"
        assert rules["object-src"] == "'none'"
        assert rules["default-src"] == "'self'"
        assert "https://news.example" in rules["img-src"]


def test_wagtails_own_pages_are_closed_to_everybody() -> None:
    mette = browser_of(account())
    for address in ("pages/", "users/", "groups/", "reports/locked/", "collections/", "documents/", "images/"):
        assert mette.get(f"/console/{address}").status_code == 404, address


def test_a_wrong_address_and_a_stale_form_say_so_and_lead_back() -> None:
    for browser in (anybody(), browser_of(account())):
        lost = browser.get("/console/nothing/")
        assert (lost.status_code, "<h1>There is no such page</h1>" in lost.content.decode()) == (404, True)
        assert 'href="/console/"' in lost.content.decode()
    stale = Client(enforce_csrf_checks=True, SERVER_NAME="localhost").post("/console/account/login/")
    assert (stale.status_code, "<h1>This was not done</h1>" in stale.content.decode()) == (403, True)


def test_a_role_opens_what_it_is_for_and_the_refusal_says_who_may() -> None:
    reader = browser_of(account("Rune", Role.READER))
    assert reader.get("/console/").status_code == 200
    refused = reader.get("/console/settings/")
    assert refused.status_code == 403
    assert "Administrator" in refused.content.decode()


def test_who_has_an_account_and_no_role_opens_nothing() -> None:
    user = account("Rune", Role.READER)
    user.memberships.all().delete()  # type: ignore[attr-defined]
    browser = browser_of(user)
    for page in ("", "law/", "law/denmark/", "law/search/", "campaigns/"):
        assert browser.get(f"/console/{page}").status_code in (403, 404), page
    assert browser.get("/console/law/").status_code == 403
    own = browser.get("/console/account/")
    assert own.status_code == 200
    assert "/console/law/" not in own.content.decode(), "its menu leads to nothing that is closed"


def test_whoever_has_a_role_reads_the_law() -> None:
    for role in Role.values:
        assert browser_of(account(role.title().replace("_", ""), role)).get("/console/law/").status_code == 200, role


def test_a_role_for_one_company_is_none_for_another() -> None:
    sydrejser, eve = company("Sydrejser"), company("Eve")
    operator = Operator(account("Sofie", Role.SUPPORT, sydrejser))
    assert operator.may(May.SEE_PEOPLE, sydrejser)
    assert not operator.may(May.SEE_PEOPLE, eve)
    assert list(operator.controllers(May.SEE_PEOPLE)) == [sydrejser]


@override_settings(JATAK_TWO_FACTOR="required")
def test_where_a_second_factor_is_asked_for_nothing_opens_without_one() -> None:
    answer = browser_of(account()).get("/console/")
    assert (answer.status_code, answer["Location"]) == (302, "/console/account/two-factor/totp/activate/")


def test_the_search_of_the_menu_looks_for_people_and_only_for_who_may_see_them() -> None:
    for role, found in ((Role.EDITOR, True), (Role.READER, False)):
        page = browser_of(account(role, role)).get("/console/").content.decode()
        assert ("/console/people/" in page.split("sidebar-props", 1)[1].split("</script>", 1)[0]) == found
        assert "/console/images/" not in page
