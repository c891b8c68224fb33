"""No cell of a file runs as a formula, however the country of the reader separates lists."""

import csv
import io

import pytest

from jatak.base.cells import safe, unsafe

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.mark.parametrize("sign", FORMULAS)
@pytest.mark.parametrize("before", ["", " ", "a;", "a; ", "a,", "a\t", "a\n", "a|", 'a;"', "a;'"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_cell_begins_with_what_a_spreadsheet_runs(sign: str, before: str, separator: str) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerow(["Ana", safe(f"{before}{sign}HYPERLINK(1)")])
    for row in csv.reader(io.StringIO(written.getvalue()), delimiter=separator):
        for cell in row:
            assert not cell.strip(" ").startswith(FORMULAS), row


@pytest.mark.parametrize("cell", ["Ana", "a-b@example.com", "3; 4", "Lyon, France", "O'Neil", 5, -5, 2.5, None])
def test_what_is_none_stays_as_it_is(cell: object) -> None:
    assert safe(cell) == cell


@pytest.mark.parametrize("cell", ["+45 22 22 22 22", "=1+1", "a;=b", "Ana", "-", "'=x", "O'Neil", "@ana, -b"])
def test_what_was_made_safe_can_be_read_again(cell: str) -> None:
    assert unsafe(str(safe(cell))) == cell
