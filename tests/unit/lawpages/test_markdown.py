"""Markdown that says what its texts say, whatever stands in them."""

from datetime import date

from jatak.lawpages.folder import MARK
from jatak.lawpages.markdown import day, escaped, link, listed, numbered, page, sentence, table


def test_a_text_forms_nothing() -> None:
    assert escaped("a *b* [c]\n<d> `e`") == r"a \*b\* \[c\] \<d> \`e\`"


def test_a_cell_does_not_end_its_row() -> None:
    assert table(("a",), [("b|c",)]) == "| a |\n| --- |\n| b\\|c |"


def test_an_address_with_brackets_is_whole() -> None:
    assert link("x", "https://example.org/a_(b)") == "[x](<https://example.org/a_(b)>)"
    assert link("x", "https://example.org/a") == "[x](https://example.org/a)"


def test_items_stand_in_a_sentence() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_further_lines_of_a_numbered_item_belong_to_it() -> None:
    assert numbered(["a\n- b", "c"], first=9) == "9. a\n   - b\n10. c"
    assert numbered(["a\n- b"], first=10) == "10. a\n    - b"


def test_a_day_and_a_sentence() -> None:
    assert day(date(2026, 11, 2)) == "2 November 2026"
    assert sentence("what it asks") == "What it asks."


def test_a_page_begins_with_its_mark_and_leaves_out_what_is_empty() -> None:
    assert page("a", "", "b") == f"{MARK}\n\na\n\nb\n"
