"""Rows through the pipe: each value as it was, and trouble at either end is told and leaves nobody waiting."""

from datetime import UTC, datetime
from uuid import UUID

import duckdb
import pytest

from jatak.delivery.archive.columns import Column, file_text
from jatak.delivery.archive.digest import digest_of_file
from jatak.delivery.archive.engine import engine
from jatak.delivery.archive.parquet import write_csv
from jatak.delivery.archive.reading import columns_of_files, rows_of

COLUMNS = [
    Column.of("id", "bigint"),
    Column.of("at", "timestamp with time zone"),
    Column.of("said", "text"),
    Column.of("yes", "boolean"),
    Column.of("event", "uuid"),
    Column.of("more", "jsonb"),
]
LINES = [
    b'1,2024-05-20 08:30:00.123456+00,"a ""b"",\n\\N;",t,00000000-0000-0000-0000-000000000001,"{""a"": 1}"\n',
    b'2,,"",f,,\n',
    "3,1969-12-31 23:59:59.999999+00,æ,,,\n".encode(),
]


def nobody(done):
    raise AssertionError(done)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "it's.parquet"
    path.touch()
    return path


def test_each_value_is_as_it_was(file):
    write_csv(LINES, COLUMNS, file, nobody)
    with engine() as duck:
        found = list(rows_of(duck, [file], columns_of_files(duck, [file]), "ORDER BY id"))
    assert found == [
        (1, datetime(2024, 5, 20, 8, 30, 0, 123456, UTC), 'a "b",\n\\N;', True, UUID(int=1), '{"a": 1}'),
        (2, None, "", False, None, None),
        (3, datetime(1969, 12, 31, 23, 59, 59, 999999, UTC), "æ", None, None, None),
    ]


def test_the_order_stays_and_the_count_is_told(file):
    told = []
    rows = (b"%d,%d\n" % (n * 7919 % 100_003, n) for n in range(100_003))
    columns = [Column.of("id", "bigint"), Column.of("n", "integer")]
    write_csv(rows, columns, file, told.append)
    assert told == list(range(10_000, 100_001, 10_000))
    with engine() as duck:
        assert [n for _, n in rows_of(duck, [file], columns)] == list(range(100_003))


def test_a_row_that_does_not_fit_is_an_error_of_the_reader(file):
    with pytest.raises(duckdb.Error):
        write_csv([b"one,two\n"] * 1_000_000, [Column.of("id", "bigint")], file, lambda done: None)


def test_an_error_of_the_writer_comes_through(file):
    def lines():
        yield b"1\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(lines(), [Column.of("id", "bigint")], file, nobody)


@pytest.mark.parametrize("other", ["'', NULL", "NULL, ''", "'3:a', 'x'", "'x', NULL", "NULL, 'x'", "'x;1:y', ''"])
def test_rows_that_differ_have_another_text(other):
    text = file_text([Column("a", "VARCHAR"), Column("b", "VARCHAR")])
    texts = ["'a', 'x'", "'x', ''", "'x;1', 'y'", "'', ''", "NULL, NULL", other]
    with engine() as duck:
        query = " UNION ALL ".join(f"SELECT {text} AS t FROM (VALUES ({values})) v(a, b)" for values in texts)
        assert duck.execute(f"SELECT count(DISTINCT t) FROM ({query})").fetchone() == (len(texts),)


def test_a_digest_is_of_the_rows_and_not_of_their_order(file, tmp_path):
    other = tmp_path / "other.parquet"
    other.touch()
    write_csv(LINES, COLUMNS, file, nobody)
    write_csv(reversed(LINES), COLUMNS, other, nobody)
    with engine() as duck:
        whole = digest_of_file(duck, file, COLUMNS)
        assert whole == digest_of_file(duck, other, COLUMNS)
        part = digest_of_file(duck, file, COLUMNS, "WHERE id = 2")
        assert whole.without(part) == digest_of_file(duck, file, COLUMNS, "WHERE id <> 2")
        assert whole.rows == 3
