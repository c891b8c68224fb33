"""Every rule has its source in law, one sentence, and an example of both answers."""

from itertools import product

import pytest
from tests.unit.gate.cast import MADE_UP, MESSAGES, combinations, every_pack

from jatak.gate.grounds import ASKED, PERMITS
from jatak.gate.rule import Rule
from jatak.gate.situation import Tri

RULE = pytest.mark.parametrize("rule", ASKED, ids=lambda rule: rule.name)

DENIALS = {
    "objected",
    "no_ground",
    "consent_not_provable",
    "consent_pre_ticked",
    "consent_bundled",
    "consent_not_informed",
    "consent_not_free",
    "consent_not_prominent",
    "consent_third_party",
    "consent_other_controller",
    "consent_other_channel",
    "consent_other_content",
    "consent_unconfirmed",
    "consent_lapsed",
    "inactive_too_long",
    "customer_no_sale",
    "customer_no_opt_out_at_collection",
    "customer_not_similar",
    "customer_relation_ended",
    "customer_channel_not_covered",
    "mixed_content",
    "consent_request_is_marketing",
    "survey_after_objection",
    "sender_not_identified",
    "opt_out_missing",
    "under_age",
    "do_not_contact_register",
    "restricted",
    "frequency_exceeded",
    "paused",
    "undeliverable",
}
"""The reason codes of denials; leaving has its own two."""


@RULE
def test_it_says_in_one_sentence_what_the_law_asks(rule: Rule) -> None:
    said = (rule.check.__doc__ or "").strip()
    assert said.endswith(".")
    assert "\n" not in said


@RULE
def test_it_has_a_source_in_every_pack(rule: Rule) -> None:
    assert rule.law
    for pack, facts in product(every_pack(), MESSAGES[:2]):
        answer = rule.ask(next(combinations(rule.reads)), facts, pack)
        assert answer.sources, pack.code
        assert all(source.cite and source.source and source.status for source in answer.sources), pack.code


@RULE
def test_it_has_an_example_of_both_answers(rule: Rule) -> None:
    seen: set[bool] = set()
    for situation, pack, facts in product(combinations(rule.reads), (*every_pack(), MADE_UP), MESSAGES):
        answer = rule.ask(situation, facts, pack)
        seen.add(answer.holds is Tri.YES)
        assert answer.because.endswith(".")
        assert bool(answer.would_change) == (answer.holds is not Tri.YES)
        if seen == {True, False}:
            return
    pytest.fail(f"{rule.name} always answers the same: {seen}")


def test_every_denial_has_a_rule_and_every_rule_a_known_reason() -> None:
    assert {rule.code for rule in ASKED} == DENIALS


def test_the_permits_are_those_of_the_casebook() -> None:
    assert PERMITS == (
        "requested",
        "not_marketing",
        "service_message",
        "neutral_survey",
        "consent",
        "implied_consent",
        "existing_customer",
        "business_opt_out_regime",
        "generic_company_address",
        "opt_out_regime",
    )
