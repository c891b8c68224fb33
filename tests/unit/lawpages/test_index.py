"""The first page and the page of disagreements."""

from datetime import date

from jatak.gate.grounds import ASKED, PERMITS
from jatak.law.rulebook import documents
from jatak.lawpages.book import Book
from jatak.lawpages.disagreements import Disagreement, disagreements_page
from jatak.lawpages.index import index_page

DAY = date(2026, 11, 21)


def test_the_first_page_names_day_countries_and_codes() -> None:
    book = Book.of(documents(), DAY)
    said = index_page(book)
    assert "law as of **21 November 2026**" in said
    assert all(f"[{pack.name}](countries/{pack.code}.md)" in said for pack in (*book.countries, *book.layers))
    assert all(f"| `{code}` |" in said for code in (*PERMITS, *(rule.code for rule in ASKED)))


def test_the_first_page_says_where_the_words_of_a_notice_are_checked() -> None:
    assert "`bin/jatak notice check" in index_page(Book.of(documents(), DAY))


def test_a_value_from_memory_is_marked_in_the_table_too() -> None:
    said = index_page(Book.of(documents(), DAY))
    row = next(line for line in said.splitlines() if line.startswith("| [Denmark]"))
    assert "| no limit † | 12 months |" in row, "the window is from memory, the lapse is not"


def test_a_disagreement_names_both_decisions_and_the_reason() -> None:
    said = disagreements_page([Disagreement("XX-1", "consent", "no_ground", "The court knew more.")])
    assert "## XX-1" in said
    assert "by the authority: `consent`. Decided by the gate: `no_ground`." in said
    assert "The court knew more." in said


def test_no_disagreement_is_said() -> None:
    assert "It agrees with every one of them." in disagreements_page([])
