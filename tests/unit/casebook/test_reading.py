"""How the facts of a published decision are read."""

from typing import Any

import pytest
from tests.unit.casebook.rows import row
from tests.unit.gate.cast import NO, UNKNOWN, YES, rulebook

from jatak.casebook.reading import leaving_facts, message_facts, situations
from jatak.gate.message import Channel, Element
from jatak.gate.situation import Ground, Objection, Situation


def first(**changed: Any) -> Situation:
    return situations(row(**changed), rulebook())[0]


def test_candidates_are_the_claimed_grounds_and_none() -> None:
    found = situations(row(consent={}, customer={}), rulebook())
    assert [one.ground for one in found] == [Ground.CONSENT, Ground.CUSTOMER, Ground.NONE]
    assert found[1].opt_out_at_collection is NO
    assert found[1].own_similar is UNKNOWN


@pytest.mark.parametrize(
    ("used", "given", "fresh"), [(11, 40, YES), (12, 40, NO), (None, 11, YES), (None, None, UNKNOWN)]
)
def test_a_consent_ages_from_its_last_use_or_else_from_its_start(used, given, fresh) -> None:
    assert first(consent={"months_since_used": used, "months_since_given": given}).fresh is fresh


def test_no_limit_is_no_answer() -> None:
    assert first(country="SE", consent={"months_since_used": 90}).fresh is UNKNOWN


@pytest.mark.parametrize(("age", "under"), [(14, YES), (15, NO), (None, UNKNOWN)])
def test_age(age: int | None, under: int) -> None:
    assert first(recipient={"age": age}).under_age is under


@pytest.mark.parametrize(("said", "listed"), [(True, YES), (False, NO), (None, NO)])
def test_a_source_that_names_no_register_is_about_somebody_who_is_on_none(said, listed) -> None:
    assert first(recipient={"on_register": said}).on_register is listed


@pytest.mark.parametrize(
    ("silent", "given", "inactive"), [(40, 60, YES), (20, 50, NO), (None, 50, YES), (None, None, UNKNOWN)]
)
def test_silence_counts_from_the_last_own_act_that_is_known(silent, given, inactive) -> None:
    found = first(country="FR", inactive_months=silent, consent={"months_since_given": given})
    assert found.inactive is inactive


@pytest.mark.parametrize(
    ("said", "objection", "survey"),
    [
        ({"made": True, "scope": "all", "later_consent": False}, Objection.ALL, UNKNOWN),
        ({"made": True, "scope": "topic", "later_consent": False}, Objection.TOPIC, UNKNOWN),
        ({"made": True, "scope": "survey", "later_consent": False}, Objection.NONE, YES),
        ({"made": True, "scope": "all", "later_consent": True}, Objection.NONE, UNKNOWN),
        ({"made": False, "scope": "all", "later_consent": False}, Objection.NONE, UNKNOWN),
        (None, Objection.NONE, UNKNOWN),
    ],
)
def test_objections(said: dict[str, Any] | None, objection: Objection, survey: int) -> None:
    found = first(objection=said)
    assert (found.objection, found.survey_objection) == (objection, survey)


def test_the_message() -> None:
    facts = message_facts(row(channel="sms", message={"elements": ["survey"]}))
    assert (facts.channel, facts.elements) == (Channel.SMS, {Element.SURVEY})
    assert (facts.names_sender, facts.opt_out) == (UNKNOWN, YES)


def test_leaving() -> None:
    said = {"works": True, "free": None, "login_required": False, "steps": 2, "same_channel": True}
    found = leaving_facts(row(withdrawal=said | {"honoured_hours": 24.5, "questionnaire_first": None}))
    assert (found.works, found.free, found.login_required) == (YES, UNKNOWN, NO)
    assert (found.steps, found.honoured_hours) == (2, 24.5)


def test_a_newer_consent_lifts_a_no_for_itself_and_never_for_the_relation() -> None:
    said = {"made": True, "scope": "all", "later_consent": True}
    told = row(objection=said, consent={"proof": False}, customer={"relation": "sale"})
    consent, customer, nothing = situations(told, rulebook())
    assert (consent.objection, customer.objection, nothing.objection) == (
        Objection.NONE,
        Objection.ALL,
        Objection.ALL,
    )
