"""Webhooks in the console: made with a secret shown once, tested, tried again, closed; each company's own."""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.story.cast import NOON, company
from tests.story.console import account, browser_of
from tests.story.receiving import Program, program, says

from jatak.accounts.models import Change, Role
from jatak.base.clock import now
from jatak.hooks.calling import call_soon
from jatak.hooks.endpoints import make
from jatak.hooks.models import Call, Endpoint, Kind, State
from jatak.hooks.signing import checked
from jatak.people.models import Controller

PAGES = "/console/settings/webhooks/"


@pytest.fixture
def travel(database: None) -> Iterator[Controller]:
    with override_settings(JATAK_TWO_FACTOR="offered", DEBUG=True):
        yield company()


@pytest.fixture
def crm() -> Iterator[Program]:
    with program(says(500, "<script>no</script>"), says(200, "thanks")) as made:
        yield made


def test_a_webhook_is_made_tested_and_closed_and_its_secret_shown_once(travel: Controller, crm: Program) -> None:
    mette = browser_of(account())
    assert "No program is called yet" in mette.get(PAGES).content.decode()
    page = mette.post(f"{PAGES}new/", {"url": crm.url, "company": travel.pk, "kinds": ["left"]}).content.decode()
    secret = re.search(r"whsec_[\w+/=]{44}", page)
    assert secret
    endpoint = Endpoint.objects.get()
    one = f"{PAGES}{endpoint.pk}/"
    assert secret[0] not in mette.get(one).content.decode()
    assert "status 500" in mette.post(f"{one}test/", follow=True).content.decode()
    checked(secret[0], crm.calls[0].headers, crm.calls[0].body, now())
    shown = mette.get(one).content.decode()
    assert "&lt;script&gt;no" in shown
    assert "<script>no" not in shown
    assert "status 200" in mette.post(f"{one}test/", follow=True).content.decode()
    for _ in range(2):
        assert mette.post(f"{one}close/").status_code == 302
    assert "closed" in mette.get(PAGES).content.decode()
    assert "Nothing was sent" in mette.post(f"{one}test/", follow=True).content.decode()
    assert len(crm.calls) == 2
    verbs = [change.verb for change in Change.objects.order_by("pk")]
    assert verbs == ["webhook.made", *["webhook.tested"] * 2, "webhook.closed", "webhook.tested"]
    assert "jatak" not in str(list(Change.objects.values_list("details", flat=True)))


def test_what_was_given_up_is_tried_again(travel: Controller, crm: Program) -> None:
    crm.answers = [says(200)]
    endpoint, _ = make(travel, crm.url, [Kind.LEFT], "Mette", NOON)
    call = call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
    Call.objects.update(state=State.DEAD, settled_at=NOON)
    mette = browser_of(account())
    assert "does not take calls" in mette.get(PAGES).content.decode()
    assert "does not take its calls" in mette.get("/console/").content.decode()
    page = mette.post(f"{PAGES}{endpoint.pk}/again/{call.pk}/", follow=True).content.decode()
    assert "status 200" in page
    assert "does not take its calls" not in mette.get("/console/").content.decode()


@pytest.mark.parametrize("url", ["http://crm.example.com/", "https://user:pass@crm.example.com/", "nonsense"])
def test_an_address_that_is_not_called_is_refused_beside_its_field(travel: Controller, url: str) -> None:
    page = browser_of(account()).post(f"{PAGES}new/", {"url": url, "company": travel.pk, "kinds": ["left"]})
    assert "id_url-error" in page.content.decode() or "w-field__errors" in page.content.decode()
    assert not Endpoint.objects.exists()


def test_nobody_sees_or_tests_those_of_another_company(travel: Controller) -> None:
    endpoint, _ = make(travel, "https://crm.example.com/", [Kind.LEFT], "Mette", NOON)
    other = browser_of(account("Ole", Role.ADMINISTRATOR, company("Nordrejser")))
    assert "crm.example.com" not in other.get(PAGES).content.decode()
    one = f"{PAGES}{endpoint.pk}/"
    assert other.get(one).status_code == 404
    for act in ("test/", "close/"):
        assert other.post(f"{one}{act}").status_code == 404
    told = {"url": "https://x.example.com/", "company": travel.pk, "kinds": ["left"]}
    other.post(f"{PAGES}new/", told)
    reader = browser_of(account("Rie", Role.READER))
    assert reader.get(PAGES).status_code == 403
    assert Endpoint.objects.count() == 1
    assert not Call.objects.exists()
