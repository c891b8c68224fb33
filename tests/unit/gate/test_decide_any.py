"""One person, several candidate grounds: one permit is enough, and the best is named."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, ORDER, PROMOTION, rulebook

from jatak.gate.decide import decide, decide_any, rank


def test_a_newer_weak_consent_does_not_hide_an_older_good_one() -> None:
    weak = replace(ANA, informed=NO)
    decision, chosen = decide_any([weak, ANA], PROMOTION, rulebook())
    assert decision.rule == "consent"
    assert chosen is ANA


def test_consent_is_named_before_the_customer_relation() -> None:
    decision, chosen = decide_any([CHLOE, ANA, EVE], PROMOTION, rulebook())
    assert (decision.rule, chosen) == ("consent", ANA)


def test_the_customer_carries_it_where_the_consent_does_not() -> None:
    decision, chosen = decide_any([replace(ANA, proof=NO), CHLOE], PROMOTION, rulebook())
    assert (decision.rule, chosen) == ("existing_customer", CHLOE)


def test_a_denial_names_the_consent_before_the_customer() -> None:
    candidates = [replace(CHLOE, own_similar=NO), EVE, replace(ANA, proof=NO)]
    assert decide_any(candidates, PROMOTION, rulebook())[0].rule == "consent_not_provable"


def test_permits_rank_before_denials() -> None:
    ranks = [
        rank(decide(*case, rulebook())) for case in ((CHLOE, ORDER), (ANA, PROMOTION), (CHLOE, PROMOTION), (EVE, ORDER))
    ]
    assert ranks == sorted(ranks)


def test_a_person_has_at_least_one_situation() -> None:
    with pytest.raises(ValueError, match="at least one situation"):
        decide_any([], PROMOTION, rulebook())
