"""A decision explains itself: every rule's answer, its source, and what would change it."""

from dataclasses import replace

from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, PROMOTION, rulebook

from jatak.gate.decide import decide, rulebook_id
from jatak.gate.grounds import ASKED


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
    decision = decide(replace(ANA, country="SE", under_age=2), PROMOTION, rulebook())
    assert decision.rule == "under_age"
    assert "younger than 13" in decision.because
    assert [source.status for source in decision.sources] == ["memory"]


def test_several_packs_answer_for_an_unknown_country() -> None:
    decision = decide(replace(EVE, country=None), PROMOTION, rulebook())
    assert {answer.country for answer in decision.answers} == set(rulebook().packs)


def test_only_the_sources_that_were_used_are_cited() -> None:
    permit = decide(ANA, PROMOTION, rulebook())
    assert not any("CVR" in source.cite for source in permit.sources)
