"""Whose domain an address is: nobody lets our keys sign for another's."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.story.cast import company
from tests.story.console import account, browser_of

from jatak.accounts.models import Role
from jatak.base.clock import now
from jatak.database.using import acting_as
from jatak.delivery.dkim import keys
from jatak.people.companies import version_of
from jatak.people.models import Brand, Controller

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def nordlys(database: None) -> Iterator[Controller]:
    """Nordlys writes from news.nordlys.example, and a brand of theirs from hyggen.example; Eve sets up another."""
    with override_settings(JATAK_TWO_FACTOR="offered"):
        with acting_as("admin"):
            made = company("Nordlys")
            made.sender_address = "nyt@news.nordlys.example"
            made.save()
            Brand.objects.create(controller=made, name="Hyggen", sender_address="hej@hyggen.example")
        with acting_as("web"):
            yield made


@pytest.fixture
def eves(nordlys: Controller) -> Controller:
    with acting_as("admin"):
        return company("Eve")


def save(of: Controller, browser: object, address: str, field: str = "sender_address") -> dict[str, list[str]]:
    """Save an address of it; the errors."""
    of.refresh_from_db()
    told = {"sender_address": of.sender_address, "service_address": of.service_address, field: address}
    answer = browser.post(  # type: ignore[attr-defined]
        f"/console/settings/companies/{of.pk}/sending/",
        {**told, "default_language": "en", "version": version_of(of, "sending")},
    )
    return dict(answer.context_data["form"].errors) if answer.status_code == 200 else {}


@pytest.mark.parametrize("field", ["sender_address", "service_address"])
@pytest.mark.parametrize(
    "address", ["ceo@news.nordlys.example", "a@NORDLYS.example", "a@x.news.nordlys.example", "a@hyggen.example"]
)
def test_the_domain_of_another_company_is_refused_and_nobody_told_whose_it_is(
    eves: Controller, address: str, field: str
) -> None:
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, eves))
    errors = save(eves, eve, address, field)
    assert list(errors) == [field]
    assert "Nordlys" not in str(errors)
    assert "administrator of all companies" in str(errors)
    eves.refresh_from_db()
    assert getattr(eves, field) == ""


def test_a_domain_that_keys_sign_is_given_by_an_administrator_of_all_companies(eves: Controller) -> None:
    keys.make("signed.example", now())
    eve, mette = browser_of(account("Eve", Role.ADMINISTRATOR, eves)), browser_of(account())
    assert save(eves, eve, "a@signed.example")
    assert not save(eves, mette, "a@signed.example")
    assert not save(eves, eve, "b@signed.example")
    assert not save(eves, eve, "b@news.signed.example", "service_address")
    assert not save(eves, mette, "a@hyggen.example")
    assert not save(eves, eve, "b@hyggen.example")


def test_whoever_sets_up_one_company_learns_no_name_of_another(eves: Controller) -> None:
    eve, page = browser_of(account("Eve", Role.ADMINISTRATOR, eves)), f"/console/settings/companies/{eves.pk}/identity/"
    for name in ("Nordlys", "Nobody has this name"):
        fields = {each: getattr(eves, each) for each in ("kind", "legal_name", "postal_address", "contact")}
        answer = eve.post(page, {**fields, "name": name, "version": version_of(eves, "identity")})
        assert answer.status_code == 302
        eves.refresh_from_db()
        assert eves.name == "Eve"
    assert "an administrator of all companies changes it" in eve.get(page).content.decode()


def test_a_domain_of_nobody_is_free(eves: Controller) -> None:
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, eves))
    assert not save(eves, eve, "hej@evening.example")
    eves.refresh_from_db()
    assert eves.sender_address == "hej@evening.example"
    assert not save(eves, eve, "hej@mynordlys.example")


def test_brands_take_no_domain_of_another_either(eves: Controller) -> None:
    eve, base = (
        browser_of(account("Eve", Role.ADMINISTRATOR, eves)),
        f"/console/settings/companies/{eves.pk}/brands",
    )
    told = {"name": "Evening", "sender_address": "ceo@news.nordlys.example"}
    assert list(eve.post(f"{base}/add/", told).context_data["form"].errors) == ["sender_address"]
    assert not Brand.objects.filter(controller=eves).exists()
    eve.post(f"{base}/add/", {"name": "Evening"})
    brand = Brand.objects.get(controller=eves)
    refused = eve.post(f"{base}/{brand.pk}/", {**told, "version": "Evening"})
    assert list(refused.context_data["form"].errors) == ["sender_address"]
    brand.refresh_from_db()
    assert brand.sender_address == ""
