"""Reading a casebook: what is no row is named and skipped, what is no casebook is refused."""

import json
from pathlib import Path

import pytest
from tests.unit.casebook.rows import row, written

from jatak.casebook.file import Unreadable, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.jsonl"


def test_rows_and_the_lines_on_which_they_stand(file: Path) -> None:
    book = read(written(file, row(), "", row(id="DK-2", note="a separator:   and so on")))
    assert [(case.line, case.row["id"]) for case in book.cases] == [(1, "DK-1"), (3, "DK-2")]
    assert book.skipped == ()


def test_windows_writes_other_lines_and_a_mark_before_them(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(row()).encode() + b"\r\n")
    assert [case.line for case in read(file).cases] == [1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "column 2"),
        ('{"id": "DK-1", "id": "DK-2"}', "id stands twice"),
        ('{"inactive_months": NaN}', "NaN is no number"),
        ('{"note": "\\ud800"}', "half a character"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "cannot be read"),
    ],
)
def test_a_line_that_is_no_json_is_skipped(file: Path, line: str, said: str) -> None:
    book = read(written(file, line, row()))
    assert [case.line for case in book.cases] == [2]
    (skipped,) = book.skipped
    assert (skipped.line, skipped.id) == (1, None)
    assert said in str(skipped.problems[0])


def test_a_row_that_breaks_the_schema_is_skipped_by_its_name(file: Path) -> None:
    book = read(written(file, row(id="DK-1", channel="fax"), row(id="DK-2")))
    assert [case.row["id"] for case in book.cases] == ["DK-2"]
    assert [(one.line, one.id, one.problems[0].place) for one in book.skipped] == [(1, "DK-1", "channel")]


def test_the_second_row_of_an_id_is_skipped(file: Path) -> None:
    book = read(written(file, row(), row(country="NO")))
    assert [case.row["country"] for case in book.cases] == ["DK"]
    (skipped,) = book.skipped
    assert (skipped.line, skipped.id) == (2, "DK-1")
    assert "stands in line 1 already" in str(skipped.problems[0])


def test_a_row_with_the_id_of_one_that_was_skipped_is_read(file: Path) -> None:
    book = read(written(file, row(channel="fax"), row()))
    assert [case.line for case in book.cases] == [2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no row"),
        (b"\n \n", "holds no row"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not a text"),
        (b"{}\n\xff\xfe", "is not UTF-8: line 2"),
    ],
)
def test_what_is_no_casebook_is_refused(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=said) as raised:
        read(file)
    assert str(file) in raised.value.message
    assert raised.value.remedy
    assert raised.value.exit_code == 2


def test_a_file_that_is_not_there_and_a_folder_are_named(file: Path) -> None:
    for path in (file, file.parent):
        with pytest.raises(Unreadable, match="cannot be read") as raised:
            read(path)
        assert str(path) in raised.value.message
