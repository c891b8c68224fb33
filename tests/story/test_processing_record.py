"""The record of processing: made from what is set up, with what only the company knows."""

import json

import pytest
from django.test import override_settings
from tests.story.cast import company
from tests.story.console import account, browser_of

from jatak.accounts.models import Change, Role
from jatak.base.clock import now
from jatak.database.using import acting_as
from jatak.onward.models import Partner
from jatak.retention.models import Statement
from jatak.retention.processing.recording import recorded
from jatak.retention.processing.stating import lacking, state

pytestmark = pytest.mark.usefixtures("database")
SAID = {"officer": "Dorte Dahl, dpo@sydrejser.example", "transfers": "-", "recipients": "Nordhost A/S: hosting"}


@pytest.fixture(autouse=True)
def _open():
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_SMTP_URL="smtp://ana:geheim@mx.relay.example:587"):
        yield


@pytest.fixture
def travel():
    with acting_as("admin"):
        made = company()
        Partner.objects.create(
            controller=made, name="Rejsevenner", way="hand", secret="s", token_hash=b"t", made_at=now(), made_by="Mette"
        )
    return made


def test_what_is_set_up_stands_in_it(travel):
    record = json.loads(recorded(travel, "en", ".json", now()))
    assert {"name": "Rejsevenner", "as": "partner to whom consents are passed on"} in record["recipients"]
    assert {"name": "mx.relay.example", "as": "processor: carries e-mail"} in record["recipients"]
    assert "geheim" not in json.dumps(record)
    danish = [each for each in record["periods"] if "DK" in each["countries"]]
    assert {"clock_unused": 12, "clock_proof": 24}.items() <= {e["clock"]: e["months"] for e in danish}.items()
    assert len(record["purposes"]) == 4
    assert any("a second factor" in each for each in map(str.lower, record["security"]))


def test_what_only_the_company_knows_is_asked_for(travel):
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION, travel))
    assert lacking(travel) == ["officer", "transfers"]
    assert "something is still to be stated" in dorte.get("/console/answers/processing/").content.decode()
    page = f"/console/answers/processing/{travel.pk}/"
    assert "Still to be stated:" in dorte.get(page).content.decode()
    assert dorte.post(page, SAID).status_code == 302
    assert dorte.post(page, SAID).status_code == 302
    assert Statement.objects.count() == 1, "the same again is nothing new"
    assert Change.objects.filter(verb="processing.stated").count() == 1
    assert lacking(travel) == []
    told = dorte.get(f"{page}record.json").content.decode()
    assert "Dorte Dahl" in told
    assert "Nordhost" in told


def test_what_was_stated_before_stays(travel):
    state(travel, SAID, "Dorte", now())
    state(travel, SAID | {"transfers": "USA, by standard clauses"}, "Dorte", now())
    assert [row.transfers for row in Statement.objects.order_by("pk")] == ["-", "USA, by standard clauses"]


def test_another_companys_record_is_not_there(travel):
    with acting_as("admin"):
        other = company("Butik")
    for role, whose in ((Role.DATA_PROTECTION, other), (Role.EDITOR, travel)):
        browser = browser_of(account(f"{role}", role, whose))
        for end in ("", "record.pdf", "record.json"):
            assert browser.get(f"/console/answers/processing/{travel.pk}/{end}").status_code in (403, 404)


@pytest.mark.needs("pango")
def test_it_can_be_read(travel):
    pdf = recorded(travel, "da", ".pdf", now())
    assert pdf.startswith(b"%PDF-")
