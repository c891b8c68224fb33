"""Chloe is a customer; each limb of the exception must hold, and differs by country."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import CHLOE, NO, PROMOTION, UNKNOWN, YES, message, rulebook

from jatak.gate.decide import decide
from jatak.gate.message import Channel, SenderKind
from jatak.gate.situation import Objection, RecipientKind, RelationKind


def rule(changed: dict[str, object], facts=PROMOTION) -> str:
    return decide(replace(CHLOE, **changed), facts, rulebook()).rule


@pytest.mark.parametrize("country", rulebook().packs)
def test_a_complete_customer_permits_everywhere(country: str) -> None:
    elsewhere = {"CA": "implied_consent", "PL": "no_ground", "US": "opt_out_regime"}
    looked_up = {"country": country, "on_register": NO}
    assert rule(looked_up) == elsewhere.get(country, "existing_customer")


def test_a_register_that_must_be_looked_up_closes_the_ground_until_it_was() -> None:
    assert rule({"country": "AT"}) == "no_ground"
    assert rule({"country": "AT", "on_register": YES}) == "do_not_contact_register"
    assert rule({"country": "AT"}, message("promotion", channel=Channel.SMS)) == "existing_customer"


def test_where_a_relation_implies_a_consent_any_product_by_any_channel_may_follow() -> None:
    bought = {"country": "CA", "own_similar": NO, "opt_out_at_collection": UNKNOWN, "address_from_sale": UNKNOWN}
    assert rule(bought) == "implied_consent"
    assert rule(bought, message("third_party_promotion", channel=Channel.SMS)) == "implied_consent"
    assert rule(bought | {"within_window": NO}) == "customer_relation_ended"
    assert rule(bought | {"relation": RelationKind.INQUIRY}) == "implied_consent"
    given = bought | {"relation": RelationKind.DONATION}
    assert rule(given) == "customer_no_sale"
    assert rule(given, message("promotion", sender_kind=SenderKind.CHARITY)) == "implied_consent"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"country": "NO", "one_off": YES}, "one_off_purchase"),
        ({"address_from_sale": NO}, "address_not_from_sale"),
        ({"relation": RelationKind.NEGOTIATION}, "customer_no_sale"),
        ({"country": "IE", "within_window": NO}, "purchase_too_long_ago"),
        ({"ended": YES}, "customer_relation_ended"),
    ],
)
def test_the_finer_reason_is_named(changed: dict[str, object], reason: str) -> None:
    assert decide(replace(CHLOE, **changed), PROMOTION, rulebook()).reason == reason


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"relation": RelationKind.NEGOTIATION}, "customer_no_sale"),
        ({"relation": RelationKind.NEGOTIATION, "country": "GB"}, "existing_customer"),
        ({"relation": RelationKind.NEGOTIATION, "country": "FR"}, "no_ground"),
        ({"relation": RelationKind.FREE_ACCOUNT}, "no_ground"),
        ({"relation": RelationKind.FREE_ACCOUNT, "country": "DE"}, "existing_customer"),
        ({"relation": RelationKind.FREE_ACCOUNT, "country": "DE", "address_from_sale": NO}, "customer_no_sale"),
        ({"relation": RelationKind.NONE}, "no_ground"),
        ({"address_from_sale": NO}, "customer_no_sale"),
        ({"address_from_sale": UNKNOWN}, "no_ground"),
        ({"one_off": YES}, "existing_customer"),
        ({"one_off": YES, "country": "NO"}, "customer_no_sale"),
        ({"one_off": UNKNOWN, "country": "NO"}, "no_ground"),
        ({"one_off": UNKNOWN, "country": "NO", "relation": RelationKind.SUBSCRIPTION}, "existing_customer"),
        ({"opt_out_at_collection": NO}, "customer_no_opt_out_at_collection"),
        ({"opt_out_at_collection": UNKNOWN}, "no_ground"),
        ({"own_similar": NO}, "customer_not_similar"),
        ({"ended": YES}, "customer_relation_ended"),
        ({"ended": YES, "country": "FR"}, "existing_customer"),
        ({"within_window": NO}, "customer_relation_ended"),
        ({"within_window": UNKNOWN}, "existing_customer"),
        ({"within_window": UNKNOWN, "country": "FR"}, "existing_customer"),
        ({"within_window": UNKNOWN, "country": "IE"}, "no_ground"),
        ({"inactive": YES}, "inactive_too_long"),
        ({"on_register": YES}, "do_not_contact_register"),
        ({"objection": Objection.TOPIC}, "objected"),
        ({"recipient_kind": RecipientKind.PUBLIC_BODY}, "no_ground"),
    ],
)
def test_each_limb(changed: dict[str, object], expected: str) -> None:
    assert rule(changed) == expected


def test_an_unknown_limb_is_no_ground_and_says_what_is_missing() -> None:
    decision = decide(replace(CHLOE, opt_out_at_collection=UNKNOWN), PROMOTION, rulebook())
    assert decision.rule == "no_ground"
    assert decision.would_change.startswith("Needs: an opt-out offered when the address was collected")


def test_texts_are_not_covered_in_every_country() -> None:
    text = message("promotion", channel=Channel.SMS)
    assert rule({}, text) == "existing_customer"
    assert rule({"country": "DE"}, text) == "customer_channel_not_covered"


def test_one_offer_of_somebody_else_ends_the_exception() -> None:
    assert rule({}, message("promotion", "third_party_promotion")) == "customer_not_similar"


def test_customers_are_not_asked_for_consent_by_message() -> None:
    assert rule({}, message("consent_request")) == "consent_request_is_marketing"


def test_those_who_support_a_charity_may_get_its_appeals() -> None:
    donor = {"relation": RelationKind.DONATION, "country": "GB"}
    appeal = message("charity_appeal", sender_kind=SenderKind.CHARITY)
    assert rule(donor, appeal) == "existing_customer"
    assert rule(donor, message("charity_appeal", "promotion", sender_kind=SenderKind.CHARITY)) == "customer_no_sale"
    assert rule(donor, message("charity_appeal")) == "customer_no_sale"


def test_where_the_exception_is_met_the_gdpr_needs_no_basis_beside_it() -> None:
    assert decide(CHLOE, PROMOTION, rulebook()).gdpr_basis is None
    assert decide(replace(CHLOE, country="NO"), PROMOTION, rulebook()).gdpr_basis == "art. 6(1)(f)"
