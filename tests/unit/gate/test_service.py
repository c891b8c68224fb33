"""Service messages, surveys, replies and appeals: what is no marketing, and to whom."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, ORDER, UNKNOWN, YES, message, rulebook

from jatak.gate.decide import decide
from jatak.gate.message import Channel, SenderKind
from jatak.gate.situation import Ground, Indication, Objection, RelationKind, Situation

SURVEY = message("survey", service=True, opt_out=UNKNOWN)
PENDING = Situation(country="DE", ground=Ground.CONSENT, given=YES, indication=Indication.TICKED, confirmed=NO)


def rule(situation: Situation, facts) -> str:
    return decide(situation, facts, rulebook()).rule


@pytest.mark.parametrize("country", rulebook().packs)
@pytest.mark.parametrize("objection", Objection)
def test_an_order_confirmation_always_goes_to_the_customer(country: str, objection: Objection) -> None:
    chloe = replace(CHLOE, country=country, objection=objection, restricted=YES, ended=YES, survey_objection=YES)
    assert rule(chloe, ORDER) == "service_message"


def test_a_service_message_to_a_stranger_is_none() -> None:
    assert rule(EVE, ORDER) == "no_ground"
    assert rule(replace(CHLOE, relation=RelationKind.NONE), ORDER) == "no_ground"
    assert rule(replace(CHLOE, relation=RelationKind.UNKNOWN), ORDER) == "no_ground"


def test_who_signed_up_is_welcomed_once_the_sign_up_does_not_wait() -> None:
    welcome = message("account_info", service=True)
    assert rule(ANA, welcome) == "service_message"
    assert rule(PENDING, welcome) == "consent_unconfirmed"


def test_an_unconfirmed_sign_up_gets_the_bare_request_alone() -> None:
    assert rule(PENDING, message("double_opt_in_request", service=True)) == "not_marketing"
    assert rule(PENDING, message("double_opt_in_request", "brand_praise", service=True)) == "mixed_content"
    assert rule(CHLOE, message("double_opt_in_request", service=True)) == "no_ground"
    assert rule(CHLOE, message("double_opt_in_request", "order_info", service=True)) == "no_ground"


def test_replies_go_to_who_asked() -> None:
    assert rule(EVE, message("requested_reply", service=True)) == "requested"
    assert rule(EVE, message("auto_reply", service=True)) == "not_marketing"
    assert rule(EVE, message("auto_reply", "promotion", service=True)) == "mixed_content"


@pytest.mark.parametrize(
    ("country", "expected"),
    [("DK", "neutral_survey"), ("FR", "neutral_survey"), ("DE", "existing_customer"), ("SE", "existing_customer")],
)
def test_a_survey_is_free_or_marketing_by_country(country: str, expected: str) -> None:
    assert rule(replace(CHLOE, country=country), replace(SURVEY, opt_out=YES)) == expected


@pytest.mark.parametrize("country", rulebook().packs)
def test_a_no_to_surveys_or_to_everything_ends_them(country: str) -> None:
    for refused in ({"survey_objection": YES}, {"objection": Objection.ALL}):
        assert rule(replace(CHLOE, country=country, **refused), SURVEY) == "survey_after_objection"


def test_a_no_to_surveys_leaves_marketing_alone() -> None:
    assert rule(replace(CHLOE, survey_objection=YES), message("promotion")) == "existing_customer"


def test_surveys_go_to_customers() -> None:
    assert rule(EVE, SURVEY) == "no_ground"


def test_appeals_differ_by_sender_and_country() -> None:
    charity = message("charity_appeal", sender_kind=SenderKind.CHARITY)
    assert rule(EVE, message("charity_appeal")) == "not_marketing"
    assert rule(EVE, charity) == "no_ground"
    asked = Situation(country="FR", ground=Ground.CUSTOMER, relation=RelationKind.NONE, opt_out_at_collection=YES)
    assert rule(asked, charity) == "not_marketing"
    assert rule(replace(asked, opt_out_at_collection=UNKNOWN), charity) == "no_ground"
    assert rule(replace(asked, objection=Objection.ALL), charity) == "objected"
    assert rule(asked, replace(charity, opt_out=NO)) == "opt_out_missing"


@pytest.mark.parametrize("act", ["PRE_TICKED", "DEFAULT_ON", "INFERRED", "DIRECTORY"])
@pytest.mark.parametrize("country", rulebook().packs)
def test_where_nobody_asked_for_anything_nobody_signed_up(country: str, act: str) -> None:
    found = replace(PENDING, country=country, indication=Indication[act], proof=YES)
    assert not decide(found, message("double_opt_in_request", service=True), rulebook()).permitted
    welcome = message("account_info", service=True)
    assert not decide(replace(found, confirmed=UNKNOWN), welcome, rulebook()).permitted


@pytest.mark.parametrize("objection", [Objection.CHANNEL, Objection.ALL])
def test_a_no_to_the_channel_ends_surveys_there(objection: Objection) -> None:
    assert rule(CHLOE, SURVEY) == "neutral_survey"
    assert rule(replace(CHLOE, objection=objection), SURVEY) == "survey_after_objection"


def test_a_payment_fails_only_where_something_was_bought() -> None:
    failed = message("payment_failed", "order_info", service=True)
    assert rule(CHLOE, failed) == "service_message"
    assert rule(replace(CHLOE, relation=RelationKind.NEGOTIATION), failed) == "customer_no_sale"


def test_news_of_the_price_serves_the_contract_that_runs_and_nobody_else() -> None:
    news = message("price_news", "terms_change", service=True)
    reader = replace(CHLOE, relation=RelationKind.SUBSCRIPTION, ended=NO)
    assert rule(reader, news) == "service_message"
    for other in ({"ended": YES}, {"ended": UNKNOWN}, {"relation": RelationKind.SALE}):
        assert not decide(replace(reader, **other), replace(news, opt_out=NO), rulebook()).permitted
    assert rule(replace(reader, country="GB"), replace(news, opt_out=NO)) == "mixed_content"


def test_where_the_law_asks_even_service_carries_a_way_out() -> None:
    for way_out, expected in ((YES, "service_message"), (UNKNOWN, "service_message"), (NO, "opt_out_missing")):
        assert rule(replace(CHLOE, country="CA"), replace(ORDER, opt_out=way_out)) == expected
    assert rule(CHLOE, replace(ORDER, opt_out=NO)) == "service_message"


def test_a_reminder_of_the_cart_is_service_by_text_alone_and_where_the_law_says_so() -> None:
    cart = message("abandoned_cart", service=True, opt_out=NO)
    begun = replace(CHLOE, country="US", relation=RelationKind.NEGOTIATION)
    assert rule(begun, replace(cart, channel=Channel.SMS)) == "service_message"
    assert not decide(begun, cart, rulebook()).permitted
    assert not decide(replace(begun, country="DK"), replace(cart, channel=Channel.SMS), rulebook()).permitted
