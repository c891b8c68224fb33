"""The record of processing: made from what is set up, with what only the company knows."""

import json

import pytest
from django.test import override_settings
from tests.story.cast import company
from tests.story.console import account, browser_of
from tests.story.receipting import declares

from jatak.accounts.models import Change, Role
from jatak.base.clock import now
from jatak.database.using import acting_as
from jatak.onward.models import Partner
from jatak.receipts.declaring.declaration import Authority, Recipient, declaration_of
from jatak.retention.processing.recording import recorded
from jatak.retention.processing.stating import lacking, state
from jatak.statements.models import Statement

pytestmark = pytest.mark.usefixtures("database")
SAID = {"officer": "Dorte Dahl, dpo@sydrejser.example", "transfers": "-"}


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
    assert "Dorte Dahl" in dorte.get(f"{page}record.json").content.decode()


def test_what_is_declared_for_receipts_stands_in_the_record_and_is_asked_for_once(travel):
    hosting = Recipient("Nordhost A/S", "processor", "Havnegade 2, 8000 Aarhus", "+45 70 10 10 10", "hosting")
    with acting_as("admin"):
        state(travel, SAID, "Dorte", now())
        declares(travel, recipients=(hosting,), authority=Authority("", "", ""))
    record = json.loads(recorded(travel, "en", ".json", now()))
    assert {"name": "Nordhost A/S", "as": "processor: hosting"} in record["recipients"]
    assert record["authority"] == "Datatilsynet", "that of its country, where none was typed"
    assert record["stated"]["officer"] == SAID["officer"], "who declares for receipts takes back nothing else"
    assert state(travel, SAID | {"security": "Disks are encrypted"}, "Dorte", now())
    assert declaration_of(travel).recipients[0]["name"] == "Nordhost A/S", "and the other way round"
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION, travel))
    page = dorte.get(f"/console/answers/processing/{travel.pk}/").content.decode()
    assert "Nordhost A/S" in page
    assert 'name="recipients"' not in page


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
