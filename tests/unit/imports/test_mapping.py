"""What a company says of its own file: columns, answers, dates, words; a mistake is named by its place."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.unit.imports.understood import grades, reasons, standing, understood

from jatak.base.errors import UsageError
from jatak.imports.mapping.toml import mapping_file, mapping_of
from jatak.imports.row import Row, Standing

EMAIL = {"columns": {"email": "E-mail", "said_at": "Dato"}, "says": "yes"}
TEXTS = {"da": {"asked": "Ja tak?", "withdrawal": "Nej."}, "en": {"asked": "Yes?", "withdrawal": "No."}}


def first(rows: list[Any]) -> Row:
    found = rows[0]
    assert isinstance(found, Row), found
    return found


@pytest.mark.parametrize(
    ("cell", "style", "said"),
    [
        ("2024-05-03 10:00", None, datetime(2024, 5, 3, 8, tzinfo=UTC)),
        ("2024-05-03T10:00:00Z", None, datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("2024-05-03", None, datetime(2024, 5, 2, 22, tzinfo=UTC)),
        ("25/12/2024 10:30", None, datetime(2024, 12, 25, 9, 30, tzinfo=UTC)),
        ("12/25/2024 1:05 PM", None, datetime(2024, 12, 25, 12, 5, tzinfo=UTC)),
        ("03.05.2024 10.00", None, None),
        ("03.05.2024 10:00", None, datetime(2024, 5, 3, 8, tzinfo=UTC)),
        ("03/04/2025", "DD/MM/YYYY", datetime(2025, 4, 2, 22, tzinfo=UTC)),
        ("03/04/2025", "MM/DD/YYYY", datetime(2025, 3, 3, 23, tzinfo=UTC)),
        ("1714730400", None, datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("1714730400000", None, datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("45415.5", None, datetime(2024, 5, 3, 10, tzinfo=UTC)),
    ],
)
def test_dates_are_read_by_their_style_in_the_zone_of_the_file(
    tmp_path: Path, cell: str, style: str | None, said: datetime | None
) -> None:
    mapping = {**EMAIL, "time_zone": "Europe/Copenhagen", **({"dates": style} if style else {})}
    rows = understood(tmp_path, f"E-mail;Dato\nana@example.com;{cell}\n", **mapping)
    assert (reasons(rows) == {2: "date_unreadable"}) if said is None else (first(rows).said_at == said)


def test_a_column_of_dates_that_may_be_read_in_two_ways_is_refused_with_the_remedy(tmp_path: Path) -> None:
    lines = "ana@example.com;03/04/2025\nben@example.com;05/06/2025\n"
    with pytest.raises(UsageError, match="Column Dato: 05/06/2025 may begin") as error:
        understood(tmp_path, f"E-mail;Dato\n{lines}", **EMAIL)
    assert "DD/MM/YYYY" in error.value.remedy
    settled = understood(tmp_path, f"E-mail;Dato\n{lines}chloe@example.com;25/06/2025\n", **EMAIL)
    assert first(settled).said_at == datetime(2025, 4, 3, tzinfo=UTC)
    with pytest.raises(UsageError, match="others with the month"):
        understood(tmp_path, f"E-mail;Dato\n{lines}chloe@example.com;25/06/2025\ndev@example.com;06/25/2025\n", **EMAIL)


def test_what_is_said_of_day_and_month_leaves_columns_that_are_written_otherwise(tmp_path: Path) -> None:
    columns = {"email": "E-mail", "said_at": "Dato", "confirmed_at": "Svar", "left_at": "Væk"}
    lines = "ana@example.com;2025-02-03;03.02.2025;\nben@example.com;2025-02-03;;03/04/2025\n"
    rows = understood(tmp_path, f"E-mail;Dato;Svar;Væk\n{lines}", columns=columns, says="yes", dates="DD/MM/YYYY")
    assert first(rows).said_at == datetime(2025, 2, 3, tzinfo=UTC)
    assert first(rows).confirmed_at == datetime(2025, 2, 3, tzinfo=UTC)
    ben = first(rows[1:])
    assert ben.said_at is not None
    assert (ben.standing, ben.said_at.date()) == (Standing.NO, date(2025, 4, 3))


def test_the_first_date_of_a_column_may_stand_far_behind(tmp_path: Path) -> None:
    lines = "ana@example.com;\n" * 3000 + "ben@example.com;25.12.2025\n"
    rows = understood(tmp_path, f"E-mail;Dato\n{lines}", **EMAIL)
    assert first(rows[-1:]).said_at == datetime(2025, 12, 25, tzinfo=UTC)


def test_what_settles_the_dates_may_stand_far_behind(tmp_path: Path) -> None:
    lines = "ana@example.com;03/04/2025\n" * 3000 + "ben@example.com;12/25/2025\n"
    assert first(understood(tmp_path, f"E-mail;Dato\n{lines}", **EMAIL)).said_at == datetime(2025, 3, 4, tzinfo=UTC)


def test_a_no_is_never_refused_for_its_date_and_ends_the_day_that_it_names(tmp_path: Path) -> None:
    mapping = {"columns": {"email": "E-mail", "left_at": "Dato"}, "says": "no"}
    content = "E-mail;Dato\nana@example.com;2024-05-03\nben@example.com;soon\nchloe@example.com;2099-01-01\n"
    rows = understood(tmp_path, content, **mapping)
    assert [row.said_at for row in rows if isinstance(row, Row)] == [
        datetime(2024, 5, 3, 23, 59, 59, 999999, UTC), None, None,
    ]  # fmt: skip


def test_who_has_a_day_of_leaving_left_whatever_else_the_file_says(tmp_path: Path) -> None:
    mapping = {"columns": {"email": "E-mail", "left_at": "Afmeldt"}, "says": "yes"}
    cells = ("2024-05-03", "ja", "nej", "", "-", "0000-00-00", "aktiv")
    content = "E-mail;Afmeldt\n" + "".join(f"p{place}@example.com;{cell}\n" for place, cell in enumerate(cells))
    rows = understood(tmp_path, content, **mapping)
    assert list(standing(rows).values()) == ["no", "no", "yes", "yes", "yes", "yes"]
    assert reasons(rows) == {8: "date_unreadable"}


def test_a_yes_of_a_day_to_come_is_refused(tmp_path: Path) -> None:
    rows = understood(tmp_path, "E-mail;Dato\nana@example.com;2099-01-01\n", **EMAIL)
    assert reasons(rows) == {2: "date_in_future"}


@pytest.mark.parametrize("word", ["ja", "Oui", "TRUE", "1", "yes", "x", "sann", "wahr"])
def test_yes_is_understood_in_seven_languages(tmp_path: Path, word: str) -> None:
    rule = {"column": "Nyhedsbrev", "yes": "yes", "no": "silent"}
    content = (
        f"E-mail;Nyhedsbrev\nana@example.com;{word}\nben@example.com;nej\nchloe@example.com;\ndev@example.com;måske\n"
    )
    rows = understood(tmp_path, content, columns={"email": "E-mail"}, standing=[rule])
    assert standing(rows) == {"ana@example.com": "yes", "ben@example.com": "silent", "chloe@example.com": "silent"}
    assert reasons(rows) == {5: "standing_unknown"}


def test_a_no_counts_before_a_yes_and_before_a_word_that_nobody_knows(tmp_path: Path) -> None:
    rules = [{"column": "Ja", "yes": "yes", "no": "silent"}, {"column": "Afmeldt", "yes": "no", "no": "silent"}]
    content = "E-mail;Ja;Afmeldt\nana@example.com;ja;ja\nben@example.com;hm;ja\n"
    rows = understood(tmp_path, content, columns={"email": "E-mail"}, standing=rules)
    assert standing(rows) == {"ana@example.com": "no", "ben@example.com": "no"}


def test_addresses_are_normalised_and_bad_ones_refused(tmp_path: Path) -> None:
    content = """E-mail;Mobil;Land
 Ana@EXAMPLE.com ;;
