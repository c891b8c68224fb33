"""The figures, on rows whose answers are given by hand."""

from datetime import date

import pytest
from tests.unit.casebook.rows import judged

from jatak.casebook.problem import Problem, Skipped
from jatak.casebook.report import Report
from jatak.casebook.scoring import figures

RIGHT_NO = judged("deny no_ground", "deny no_ground", id="DK-1")
OTHER_RULE = judged("deny no_ground", "deny objected", id="DK-2", note="free text; also: mixed_content, objected")
FALSE_PERMIT = judged("deny objected", "permit consent", id="NO-3", country="NO")
RIGHT_YES = judged("permit consent", "permit consent", id="NO-4", country="NO")
FALSE_DENIAL = judged("permit consent", "deny consent_unconfirmed", id="DK-5", aspect="collect")
ALL = (RIGHT_NO, OTHER_RULE, FALSE_PERMIT, RIGHT_YES, FALSE_DENIAL)


def report(*rows: object) -> Report:
    skipped = Skipped(9, "DK-9", (Problem("channel", "missing.", "Add it."),))
    return Report("own.jsonl", date(2026, 11, 21), "0123", rows, (skipped,))


def test_balanced_accuracy_is_the_mean_of_the_two_shares() -> None:
    found = figures(ALL)
    assert (found.permits, found.permits_right, found.denies, found.denies_right) == (2, 1, 3, 2)
    assert found.balanced_accuracy == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert (found.false_permits, found.false_denials) == (1, 1)
    assert found.rule_agreement == pytest.approx(2 / 5)


def test_always_saying_no_is_half_right_however_many_denies_there_are() -> None:
    denies = [RIGHT_NO] * 99
    assert figures([*denies, FALSE_DENIAL]).balanced_accuracy == 0.5


def test_without_both_outcomes_there_is_no_balance_and_without_rows_no_share() -> None:
    assert figures([RIGHT_NO]).balanced_accuracy is None
    assert figures([RIGHT_YES]).balanced_accuracy is None
    assert figures([]).rule_agreement is None


def test_a_rule_named_beside_is_no_mistake_of_outcome_and_no_agreement() -> None:
    assert (OTHER_RULE.right, OTHER_RULE.named_also, OTHER_RULE.same_rule) == (True, True, False)
    assert not FALSE_PERMIT.named_also
    assert figures([OTHER_RULE]).rule_agreement == 0


def test_the_same_word_for_another_outcome_is_no_agreement() -> None:
    assert not judged("deny consent", "permit consent").agrees


def test_by_country_and_aspect() -> None:
    found = report(*ALL).as_json()
    assert list(found["by_country"]) == ["DK", "NO"]
    assert found["by_country"]["NO"]["false_permits"] == 1
    assert found["by_country"]["NO"]["balanced_accuracy"] == 0.5
    assert {name: each["rows"] for name, each in found["by_aspect"].items()} == {"collect": 1, "send": 4}
    assert found["by_aspect"]["collect"]["balanced_accuracy"] is None


def test_failures_begin_with_what_was_let_through_and_give_both_reasons() -> None:
    found = report(*ALL).as_json()["failures"]
    assert [one["id"] for one in found] == ["NO-3", "DK-5", "DK-2"]
    assert [one["outcome_differs"] for one in found] == [True, True, False]
    assert found[2]["expected"]["because"] == "free text; also: mixed_content, objected"
    assert found[2]["got"]["because"] == "Because."


def test_the_keys_that_other_programs_read() -> None:
    found = report(*ALL).as_json()
    names = "rows balanced_accuracy false_permits false_denials rule_agreement by_country by_aspect failures skipped"
    assert set(names.split()) <= set(found)
    assert found["skipped"] == [
        {
            "line": 9,
            "id": "DK-9",
            "problems": [{"place": "channel", "what": "missing.", "remedy": "Add it."}],
        }
    ]
