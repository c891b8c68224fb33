"""Comparing laws where nobody is known yet."""

import json
import subprocess
import sys


def jatak(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "jatak.cli", "law", "diff", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_without_a_company_there_is_nobody_to_compare_with(database: None) -> None:
    done = jatak("2025-11-12", "2025-11-13", "--json")
    assert done.returncode == 0, done.stderr
    assert "nobody to compare with" in done.stderr
    assert json.loads(done.stdout)["audience"] is None
    assert jatak("today", "today", "--controller", "Nobody").returncode == 2
