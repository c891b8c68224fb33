"""Leaving must work, be easy, and be carried out at once."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import NO, UNKNOWN, YES, every_pack, rulebook

from jatak.gate.withdrawal import LeavingFacts, review_leaving

GOOD = LeavingFacts(
    works=YES, free=YES, login_required=NO, steps=1, same_channel=YES, honoured_hours=1, questionnaire_first=NO
)


def test_one_click_that_works_at_once_is_handled_everywhere() -> None:
    for pack in every_pack():
        review = review_leaving(GOOD, pack)
        assert review.lawful
        assert review.sources


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"works": NO}, "opt_out_not_working"),
        ({"works": UNKNOWN}, "opt_out_not_working"),
        ({"honoured_hours": 240}, "opt_out_not_working"),
        ({"honoured_hours": None}, "opt_out_not_working"),
        ({"login_required": YES}, "opt_out_not_easy"),
        ({"steps": 4}, "opt_out_not_easy"),
        ({"steps": None}, "opt_out_not_easy"),
        ({"same_channel": NO}, "opt_out_not_easy"),
        ({"questionnaire_first": YES}, "opt_out_not_easy"),
        ({"free": NO}, "opt_out_not_easy"),
        ({"free": NO, "works": UNKNOWN}, "opt_out_not_easy"),
        ({"free": NO, "works": NO}, "opt_out_not_working"),
    ],
)
def test_what_is_wrong_with_leaving(changed: dict[str, object], rule: str) -> None:
    review = review_leaving(replace(GOOD, **changed), rulebook().packs["DK"])
    assert review.rule == rule
    assert review.would_change
    assert review.sources
