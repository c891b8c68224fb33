"""Text in columns: however it is written it is understood, and one bad line takes no other with it."""

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.imports.files import PEOPLE, cells, refused, table

from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.table import tables_of

TEXT = 'Email;Navn;By\nana@example.com;Ana Sørensen;Århus\nben@example.com;"Ben; Holm";Köln\n'
UTF = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", [*UTF, "cp1252", "mac_roman", "cp850"])
def test_an_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    assert cells(table(tmp_path, TEXT.encode(encoding))) == PEOPLE


def test_polish_letters_are_found_out(tmp_path: Path) -> None:
    found = table(tmp_path, "Email,Imię\nana@example.com,Łukasz Śćą żółty\n".encode("cp1250"))
    assert cells(found) == [["ana@example.com", "Łukasz Śćą żółty"]]


def test_what_is_told_overrules_what_is_found(tmp_path: Path) -> None:
    found = table(tmp_path, TEXT.encode("utf-8"), encoding="latin-1", delimiter=",")
    assert found.header.cells == ["Email;Navn;By"]
    assert "SÃ¸rensen" in cells(table(tmp_path, TEXT.encode("utf-8"), encoding="latin-1"))[0][1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found_out(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = [["Email", "Name"], ["ana@example.com", "Ana"], ["ben@example.com", "Ben"]]
    found = table(tmp_path, end.join(delimiter.join(line) for line in lines))
    assert (found.told["delimiter"], cells(found)) == (delimiter, lines[1:])


def test_a_first_line_may_say_the_separator(tmp_path: Path) -> None:
    found = table(tmp_path, "sep=|\r\nEmail|Name\r\nana@example.com|A,n,a\r\n")
    assert [(record.number, record.cells) for record in found.records()] == [(3, ["ana@example.com", "A,n,a"])]


def test_a_list_of_addresses_alone_is_one_column(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "Email\nana@example.com\n\nben@example.com\n")) == [[a] for a, *_ in PEOPLE]


def test_bad_lines_are_refused_by_themselves(tmp_path: Path) -> None:
    content = (
        b'Email,Name\nana@example.com,"Ana\nben@example.com,B\xc3\xa9n\xc3\xa9\nchloe@example.com\ndev@example.com,Dev,x\n'
        b"eve@example.com,E\0ve\nfia@example.com,F\xff\xfea\n"
        b'gus@example.com,"Gus\nHolm"\nhal@example.com,"Hal" x\nida@example.com,Ida,\n'
    )
    found = table(tmp_path, content)
    assert cells(found) == [["ben@example.com", "Béné"], ["gus@example.com", "Gus\nHolm"], ["ida@example.com", "Ida"]]
    assert refused(found) == {
        2: "broken_quotes",
        4: "too_few_cells",
        5: "too_many_cells",
        6: "zero_byte",
        7: "broken_encoding",
        9: "broken_quotes",
    }


def test_a_cell_of_a_million_letters_is_refused_and_the_next_line_is_read(tmp_path: Path) -> None:
    for length in (1_000_000, 9_000_000):
        found = table(tmp_path, f"Email,Name\nana@example.com,{'A' * length}\nben@example.com,Ben\n")
        assert (refused(found), cells(found)) == ({2: "cell_too_long"}, [["ben@example.com", "Ben"]])


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    assert cells(table(tmp_path, gzip.compress(TEXT.encode()), "people.csv.gz")) == PEOPLE


def test_the_tables_of_a_zip_have_names_and_hashes_of_their_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("b.csv", TEXT)
        archive.writestr("a.csv", TEXT)
        archive.writestr("__MACOSX/._a.csv", "x")
        archive.writestr("readme.html", "x")
    found = tables_of(tmp_path / "export.zip")
    assert [each.name for each in found] == ["export.zip/a.csv", "export.zip/b.csv"]
    assert found[0].sha256 == table(tmp_path, TEXT).sha256
    assert cells(found[1]) == PEOPLE


FOREIGN = {
    "empty": b"",
    "blank": b"\n\r\n",
    "pdf": b"%PDF-1.7\n%x",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "page": b"\n<!DOCTYPE html><html>",
    "json": b'[{"email": "ana@example.com"}]',
    "noise": b"Email\x1b[31m,\x07\nana@example.com,x\n",
    "old excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "packed twice": gzip.compress(gzip.compress(b"Email\n")),
    "cut packing": gzip.compress(TEXT.encode() * 9999)[:-20],
    "gzip bomb": gzip.compress(b"Email\n" + bytes(210_000_000), 9),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_foreign_file_is_refused_as_a_whole_with_a_remedy(tmp_path: Path, what: str) -> None:
    with pytest.raises(UnusableFile) as error:
        cells(table(tmp_path, FOREIGN[what]))
    assert error.value.message.endswith("Nothing was loaded.")
    assert error.value.remedy


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"a.csv": bytes(210_000_000)}, "zip bomb"),
        ({"a.txt.exe": b"x"}, "holds no CSV file"),
        ({"manifest.json": b"{}", "index.html": b"x", "events.csv": b"x"}, "evidence file"),
        ({"[Content_Types].xml": b"x", "word/document.xml": b"x"}, "without a table"),
        ({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x", "xl/vbaProject.bin": b"x"}, "macros"),
    ],
)
def test_a_zip_that_holds_something_else_is_refused(tmp_path: Path, members: dict[str, bytes], said: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(UnusableFile, match=said):
        tables_of(tmp_path / "x.zip")


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    for file, said in ((tmp_path, "not a file"), (tmp_path / "gone.csv", "no such file")):
        with pytest.raises(UnusableFile, match=said):
            tables_of(file)


BYTES = st.binary(max_size=400) | st.text(alphabet='a,;"\n\r\0é=', max_size=200).map(str.encode)


@given(BYTES)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_crash_it_and_every_line_has_a_number_of_its_own(tmp_path: Path, content: bytes) -> None:
    try:
        (found,) = tables_of(_written(tmp_path, content))
        numbers = [record.number for record in found.records()]
    except UnusableFile:
        return
    assert numbers == sorted(set(numbers))


def _written(folder: Path, content: bytes) -> Path:
    (folder / "any.csv").write_bytes(content)
    return folder / "any.csv"
