"""The page of a country shows where each value comes from, and how far it can be trusted."""

from datetime import date
from functools import cache

from jatak.law.reading import read
from jatak.lawpages.book import Book
from jatak.lawpages.countries import country_page

DAY = date(2026, 6, 1)
FLOOR = """
code = "FL"
name = "Common Floor"
layer = true
members = ["ZZ"]
[consent.proof]
value = true
cite = "Floor act 1"
source = "https://example.org/floor"
status = "second-hand"
valid_from = 2018-05-25
[consent.free]
cite = "not researched"
source = "memory"
status = "memory"
valid_from = 2018-05-25
"""
COUNTRY = """
code = "XX"
name = "Nowhere"
inherits = "FL"
[regime.company]
value = "free"
cite = "Act 2"
source = "memory"
status = "memory"
valid_from = 2020-01-01
note = "Generic addresses only."
[regime.consumer]
value = "consent"
cite = "Act 1"
source = "https://example.org/act"
status = "read"
valid_from = 2020-01-01
[regime.sole_trader]
value = "consent"
cite = "Act 1"
source = "https://example.org/act"
status = "read"
valid_from = 2020-01-01
[[consent.min_age]]
value = 13
cite = "Age act"
source = "a book"
status = "second-hand"
valid_from = 2018-05-25
valid_to = 2023-12-31
[[consent.min_age]]
value = 15
cite = "Age act"
source = "a book"
status = "second-hand"
valid_from = 2024-01-01
valid_to = 2026-12-31
[[consent.min_age]]
value = 16
cite = "Age act, reform"
source = "a book"
status = "second-hand"
valid_from = 2027-01-01
"""


@cache
def book() -> Book:
    return Book.of([read("FL.toml", FLOOR), read("XX.toml", COUNTRY)], DAY)


def row(label: str, code: str = "XX") -> str:
    lines = country_page(book(), code).splitlines()
    return next(line for line in lines if line.startswith(f"| {label}"))


def test_a_value_from_memory_is_marked_and_one_that_was_read_is_not() -> None:
    assert "**outside the rule of consent**. *Generic addresses only.*" in row("a company")
    assert "Act 2; **from memory, not checked**; since 1 January 2020" in row("a company")
    assert "[Act 1](https://example.org/act); read; since 1 January 2020" in row("a consumer")


def test_recipients_of_whom_the_same_is_said_share_a_row() -> None:
    assert row("a consumer").startswith("| a consumer and a sole trader | **only with consent** |")


def test_an_inherited_value_names_its_floor() -> None:
    said = row("The sender must be able to show the consent")
    assert "From [the floor: Common Floor](FL.md). [Floor act 1](https://example.org/floor); second-hand" in said


def test_what_was_not_researched_says_what_that_means_and_claims_no_source() -> None:
    said = row("Nothing may depend on a consent")
    assert said.endswith("| not researched: counts as no, or as the strictest |  |")


def test_former_and_coming_values_stand_below_with_their_days() -> None:
    lines = country_page(book(), "XX").splitlines()
    at = lines.index(row("Years from which a person consents alone"))
    assert "**15 years** | Age act (a book); second-hand; 1 January 2024 to 31 December 2026" in lines[at]
    assert lines[at + 1].startswith("| *until 31 December 2023* | **13 years** |")
    assert lines[at + 2].startswith("| *from 1 January 2027 on* | **16 years** |")


def test_a_floor_names_whom_it_serves() -> None:
    said = country_page(book(), "FL")
    assert "[Nowhere](XX.md)" in said
    assert "It stands alone for ZZ" in said
    assert "## In short" not in said


def test_the_top_counts_what_was_checked() -> None:
    said = country_page(book(), "XX")
    assert "2 read in the source that is linked, 2 second-hand, **1 from memory and not checked**" in said
    assert "Of these 1 are taken from [the floor: Common Floor](FL.md)." in said
