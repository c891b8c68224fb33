"""Files that cannot be loaded: a message that names the place, and nothing written."""

import gzip
from pathlib import Path

import pytest
from tests.story.purchases import HEADER, everything, line, loaded, write

from jatak.base.errors import UsageError
from jatak.customers.purchases import Format
from jatak.customers.purchases.columns import Columns
from jatak.customers.purchases.errors import UnusableFile

pytestmark = pytest.mark.usefixtures("database")
GOOD = [line(str(number), "lamp", 1, 0) for number in range(3000)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "purchases.csv"


def refused(file: Path, **form: object) -> str:
    with pytest.raises(UnusableFile) as error:
        loaded(file, form=Format(**form))
    assert error.value.exit_code == 2
    assert error.value.remedy
    assert everything() == []
    return error.value.message


def test_there_is_no_file(file):
    assert f"{file}: there is no such file." in refused(file)


def test_it_is_a_folder(tmp_path):
    assert "this is not a file" in refused(tmp_path)


def test_it_is_empty(file):
    file.touch()
    assert "it is empty" in refused(file)


def test_a_column_is_missing(file):
    write(
        file,
        [line("1", "lamp", 1, 0)],
        ["Invoice", *HEADER[1:]],
    )
    message = refused(file)
    assert "there is no column InvoiceNo (invoice)" in message
    assert "The columns are: Invoice, StockCode" in message


def test_a_column_is_there_twice(file):
    write(file, [], [*HEADER, "Quantity"])
    assert "more than one column Quantity" in refused(file)


def test_the_text_is_in_another_encoding(file):
    write(file, GOOD)
    file.write_bytes(file.read_bytes() + "9999,lamp,£ 5,1,2010-12-01,1,1,Denmark\n".encode("latin-1"))
    message = refused(file)
    assert f"{file}, line 3002: the text is not utf-8." in message


def test_the_encoding_can_be_told(file):
    write(file, GOOD[:1])
    file.write_bytes(file.read_bytes() + "9,lamp,£ 5,1,2010-12-01,1,1,Österreich\n".encode("latin-1"))
    assert loaded(file, form=Format(encoding="latin-1")).customers == 1


def test_the_packing_is_cut_off(file):
    write(file, GOOD)
    file.write_bytes(gzip.compress(file.read_bytes())[:-20])
    assert "the gzip packing is broken" in refused(file)


def test_the_packing_is_damaged(file):
    write(file, GOOD)
    packed = bytearray(gzip.compress(file.read_bytes()))
    packed[len(packed) // 2 :] = bytes(len(packed) - len(packed) // 2)
    file.write_bytes(packed)
    assert "the gzip packing is broken" in refused(file)


def test_it_is_no_table_of_text(file):
    file.write_bytes(b"PK\x03\x04" + bytes(100))
    assert "a zip or Excel file" in refused(file)


def test_a_quote_is_never_closed(file):
    write(file, GOOD)
    file.write_text(file.read_text() + '9999,"lamp,,1,2010-12-01,1,1,Denmark\n')
    assert "line 3002: from here on it is not CSV" in refused(file)


def test_not_one_line_can_be_used(file):
    write(file, GOOD)
    message = refused(file, columns=Columns.named(["date=Country"]))
    assert "none of its 3000 lines can be used; 3000 of them: date cannot be read." in message


def test_the_delimiter_is_found_out_and_byte_order_marks_are_understood(file):
    for encoding in ("utf-8-sig", "utf-16"):
        write(file, GOOD[:2])
        file.write_text(file.read_text().replace(",", ";"), encoding=encoding)
        assert loaded(file).customers == 1


def test_an_option_that_means_nothing_is_refused():
    for pair in ("invoice", "colour=Blue", "invoice="):
        with pytest.raises(UsageError, match="is not understood"):
            Columns.named([pair])


def test_addresses_are_not_invented_where_the_file_names_them(file):
    write(file, GOOD)
    with pytest.raises(UsageError, match="none are invented"):
        loaded(file, invent_addresses=True, form=Format(columns=Columns.named(["email=Country"])))


def test_a_column_of_addresses_is_found_by_itself_and_missed_only_where_it_was_named(file):
    header, line = ["InvoiceNo", "E-Mail"], ["1", "ana@example.com"]
    with pytest.raises(UnusableFile, match="there is no column StockCode"):
        Columns.named([]).places(file, header)
    given = [f"{thing}=InvoiceNo" for thing in ("article", "quantity", "date", "price", "customer", "country")]
    assert Columns.named(given).places(file, header)["email"] == line.index("ana@example.com")
    assert "email" not in Columns.named([*given, "email="]).places(file, header)
    assert "email" not in Columns.named(given).places(file, header[:1])
    with pytest.raises(UnusableFile, match="there is no column Mail"):
        Columns.named([*given, "email=Mail"]).places(file, header)
