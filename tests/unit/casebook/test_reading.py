"""How the facts of a published decision are read."""

from typing import Any

import pytest
from tests.unit.gate.cast import NO, UNKNOWN, YES, rulebook

from jatak.gate.casebook import message_facts, situations
from jatak.gate.situation import Ground, Objection, Situation


def row(country: str = "DK", **changed: Any) -> dict[str, Any]:
    empty = {
        "country": country,
        "aspect": "send",
        "sender": {"kind": "company"},
        "recipient": {"kind": "consumer", "age": None, "on_register": None, "role_related": None},
        "channel": "email",
        "message": {"declared": "marketing", "elements": ["promotion"], "names_sender": None, "opt_out": True},
        "consent": None,
        "customer": None,
        "objection": None,
        "withdrawal": None,
        "inactive_months": None,
    }
    return empty | changed


CONSENT: dict[str, Any] = dict.fromkeys(
    ("given", "proof", "informed", "free", "specific", "separate", "prominent", "names_sender", "names_channel"), True
) | {"covers_content": True, "from_third_party": False, "confirmed": None, "indication": "ticked"}


def consent(**changed: Any) -> dict[str, Any]:
    return {"months_since_given": None, "months_since_used": None} | CONSENT | changed


def first(**changed: Any) -> Situation:
    return situations(row(**changed), rulebook())[0]


def test_candidates_are_the_claimed_grounds_and_none() -> None:
    customer = dict.fromkeys(("ended", "one_off", "low_value", "address_from_sale", "own_similar"), None)
    bought = customer | {"relation": "sale", "months_since_last": None, "opt_out_at_collection": False}
    found = situations(row(consent=consent(), customer=bought), rulebook())
    assert [one.ground for one in found] == [Ground.CONSENT, Ground.CUSTOMER, Ground.NONE]
    assert found[1].opt_out_at_collection is NO
    assert found[1].own_similar is UNKNOWN


@pytest.mark.parametrize(
    ("used", "given", "fresh"), [(11, 40, YES), (12, 40, NO), (None, 11, YES), (None, None, UNKNOWN)]
)
def test_a_consent_ages_from_its_last_use_or_else_from_its_start(used, given, fresh) -> None:
    assert first(consent=consent(months_since_used=used, months_since_given=given)).fresh is fresh


def test_no_limit_is_no_answer() -> None:
    assert first(country="SE", consent=consent(months_since_used=90)).fresh is UNKNOWN


@pytest.mark.parametrize(("age", "under"), [(14, YES), (15, NO), (None, UNKNOWN)])
def test_age(age: int | None, under: int) -> None:
    recipient = {"kind": "consumer", "age": age, "on_register": None, "role_related": None}
    assert first(recipient=recipient).under_age is under


@pytest.mark.parametrize(
    ("silent", "given", "inactive"), [(40, 60, YES), (20, 50, NO), (None, 50, YES), (None, None, UNKNOWN)]
)
def test_silence_counts_from_the_last_own_act_that_is_known(silent, given, inactive) -> None:
    found = first(country="FR", inactive_months=silent, consent=consent(months_since_given=given))
    assert found.inactive is inactive


@pytest.mark.parametrize(
    ("said", "objection", "survey"),
    [
        ({"made": True, "scope": "all", "later_consent": False}, Objection.ALL, UNKNOWN),
        ({"made": True, "scope": "topic", "later_consent": None}, Objection.TOPIC, UNKNOWN),
        ({"made": True, "scope": None, "later_consent": False}, Objection.ALL, UNKNOWN),
        ({"made": True, "scope": "survey", "later_consent": False}, Objection.NONE, YES),
        ({"made": True, "scope": "all", "later_consent": True}, Objection.NONE, UNKNOWN),
        ({"made": False, "scope": "all", "later_consent": False}, Objection.NONE, UNKNOWN),
        (None, Objection.NONE, UNKNOWN),
    ],
)
def test_objections(said: dict[str, Any] | None, objection: Objection, survey: int) -> None:
    found = first(objection=said)
    assert (found.objection, found.survey_objection) == (objection, survey)


def test_a_row_about_collecting_is_about_the_consent_alone() -> None:
    collecting = row(aspect="collect", consent=consent())
    (found,) = situations(collecting, rulebook())
    assert (found.fresh, found.confirmed) == (YES, YES)
    assert message_facts(collecting).names_sender is YES
    assert message_facts(row()).names_sender is UNKNOWN
