"""Published decisions: what authorities held, and what the gate says of the same facts lying in the tables."""

from datetime import UTC, datetime

import pytest
from tests.unit.casebook.rows import shipped
from tests.unit.gate.cast import rulebook

from jatak.casebook import disagreements
from jatak.casebook.deciding import judge
from jatak.casebook.file import Case
from jatak.casebook.scoring import figures
from jatak.casebook.verdict import Judged

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
CASES = shipped().cases
COVERED = {case.row["id"] for case in CASES if rulebook().pack(case.row["country"])}


def named(case: Case) -> str:
    return str(case.row["id"])


@pytest.fixture(scope="module")
def judged(shared_database: None) -> dict[str, Judged]:
    """Every row, decided from the tables."""
    return {named(case): judge(case, rulebook(), NOON) for case in CASES}


@pytest.mark.parametrize("case", [case for case in CASES if named(case) in COVERED], ids=named)
def test_the_gate_agrees_with_the_authority(judged: dict[str, Judged], case: Case) -> None:
    one, expected = judged[named(case)], case.row["expect"]
    if known := disagreements().get(named(case)):
        assert (known.expected, known.got) == (expected["rule"], one.got.rule), "mend disagreements.toml"
        assert known.reason
    else:
        assert (one.got.outcome, one.got.rule) == (expected["outcome"], expected["rule"]), one.got.because


@pytest.mark.parametrize("case", [case for case in CASES if case.row["expect"]["outcome"] == "deny"], ids=named)
def test_nothing_is_let_through_that_an_authority_held_unlawful(judged: dict[str, Judged], case: Case) -> None:
    """Also in a country without a pack: there every pack must permit."""
    assert judged[named(case)].got.outcome == "deny"


def test_balanced_accuracy_and_agreement(judged: dict[str, Judged]) -> None:
    found = figures(one for name, one in judged.items() if name in COVERED)
    assert found.balanced_accuracy is not None
    assert found.balanced_accuracy >= 0.98
    assert found.rule_agreement is not None
    assert found.rule_agreement >= 0.98


def test_every_answer_says_why_and_what_would_change_it(judged: dict[str, Judged]) -> None:
    for name, one in judged.items():
        assert one.got.because, name
        assert one.got.sources, name
        assert bool(one.got.would_change) == (one.got.outcome == "deny"), name


def test_the_table_of_disagreements_names_real_rows() -> None:
    assert set(disagreements()) <= {named(case) for case in CASES}
