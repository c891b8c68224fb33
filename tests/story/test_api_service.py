"""Messages of service that a program sends."""

import pytest
from django.test import override_settings
from tests.story.calling import program
from tests.story.sending import PUBLIC_URL, YESTERDAY, bought, leaves, members, receipt, states, sydrejser

from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.gate.message import Declared, Element

ANA = {"email": "ana@example.com"}
RECEIPT = {"person": ANA, "template": "receipt"}


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = sydrejser()
        made.ana, *_ = members(made, "Ana")
        bought(made, made.ana)
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        receipt(made)
        yield made


@pytest.fixture
def shop(travel):
    return program(travel)


def test_a_receipt_goes_once_for_each_key(travel, shop):
    first = shop.post("service-messages", RECEIPT, key="order 7")
    again = shop.post("service-messages", RECEIPT, key="order 7")
    assert (first.status_code, first.json()["person"]) == (202, travel.ana.pk)
    assert (again.json(), again["Idempotency-Replayed"]) == (first.json(), "true")
    assert states() == {"waiting": 1}
    assert shop.post("service-messages", RECEIPT).json()["id"] != first.json()["id"]


def test_what_is_no_service_is_refused_with_the_rule(travel, shop):
    version = write_template(travel, "offer", Declared.SERVICE, [Element.ORDER_INFO, Element.PROMOTION])
    write_text(version, "en", "Your order and more", "Buy more.")
    approve(version, "Ida", YESTERDAY)
    leaves(travel.ana, travel)
    refused = shop.post("service-messages", RECEIPT | {"template": "offer"})
    assert (refused.status_code, states()) == (409, {})
    assert "may not go" in refused.json()["detail"]
    assert refused.json()["remedy"]


def test_who_may_not_send_sends_nothing(travel, shop):
    assert program(travel, "read", name="Reader").post("service-messages", RECEIPT).status_code == 403
    assert shop.post("service-messages", RECEIPT | {"person": {"email": "dev@example.com"}}).status_code == 404
    assert shop.post("service-messages", RECEIPT | {"template": "nothing"}).status_code == 409
    assert states() == {}
