"""`jatak casebook`: real decisions through a database of its own, the company's untouched."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.story.beside import scratches
from tests.story.cast import company
from tests.unit.casebook.rows import row, shipped, written

from jatak.database.using import acting_as, connection

pytestmark = pytest.mark.usefixtures("database")

LEAVING = dict.fromkeys(("works", "free", "same_channel"), True) | {
    "login_required": False,
    "steps": 1,
    "honoured_hours": 1,
    "questionnaire_first": False,
}
STRANGER = row(id="DK-stranger")
LEFT = row(id="DK-left", aspect="withdraw", withdrawal=LEAVING, expect={"outcome": "permit", "rule": "opt_out_handled"})
WRONG = row(id="DK-wrong", note="held otherwise; also: no_ground", expect={"outcome": "deny", "rule": "objected"})


def command(*words: str) -> "subprocess.CompletedProcess[str]":
    program = [sys.executable, "-m", "jatak.cli", "casebook", *words]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def asked(*words: str) -> dict[str, Any]:
    done = command(*words, "--json")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def contents() -> dict[str, int]:
    """The number of rows of every table of the company's database."""
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname !~ '^(pg_|information)'")
        tables = [name for (name,) in cursor.fetchall()]
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")
            ((counts[table],),) = cursor.fetchall()
        return counts


def test_the_shipped_casebook_is_judged_without_touching_the_companys_data() -> None:
    with acting_as("admin"):
        company()
    before = contents()
    report = asked("--law-as-of", "2026-11-21")
    assert report["rows"] == len(shipped().cases)
    assert report["false_permits"] == 0
    assert report["balanced_accuracy"] > 0.9
    assert report["skipped"] == []
    assert set(report["by_aspect"]) == {"send", "collect", "withdraw"}
    assert set(report["by_country"]) == {case.row["country"] for case in shipped().cases}
    assert all(one["got"]["sources"] for one in report["failures"])
    assert contents() == before
    assert scratches() == set()


def test_a_row_that_breaks_the_schema_is_named_and_skipped_and_the_command_fails(tmp_path: Path) -> None:
    broken = row(id="DK-broken", consent={"indication": "click"})
    file = written(tmp_path / "own.jsonl", STRANGER, broken, "{no row", STRANGER, LEFT)
    done = command(str(file), "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout.splitlines()[-1])
    assert (report["rows"], report["balanced_accuracy"], report["failures"]) == (2, 1.0, [])
    assert [(one["line"], one["id"]) for one in report["skipped"]] == [(2, "DK-broken"), (3, None), (4, "DK-stranger")]
    assert f"Skipped: {file}, line 2 (DK-broken)" in done.stderr
    assert 'consent.indication: "click" is none of its words. Write one of: ticked,' in done.stderr
    assert "stands in line 1 already" in done.stderr


def test_a_disagreement_is_a_figure_and_no_failure_of_the_command(tmp_path: Path) -> None:
    file = str(written(tmp_path / "own.jsonl", STRANGER, WRONG, LEFT))
    report = asked(file)
    assert report["rule_agreement"] == pytest.approx(2 / 3)
    (failure,) = report["failures"]
    assert (failure["id"], failure["outcome_differs"], failure["named_also"]) == ("DK-wrong", False, True)
    assert failure["expected"] == {"outcome": "deny", "rule": "objected", "because": WRONG["note"]}
    assert failure["got"]["rule"] == "no_ground"
    assert failure["got"]["would_change"]
    assert failure["got"]["sources"][0]["cite"]

    shown = command(file, "--failures")
    assert shown.returncode == 0
    assert WRONG["note"] in shown.stdout
    assert failure["got"]["because"] in shown.stdout
    assert "3 rows: balanced accuracy 100.0" in shown.stdout
    assert "--failures shows why" in command(file).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("absent.jsonl",), "absent.jsonl cannot be read: No such file or directory."),
        (("--law-as-of", "yesterday"), "'yesterday' is not a day."),
        (("--law-as-of", "1800-01-01"), "no rule pack is in force"),
    ],
)
def test_what_cannot_be_done_ends_with_2(words: tuple[str, ...], said: str) -> None:
    done = command(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