bjørn@blåbær.example;;
no address;;
;22222222;
;22 22 22 22;Danmark
;4.52E+09;Danmark
;;Danmark
ben@example.com;0612345678;France
"""
    columns = {"email": "E-mail", "telephone": "Mobil", "country": "Land"}
    rows = understood(tmp_path, content, columns=columns, says="yes")
    assert list(standing(rows)) == [
        "ana@example.com", "bjørn@xn--blbr-roah.example", "+4522222222", "ben@example.com", "+33612345678",
    ]  # fmt: skip
    assert reasons(rows) == {
        4: "address_broken", 5: "telephone_without_country", 7: "telephone_broken", 8: "no_address",
    }  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["+45 22222222", "(+45) 22-22-22-22", "(0045) 22222222", "'+4522222222", "\u202a+4522222222"]
)
def test_a_number_is_found_behind_brackets_and_marks(tmp_path: Path, cell: str) -> None:
    row = first(understood(tmp_path, f"Mobil\n{cell}\n", columns={"telephone": "Mobil"}, says="yes"))
    assert row.normalised == "+4522222222"


def test_a_default_country_is_for_telephone_numbers_alone(tmp_path: Path) -> None:
    row = first(understood(tmp_path, "Mobil\n22222222\n", columns={"telephone": "Mobil"}, says="yes", country="DK"))
    assert (row.normalised, row.country) == ("+4522222222", None)


def test_the_words_of_a_source_and_a_period_are_found(tmp_path: Path) -> None:
    words = [
        {"name": "old", "source": "Form", "until": "2024-05-02", "texts": TEXTS},
        {"name": "new", "source": "Form", "from": "2024-05-03", "texts": TEXTS},
    ]
    content = "E-mail;Dato;Kilde;Sprog\nana@example.com;2024-05-02;form;en\nben@example.com;2024-05-03;Form;\n\
chloe@example.com;2024-05-03;Shop;\n"
    columns = {"email": "E-mail", "said_at": "Dato", "place": "Kilde", "language": "Sprog"}
    rows = understood(tmp_path, content, columns=columns, says="yes", words=words)
    assert [row.words for row in rows if isinstance(row, Row)] == ["old/en", "new/da", ""]
    assert list(grades(rows).values()) == ["C", "C", "D"]


def test_words_that_the_line_names_make_it_a_record_of_its_own(tmp_path: Path) -> None:
    content = "E-mail;Dato;Kilde;Tekst\nana@example.com;2024-05-02;Form;old\nben@example.com;2024-05-02;Form;other\n"
    columns = {"email": "E-mail", "said_at": "Dato", "place": "Kilde", "words": "Tekst"}
    rows = understood(tmp_path, content, columns=columns, says="yes", words=[{"name": "old", "texts": TEXTS}])
    assert (grades(rows), reasons(rows)) == ({"ana@example.com": "B"}, {3: "words_unknown"})


def test_two_columns_of_one_name_are_refused_where_the_name_is_needed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two columns are called E-mail"):
        understood(tmp_path, "E-mail;E-mail\na@example.com;b@example.com\n", columns={"email": "E-mail"}, says="yes")
    rows = understood(tmp_path, "E-mail;X;X;\nana@example.com;1;2;3\n", columns={"email": "E-mail"}, says="yes")
    assert first(rows).raw == {"E-mail": "ana@example.com", "X": "1", "X (2)": "2", "Column 4": "3"}


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"columns": {"emial": "E-mail"}}, "map.toml, columns, emial: this means nothing here"),
        ({"columns": {"email": 5}}, "columns, email: this is no text"),
        ({"says": "perhaps"}, "says: there is no perhaps"),
        ({"dates": "YY"}, "dates: there is no YY"),
        ({"time_zone": "Mars/North"}, "there is no time zone Mars/North"),
        ({"country": "Atlantis"}, "there is no country Atlantis"),
        ({"standing": [{"yes": "yes"}]}, "standing 1, column: it names none"),
        ({"standing": {"column": "x"}}, "this is no list of tables"),
        ({"words": [{"name": "x"}]}, "words 1, texts: no words are said"),
        ({"words": [{"texts": {"da": {"asked": "x"}}}]}, "withdrawal: this is missing"),
        ({"words": [{"from": "soon", "texts": TEXTS}]}, "soon is no day"),
        ({"words": [{"texts": TEXTS, "qualities": {"nice": "yes"}}]}, "nice: this means nothing here"),
        ({"words": [{"name": "a", "texts": TEXTS}, {"name": "b", "texts": TEXTS}]}, "overlap in time"),
        ({"words": [{"name": "a", "texts": TEXTS}, {"name": "a", "texts": TEXTS}]}, "Two .* are called a"),
    ],
)
def test_a_mistake_is_named_by_its_place(mapping: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        mapping_of("map.toml", mapping)
    assert error.value.remedy


def test_a_mapping_file_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    with pytest.raises(UsageError, match="no mapping file"):
        mapping_file(file, ())
    for content, said in ((b"x", "is not TOML"), (b"\xff", "cannot be read"), (b'format = "x"', "there is no x")):
        file.write_bytes(content)
        with pytest.raises(UsageError, match=said):
            mapping_file(file, ())


@pytest.mark.parametrize(
    "mapping", [{"columns": {"email": "Mail"}, "says": "yes"}, {"says": "yes"}, {"columns": {"email": "E-mail"}}]
)
def test_a_file_without_the_columns_or_without_a_word_on_what_they_said_is_refused(
    tmp_path: Path, mapping: dict[str, Any]
) -> None:
    with pytest.raises(UsageError, match=r"no column|nothing tells"):
        understood(tmp_path, "E-mail\nana@example.com\n", **mapping)
