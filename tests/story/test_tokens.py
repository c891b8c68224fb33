"""Letting programs in: in the console and on the command line."""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.story.cast import company
from tests.story.console import account, browser_of

from jatak.accounts.models import ApiToken, Change, Role
from jatak.accounts.tokens import Unusable, make, use
from jatak.base.clock import now

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


def test_a_token_is_shown_once_lets_in_and_is_revoked() -> None:
    travel, mette = company(), browser_of(account())
    assert "No program comes in yet" in mette.get("/console/settings/tokens/").content.decode()
    told = {"name": "Webshop", "company": travel.pk, "scopes": ["read", "consent"]}
    page = mette.post("/console/settings/tokens/new/", told).content.decode()
    words = re.search(r"jatak_[-\w]{43}", page)
    assert words
    used = use(words[0], now())
    assert used
    assert (used.controller_id, used.scopes) == (travel.pk, {"read", "consent"})
    shown = mette.get("/console/settings/tokens/").content.decode()
    assert "Webshop" in shown
    assert words[0] not in shown
    for _ in range(2):
        assert mette.post(f"/console/settings/tokens/{used.id}/revoke/").status_code == 302
    assert use(words[0], now()) is None
    assert [change.verb for change in Change.objects.order_by("pk")] == ["token.made", "token.revoked"]


def test_a_second_click_makes_no_second_token() -> None:
    travel, mette = company(), browser_of(account())
    told = {"name": "Webshop", "company": travel.pk, "scopes": ["read"]}
    mette.post("/console/settings/tokens/new/", told)
    again = mette.post("/console/settings/tokens/new/", told).content.decode()
    assert "There is a token Webshop already" in again
    assert ApiToken.objects.count() == 1


def test_bad_input_comes_back_with_what_was_typed() -> None:
    company()
    page = browser_of(account()).post("/console/settings/tokens/new/", {"name": "Webshop"}).content.decode()
    assert 'value="Webshop"' in page
    assert not ApiToken.objects.exists()


def test_who_sets_up_one_company_knows_no_token_of_another() -> None:
    travel, eve = company(), company("Eve")
    token, _ = make(travel, "Webshop", ["read"], "Mette", now())
    stranger = browser_of(account("Eva", Role.ADMINISTRATOR, eve))
    assert "Webshop" not in stranger.get("/console/settings/tokens/").content.decode()
    assert stranger.post(f"/console/settings/tokens/{token.pk}/revoke/").status_code == 404
    stranger.post("/console/settings/tokens/new/", {"name": "Mine", "company": travel.pk, "scopes": ["read"]})
    assert ApiToken.objects.count() == 1
    for role in (Role.EDITOR, Role.READER, Role.DATA_PROTECTION):
        assert browser_of(account(role.title(), role)).get("/console/settings/tokens/").status_code == 403


@pytest.mark.parametrize(("name", "scopes"), [(" ", ["read"]), ("x" * 101, ["read"]), ("Shop", []), ("Shop", ["all"])])
def test_a_token_that_is_good_for_nothing_is_not_made(name: str, scopes: list[str]) -> None:
    with pytest.raises(Unusable):
        make(company(), name, scopes, "Mette", now())
