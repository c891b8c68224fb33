"""Recipients who are no consumers: each country cuts elsewhere."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, PROMOTION, YES, rulebook

from jatak.gate.decide import decide, decide_any
from jatak.gate.situation import Ground, Indication, Objection, RecipientKind, Situation

EMPLOYEE, COMPANY = RecipientKind.EMPLOYEE, RecipientKind.COMPANY


@pytest.mark.parametrize(
    ("country", "kind", "expected"),
    [
        ("DK", EMPLOYEE, "no_ground"),
        ("DK", COMPANY, "no_ground"),
        ("NO", EMPLOYEE, "no_ground"),
        ("NO", COMPANY, "generic_company_address"),
        ("NO", RecipientKind.PARTNERSHIP, "no_ground"),
        ("SE", COMPANY, "business_opt_out_regime"),
        ("DE", COMPANY, "no_ground"),
        ("FR", COMPANY, "generic_company_address"),
        ("FR", EMPLOYEE, "business_opt_out_regime"),
        ("NL", COMPANY, "no_ground"),
        ("GB", EMPLOYEE, "business_opt_out_regime"),
        ("GB", RecipientKind.SOLE_TRADER, "no_ground"),
        ("GB", RecipientKind.CONSUMER, "no_ground"),
    ],
)
def test_who_may_be_written_to_without_consent(country: str, kind: RecipientKind, expected: str) -> None:
    recipient = Situation(country=country, recipient_kind=kind, role_related=YES)
    assert decide(recipient, PROMOTION, rulebook()).rule == expected


def test_in_some_countries_only_about_what_fits_the_work() -> None:
    employee = Situation(country="FR", recipient_kind=EMPLOYEE)
    assert not decide(employee, PROMOTION, rulebook()).permitted
    assert not decide(replace(employee, role_related=NO), PROMOTION, rulebook()).permitted


def test_an_address_published_for_offers_is_a_consent_in_one_country() -> None:
    listed = Situation(
        country="NL",
        recipient_kind=COMPANY,
        ground=Ground.CONSENT,
        given=YES,
        indication=Indication.DIRECTORY,
        proof=YES,
        covers_content=YES,
    )
    assert decide(listed, PROMOTION, rulebook()).rule == "implied_consent"
    for changed in ({"country": "DE"}, {"recipient_kind": EMPLOYEE}, {"covers_content": NO}, {"proof": NO}):
        assert not decide(replace(listed, **changed), PROMOTION, rulebook()).permitted


def test_a_weak_consent_reopens_nothing_that_an_objection_closed() -> None:
    """The consent is newer than the objection, so none stands against it; but it cannot be shown."""
    weak = replace(ANA, country="GB", recipient_kind=EMPLOYEE, proof=NO)
    objected = Situation(country="GB", recipient_kind=EMPLOYEE, objection=Objection.ALL)
    decision, chosen = decide_any([weak, objected], PROMOTION, rulebook())
    assert not decision.permitted
    assert decision.rule == "objected"
    assert chosen is objected


def test_no_pack_is_no_permit_unless_every_pack_permits() -> None:
    for country in (None, "JP"):
        employee = Situation(country=country, recipient_kind=EMPLOYEE, role_related=YES)
        assert not decide(employee, PROMOTION, rulebook()).permitted
        assert decide(replace(ANA, country=country), PROMOTION, rulebook()).permitted
    assert decide(replace(EVE, country=None), PROMOTION, rulebook()).country is None


def test_where_even_consumers_are_open_businesses_are_no_regime_of_their_own() -> None:
    for kind in (EMPLOYEE, COMPANY, RecipientKind.CONSUMER):
        assert decide(Situation(country="US", recipient_kind=kind), PROMOTION, rulebook()).rule == "opt_out_regime"


def test_a_published_address_that_counts_still_wants_a_name_and_a_way_out() -> None:
    listed = Situation(
        country="CA",
        recipient_kind=EMPLOYEE,
        role_related=YES,
        ground=Ground.CONSENT,
        given=YES,
        indication=Indication.DIRECTORY,
        proof=YES,
        covers_content=YES,
    )
    assert decide(listed, PROMOTION, rulebook()).rule == "implied_consent"
    assert decide(listed, replace(PROMOTION, names_sender=NO), rulebook()).rule == "sender_not_identified"
    assert decide(listed, replace(PROMOTION, opt_out=NO), rulebook()).rule == "opt_out_missing"
    assert not decide(replace(listed, role_related=NO), PROMOTION, rulebook()).permitted


def test_what_was_read_into_another_act_is_no_consent_so_the_customer_decides() -> None:
    inferred = replace(ANA, indication=Indication.INFERRED, opt_out_at_collection=NO)
    customer = replace(CHLOE, opt_out_at_collection=NO)
    assert decide_any([inferred, customer], PROMOTION, rulebook())[0].rule == "customer_no_opt_out_at_collection"
