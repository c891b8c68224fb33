"""What a consent is worth as it was collected."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, EVE, NO, PROMOTION, UNKNOWN, YES, rulebook

from jatak.gate import decide, review_collected
from jatak.gate.situation import Indication

COLLECTED = replace(ANA, fresh=UNKNOWN, confirmed=UNKNOWN)
BARE = replace(PROMOTION, names_sender=UNKNOWN, opt_out=NO)


def test_what_only_time_and_the_message_can_spoil_is_left_out() -> None:
    assert not decide(COLLECTED, BARE, rulebook()).permitted
    spoilt = replace(
        COLLECTED, fresh=NO, inactive=YES, frequency_reached=YES, paused=YES, own_number_reached=YES, undeliverable=YES
    )
    for collected in (COLLECTED, spoilt):
        decision = review_collected(collected, BARE, rulebook())
        assert (decision.permitted, decision.rule) == (True, "consent")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"indication": Indication.PRE_TICKED}, "consent_pre_ticked"),
        ({"proof": NO}, "consent_not_provable"),
        ({"informed": UNKNOWN}, "consent_not_informed"),
        ({"separate": NO}, "consent_bundled"),
        ({"free": NO}, "consent_not_free"),
        ({"confirmed": NO}, "consent_unconfirmed"),
    ],
)
def test_what_is_wrong_with_the_consent_itself_is_named(changed: dict[str, object], rule: str) -> None:
    decision = review_collected(replace(COLLECTED, **changed), BARE, rulebook())
    assert (decision.permitted, decision.rule) == (False, rule)
    assert decision.would_change


def test_without_a_consent_nothing_was_collected() -> None:
    assert review_collected(EVE, BARE, rulebook()).rule == "no_ground"
