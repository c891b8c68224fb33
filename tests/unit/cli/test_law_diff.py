"""Comparing laws without a database: values, and laws that cannot be read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.story.repacked import repacked


def jatak(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "jatak.cli", "law", "diff", *words, "--values-only"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_values_alone_need_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JATAK_HOME", str(tmp_path / "home"))
    done = jatak("2025-11-12", "2025-11-13", "--json")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "home").exists(), "no database was made"
    content = json.loads(done.stdout)
    assert content["audience"] is None
    changes = {(each["country"], each["parameter"]): each for each in content["values"]["changed"]}
    relations = changes["EU", "customer.relations"]
    assert relations["old"]["valid_to"] == "2025-11-12"
    assert "free_account" in relations["new"]["value"]


def test_values_alone_for_a_reader() -> None:
    shown = jatak("2025-11-12", "2025-11-13").stdout
    assert "customer.relations" in shown
    assert shown.splitlines()[-1].endswith("values would change")


def test_a_broken_pack_is_refused_where_it_breaks(tmp_path: Path) -> None:
    file = tmp_path / "FR.toml"
    lines = repacked("FR", {"customer.window_months": "11"}).splitlines()
    line = next(number for number, each in enumerate(lines, 1) if each == "value = 11")
    file.write_text("\n".join(lines).replace("value = 11", 'value = "a year"'), "utf-8")
    for words in ((str(tmp_path), "today"), ("today", str(file))):
        done = jatak(*words, "--json")
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{file}, line {line}, customer.window_months: value must be a whole number" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("today", "nowhere"), "'nowhere' is neither a day nor a folder or file that is there."),
        (("1066-10-14", "today"), "No rule pack is in force on 1066-10-14."),
        (("today", "EMPTY"), "There is no pack in"),
        (("today", "LATIN/XX.toml"), "line 2: this is not UTF-8."),
        (("today", "LATIN", "--law-as-of", "soon"), "'soon' is not a day."),
        (("today", "HEIR"), "'QQ' is no layer"),
        (("today", "2026-01-01", "--law-as-of", "2026-01-01"), "--law-as-of dates a folder or a pack"),
        (("today", "today", "--window-months", "6"), "--values-only asks about nobody"),
    ],
)
def test_what_cannot_be_compared_is_said(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    for name in ("EMPTY", "LATIN", "HEIR"):
        (tmp_path / name).mkdir()
    (tmp_path / "LATIN" / "XX.toml").write_bytes('code = "XX"\nname = "Æ"\n'.encode("latin-1"))
    (tmp_path / "HEIR" / "XX.toml").write_text('code = "XX"\nname = "X"\ninherits = "QQ"\n')
    places = [str(tmp_path / word) if word.split("/")[0].isupper() else word for word in words]
    done = jatak(*places)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
