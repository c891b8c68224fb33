"""Ranking many situations is deciding each, only faster."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.gate.cast import ANA, CHLOE, ORDER, PROMOTION, rulebook
from tests.unit.gate.strategies import messages, situations

from jatak.gate import decide, rank
from jatak.gate.layout import pack
from jatak.gate.message import MessageFacts
from jatak.gate.ranking import Ranking
from jatak.gate.situation import Situation


def ranked(ranking: Ranking, situation: Situation) -> tuple[int, int]:
    return ranking.rank(*pack(situation))


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.just(PROMOTION), st.just(ORDER), messages()), st.lists(situations(), min_size=1, max_size=6))
def test_each_rank_is_that_of_the_decision(facts: MessageFacts, several: list[Situation]) -> None:
    ranking = Ranking(facts, rulebook())
    for situation in [*several, *several, ANA, CHLOE]:
        assert ranked(ranking, situation) == rank(decide(situation, facts, rulebook()))
