"""Ana consented; what makes her consent hold, and what ends it."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, NO, PROMOTION, UNKNOWN, YES, message, rulebook

from jatak.gate.decide import decide
from jatak.gate.message import Channel
from jatak.gate.situation import Indication, Objection


@pytest.mark.parametrize("country", rulebook().packs)
def test_a_good_consent_permits_everywhere(country: str) -> None:
    decision = decide(replace(ANA, country=country), PROMOTION, rulebook())
    basis = None if country in ("CA", "CH", "US") else "art. 6(1)(a)"
    assert (decision.rule, decision.ground, decision.gdpr_basis) == ("consent", "consent", basis)
    assert decision.country == country


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"given": NO}, "no_ground"),
        ({"proof": NO}, "consent_not_provable"),
        ({"proof": UNKNOWN}, "consent_not_provable"),
        ({"indication": Indication.PRE_TICKED}, "consent_pre_ticked"),
        ({"indication": Indication.DEFAULT_ON}, "consent_pre_ticked"),
        ({"indication": Indication.INFERRED}, "no_ground"),
        ({"indication": Indication.TERMS}, "consent_bundled"),
        ({"free": NO}, "consent_not_free"),
        ({"prominent": NO}, "consent_not_prominent"),
        ({"names_sender": NO}, "consent_other_controller"),
        ({"names_sender": NO, "from_third_party": YES}, "consent_third_party"),
        ({"names_channel": NO}, "consent_other_channel"),
        ({"covers_content": NO}, "consent_other_content"),
        ({"separate": NO}, "consent_bundled"),
        ({"specific": NO}, "consent_bundled"),
        ({"specific": NO, "informed": NO}, "consent_not_informed"),
        ({"confirmed": NO}, "consent_unconfirmed"),
        ({"fresh": NO}, "consent_lapsed"),
        ({"frequency_reached": YES}, "frequency_exceeded"),
        ({"under_age": YES}, "under_age"),
        ({"inactive": YES}, "inactive_too_long"),
        ({"restricted": YES}, "restricted"),
        ({"undeliverable": YES}, "undeliverable"),
        ({"paused": YES}, "paused"),
        ({"own_number_reached": YES}, "frequency_exceeded"),
        ({"undeliverable": YES, "proof": NO}, "consent_not_provable"),
        ({"undeliverable": YES, "paused": YES}, "undeliverable"),
        ({"paused": YES, "objection": Objection.ALL}, "objected"),
        ({"objection": Objection.CHANNEL}, "objected"),
        ({"on_register": YES}, "consent"),
    ],
)
def test_what_takes_it_away(changed: dict[str, object], rule: str) -> None:
    assert decide(replace(ANA, **changed), PROMOTION, rulebook()).rule == rule


def test_what_is_known_to_fail_is_named_before_what_is_not_known() -> None:
    unclear = replace(ANA, proof=UNKNOWN, covers_content=NO)
    assert decide(unclear, PROMOTION, rulebook()).rule == "consent_other_content"


def test_what_is_confirmed_by_nobody_is_left_to_its_proof() -> None:
    single = replace(ANA, confirmed=UNKNOWN, country="DE")
    assert decide(single, PROMOTION, rulebook()).permitted
    assert decide(replace(single, confirmed=NO), PROMOTION, rulebook()).rule == "consent_unconfirmed"
    assert decide(replace(single, proof=UNKNOWN), PROMOTION, rulebook()).rule == "consent_not_provable"


def test_by_some_channels_only_a_consent_in_writing_counts() -> None:
    text = message("promotion", channel=Channel.SMS)
    spoken = replace(ANA, country="US", indication=Indication.ORAL)
    assert decide(replace(spoken, indication=Indication.WRITTEN), text, rulebook()).permitted
    denied = decide(spoken, text, rulebook())
    assert (denied.rule, denied.reason) == ("consent_not_provable", "consent_not_in_writing")
    assert decide(replace(spoken, country="GB"), text, rulebook()).permitted
    assert not decide(replace(spoken, indication=Indication.UNKNOWN), text, rulebook()).permitted


def test_a_promised_number_is_mended_by_time_alone() -> None:
    enough = replace(ANA, frequency_reached=YES)
    assert decide(enough, PROMOTION, rulebook()).waits
    for more in ({"objection": Objection.ALL}, {"proof": NO}, {"country": "PL", "restricted": YES}):
        assert not decide(replace(enough, **more), PROMOTION, rulebook()).waits
    assert not decide(enough, message("promotion", opt_out=NO), rulebook()).waits
    assert not decide(ANA, PROMOTION, rulebook()).waits


def test_in_some_countries_a_consent_lapses_only_if_it_is_known_to_be_unused() -> None:
    unused = replace(ANA, fresh=UNKNOWN, country="DE")
    assert decide(unused, PROMOTION, rulebook()).permitted
    assert decide(replace(unused, fresh=NO), PROMOTION, rulebook()).rule == "consent_lapsed"


def test_freshness_is_asked_where_unused_consent_lapses() -> None:
    unused = replace(ANA, fresh=UNKNOWN)
    decision = decide(unused, PROMOTION, rulebook())
    assert decision.rule == "consent_lapsed"
    assert "12 months" in decision.because
    assert decide(replace(unused, country="SE"), PROMOTION, rulebook()).permitted


@pytest.mark.parametrize(
    ("changed", "rule"),
    [({"opt_out": NO}, "opt_out_missing"), ({"names_sender": UNKNOWN}, "sender_not_identified")],
)
def test_the_message_must_say_who_writes_and_how_to_refuse(changed: dict[str, object], rule: str) -> None:
    assert decide(ANA, message("promotion", **changed), rulebook()).rule == rule


def test_those_who_consented_may_be_asked_for_more() -> None:
    assert decide(ANA, message("consent_request"), rulebook()).rule == "consent"
