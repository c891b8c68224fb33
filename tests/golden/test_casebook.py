"""Published decisions: what authorities held, and what the gate says."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.unit.gate.cast import rulebook

from jatak.gate.casebook import Result, judge_row

FOLDER = Path(__file__).parent / "casebook"
ROWS = [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text("utf-8").splitlines()]
DISAGREEMENTS = tomllib.loads((FOLDER / "disagreements.toml").read_text("utf-8"))
COVERED = [row for row in ROWS if rulebook().pack(row["country"])]
NOT_YET_COVERED = [row for row in ROWS if not rulebook().pack(row["country"])]


def named(row: dict[str, Any]) -> str:
    return str(row["id"])


def judged(row: dict[str, Any]) -> Result:
    return judge_row(row, rulebook())


@pytest.mark.parametrize("row", COVERED, ids=named)
def test_the_gate_agrees_with_the_authority(row: dict[str, Any]) -> None:
    result, expected = judged(row), row["expect"]
    if known := DISAGREEMENTS.get(row["id"]):
        assert (known["expected"], known["got"]) == (expected["rule"], result.rule), "mend disagreements.toml"
        assert known["reason"].strip()
    else:
        assert (result.outcome, result.rule) == (expected["outcome"], expected["rule"]), result.because


@pytest.mark.parametrize("row", [row for row in ROWS if row["expect"]["outcome"] == "deny"], ids=named)
def test_nothing_is_let_through_that_an_authority_held_unlawful(row: dict[str, Any]) -> None:
    """Also in countries without a pack: there every pack must permit."""
    assert judged(row).outcome == "deny"


def test_balanced_accuracy_and_agreement() -> None:
    right = {"permit": 0, "deny": 0}
    of = dict.fromkeys(right, 0)
    agreed = 0
    for row in COVERED:
        outcome, result = row["expect"]["outcome"], judged(row)
        of[outcome] += 1
        right[outcome] += result.outcome == outcome
        agreed += result.rule == row["expect"]["rule"]
    assert sum(right[one] / of[one] for one in of) / 2 >= 0.98
    assert agreed / len(COVERED) >= 0.98


def test_the_table_of_disagreements_names_real_rows() -> None:
    assert set(DISAGREEMENTS) <= {row["id"] for row in COVERED}


def test_the_rows_of_other_countries_are_kept_for_their_packs() -> None:
    assert {row["country"] for row in NOT_YET_COVERED} == {"AT", "BE", "CA", "CH", "ES", "FI", "IE", "IT", "PL", "US"}
