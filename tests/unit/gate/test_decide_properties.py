"""The whole of decide(): what is not proven or stands against it never helps."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.gate.cast import CHLOE, LIMBS_OF_CONSENT, PROMOTION, named, raised, rulebook, values
from tests.unit.gate.strategies import likely, messages, situations

from jatak.gate.decide import decide, decide_any, judge
from jatak.gate.decision import Outcome
from jatak.gate.grounds import ASKED
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Ground, Indication, Objection, RecipientKind, RelationKind, Role, Situation, Tri

CONSENTING = likely(ground=Ground.CONSENT, indication=Indication.TICKED, **LIMBS_OF_CONSENT)
BUYING = likely(**{name: getattr(CHLOE, name) for name in CHLOE.__dataclass_fields__ if "country" not in name})
ANYBODY = st.one_of(CONSENTING, BUYING, situations())
MARKETING = frozenset({"consent", "implied_consent", "existing_customer", "business_opt_out_regime"})


def permitted(situation: Situation, facts: MessageFacts) -> bool:
    return decide(situation, facts, rulebook()).permitted


@settings(max_examples=150, deadline=None)
@given(ANYBODY, st.one_of(st.just(PROMOTION), messages()))
def test_less_proof_and_more_bars_never_help(situation: Situation, facts: MessageFacts) -> None:
    now = permitted(situation, facts)
    for name in named(Role.LIMB):
        unknown = permitted(replace(situation, **{name: Tri.UNKNOWN}), facts)
        assert now or not unknown, name
        assert not unknown or all(permitted(replace(situation, **{name: value}), facts) for value in Tri), name
    for name in named(Role.BAR):
        for value in raised(name, above=getattr(situation, name)):
            assert now or not permitted(replace(situation, **{name: value}), facts), name
    for name in named(Role.GUARD):
        assert now or not permitted(replace(situation, **{name: Tri.NO}), facts), name


@settings(max_examples=150, deadline=None)
@given(ANYBODY, messages())
def test_no_permit_without_a_reason_and_no_denial_without_a_way_out(situation: Situation, facts: MessageFacts) -> None:
    decision = decide(situation, facts, rulebook())
    assert decision.because
    assert decision.sources
    assert decision.permitted == (decision.would_change == "") == (decision.ground is not None)
    assert len(decision.answers) % len(ASKED) == 0


@settings(max_examples=100, deadline=None)
@given(ANYBODY, messages())
def test_an_unknown_country_is_every_country(situation: Situation, facts: MessageFacts) -> None:
    nowhere = replace(situation, country=None, other_country=None)
    everywhere = [permitted(replace(nowhere, country=code), facts) for code in rulebook().packs]
    assert permitted(nowhere, facts) == all(everywhere)
    assert permitted(replace(nowhere, country="JP"), facts) == all(everywhere)


@settings(max_examples=100, deadline=None)
@given(ANYBODY, messages(), st.sampled_from(sorted(rulebook().packs)), st.sampled_from(sorted(rulebook().packs)))
def test_two_countries_must_both_permit(situation: Situation, facts: MessageFacts, one: str, two: str) -> None:
    alone = [permitted(replace(situation, country=code, other_country=None), facts) for code in (one, two)]
    assert permitted(replace(situation, country=one, other_country=two), facts) == all(alone)


@settings(max_examples=100, deadline=None)
@given(ANYBODY, messages())
def test_an_unknown_recipient_is_a_consumer(situation: Situation, facts: MessageFacts) -> None:
    kinds = (RecipientKind.UNKNOWN, RecipientKind.CONSUMER)
    unknown, consumer = (decide(replace(situation, recipient_kind=kind), facts, rulebook()) for kind in kinds)
    assert (unknown.outcome, unknown.rule) == (consumer.outcome, consumer.rule)


@settings(max_examples=150, deadline=None)
@given(ANYBODY, messages(), st.sampled_from(list(Objection)[1:]))
def test_an_objection_ends_marketing_and_never_service(situation, facts, objection) -> None:
    before = decide(situation, facts, rulebook())
    after = decide(replace(situation, objection=objection), facts, rulebook())
    assert after.rule not in MARKETING
    if before.rule in ("service_message", "requested"):
        assert after.rule == before.rule


@settings(max_examples=100, deadline=None)
@given(ANYBODY, messages())
def test_restricted_data_and_pending_sign_ups_are_not_marketed_to(situation: Situation, facts: MessageFacts) -> None:
    assert decide(replace(situation, restricted=Tri.YES), facts, rulebook()).rule not in MARKETING
    assert decide(replace(situation, confirmed=Tri.NO), facts, rulebook()).rule != "consent"


@settings(max_examples=100, deadline=None)
@given(st.lists(ANYBODY, min_size=1, max_size=4), messages())
def test_one_permit_is_enough(candidates: list[Situation], facts: MessageFacts) -> None:
    decision, chosen = decide_any(candidates, facts, rulebook())
    assert decision == decide(chosen, facts, rulebook())
    assert (decision.outcome is Outcome.PERMIT) == any(permitted(one, facts) for one in candidates)


@settings(max_examples=100, deadline=None)
@given(ANYBODY, messages(), st.sampled_from(sorted(rulebook().packs)))
def test_what_is_remembered_is_what_the_rules_say(situation: Situation, facts: MessageFacts, code: str) -> None:
    pack = rulebook().packs[code]
    assert all(
        answer == rule.ask(situation, facts, pack) for rule, answer in judge(situation, facts, pack).answers.items()
    )


def test_every_field_has_a_role_and_every_limb_is_read() -> None:
    read = {name for rule in ASKED for name in rule.reads}
    assert set(Situation.__dataclass_fields__) - read == {"country", "other_country", "low_value"}
    assert RelationKind(0).name == "UNKNOWN"
    assert all(values(name)[0] in (0, None) for name in Situation.__dataclass_fields__)
