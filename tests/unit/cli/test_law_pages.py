"""`jatak law pages` writes what is stale, checks without writing, and leaves the files of others alone."""

import json
from pathlib import Path

import pytest
import typer

from jatak.base.errors import UsageError
from jatak.cli import law_pages
from jatak.lawpages.folder import MARK

PAGES = {"README.md": f"{MARK}\n\n# One\n", "rules/a.md": f"{MARK}\n\n# Two\n"}


@pytest.fixture(autouse=True)
def _two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law_pages, "wanted", lambda: PAGES)


def test_it_writes_what_is_stale_and_removes_what_is_left_over(tmp_path: Path, capsys) -> None:
    (tmp_path / "old.md").write_text(f"{MARK}\n\n# Old\n")
    (tmp_path / "mine.md").write_text("# Mine\n")
    law_pages.write(tmp_path, as_json=True)
    said = json.loads(capsys.readouterr().out)
    assert (said["pages"], said["written"], said["removed"]) == (2, ["README.md", "rules/a.md"], ["old.md"])
    assert (tmp_path / "rules" / "a.md").read_text() == PAGES["rules/a.md"]
    assert (tmp_path / "mine.md").exists()
    law_pages.write(tmp_path, as_json=True)
    assert json.loads(capsys.readouterr().out)["written"] == []


def test_a_check_names_what_is_stale_and_writes_nothing(tmp_path: Path, capsys) -> None:
    law_pages.write(tmp_path, as_json=False)
    law_pages.compare(tmp_path, as_json=False)
    (tmp_path / "README.md").write_text("otherwise")
    capsys.readouterr()
    with pytest.raises(typer.Exit) as ended:
        law_pages.compare(tmp_path, as_json=False)
    assert ended.value.exit_code == 1
    assert capsys.readouterr().out == f"{tmp_path / 'README.md'}\n"
    assert (tmp_path / "README.md").read_text() == "otherwise"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="is no folder"):
        law_pages.compare(tmp_path / "file", as_json=False)


def test_a_page_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"bad\.md cannot be read"):
        law_pages.compare(tmp_path, as_json=False)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file where a folder must be")
    with pytest.raises(UsageError, match="cannot be written"):
        law_pages.write(tmp_path, as_json=False)
