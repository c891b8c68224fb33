"""A decision explains itself: every rule's answer, its source, and what would change it."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, PROMOTION, message, rulebook

from jatak.gate.decide import decide, rulebook_id
from jatak.gate.grounds import ASKED
from jatak.gate.situation import Tri


def test_every_rule_answers() -> None:
    decision = decide(ANA, PROMOTION, rulebook())
    assert [answer.rule for answer in decision.answers] == [rule.name for rule in ASKED]
    assert {answer.country for answer in decision.answers} == {"DK"}
    assert decision.rulebook == rulebook_id(rulebook())


def test_a_denial_says_why_in_plain_words_and_where_it_stands() -> None:
    decision = decide(replace(CHLOE, opt_out_at_collection=NO), PROMOTION, rulebook())
    assert decision.because == "The customer had no chance to refuse when the address was taken."
    assert [source.cite for source in decision.sources] == ["mfl § 10(2): clear, easy and free"]
    assert decision.sources[0].status == "read"


def test_a_value_from_memory_is_shown_as_such() -> None:
    decision = decide(replace(ANA, country="SE", under_age=Tri.YES), PROMOTION, rulebook())
    assert decision.rule == "under_age"
    assert "too young" in decision.because
    assert [source.status for source in decision.sources] == ["memory"]


def test_several_packs_answer_for_an_unknown_country() -> None:
    decision = decide(replace(EVE, country=None), PROMOTION, rulebook())
    assert {answer.country for answer in decision.answers} == set(rulebook().packs)


def test_only_the_sources_that_were_used_are_cited() -> None:
    permit = decide(ANA, PROMOTION, rulebook())
    assert not any("CVR" in source.cite for source in permit.sources)


def test_a_confirmation_request_beside_order_information_is_denied_with_a_remedy() -> None:
    mixed = message("order_info", "double_opt_in_request", service=True)
    decision = decide(CHLOE, mixed, rulebook())
    assert not decision.permitted
    assert decision.would_change


@pytest.mark.parametrize("bar", ["under_age", "restricted"])
def test_a_bar_is_raised_by_its_number_too(bar: str) -> None:
    assert not decide(replace(ANA, **{bar: int(Tri.YES)}), PROMOTION, rulebook()).permitted
