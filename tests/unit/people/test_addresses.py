"""Addresses are compared in one spelling, and what is no address says so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.people.addresses import InvalidAddress, country_of_telephone, keyed_hash_of, normalise
from jatak.people.models import ContactKind

EMAIL, TELEPHONE = ContactKind.EMAIL, ContactKind.TELEPHONE
ATOM = st.text("abcxyzABCXYZ0123456789!#$%&'*+-/=?^_`{|}~æøåÆØÅßüÜéÉñÑ", min_size=1, max_size=12)
LOCAL = st.lists(ATOM, min_size=1, max_size=3).map(".".join)
LABEL = st.text("abcXYZ019æøüÜ", min_size=1, max_size=10)
ADDRESS = st.builds("{}@{}.example".format, LOCAL, st.lists(LABEL, min_size=1, max_size=2).map(".".join))


@given(ADDRESS)
def test_normalising_twice_changes_nothing(address: str) -> None:
    once = normalise(EMAIL, address)
    assert normalise(EMAIL, once) == once


@given(ADDRESS)
def test_capitals_make_no_difference(address: str) -> None:
    local, domain = address.rsplit("@", 1)
    assert normalise(EMAIL, f"{local.upper()}@{domain.upper()}") == normalise(EMAIL, address)


@given(ADDRESS)
def test_what_is_compared_has_an_ascii_domain(address: str) -> None:
    assert normalise(EMAIL, address).rsplit("@", 1)[1].isascii()


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        (" Ana.Holm@Example.COM ", "ana.holm@example.com"),
        ("ana@blåbær.example", "ana@xn--blbr-roah.example"),
        ("ana@xn--blbr-roah.example", "ana@xn--blbr-roah.example"),
        ("A\u030age@example.com", "åge@example.com"),
        ("ana+shop@example.com", "ana+shop@example.com"),
        ("ana@straße.example", "ana@xn--strae-oqa.example"),
    ],
)
def test_email(written: str, compared: str) -> None:
    assert normalise(EMAIL, written) == compared


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "ana", "ana@", "@example.com", "ana@@example.com", "ana@localhost", "ana@exa mple.com"),
        *("ana@example..com", "ana@[127.0.0.1]", '"ana"@example.com', "ana@a.invalid", "Ana Holm <ana@example.com>"),
        *("ana@example.com, ben@example.com", "ana@example.com\r\nBcc: eve@example.com"),
        *("a" * 65 + "@example.com", "a@" + "b" * 300),
    ],
)
def test_no_email(written: str) -> None:
    with pytest.raises(InvalidAddress) as refused:
        normalise(EMAIL, written)
    assert "is not an e-mail address: " in refused.value.message
    assert refused.value.remedy
    assert len(refused.value.message) < 300


@pytest.mark.parametrize(
    ("written", "country", "compared"),
    [
        ("22 22 22 22", "DK", "+4522222222"),
        ("+45 22222222", None, "+4522222222"),
        ("0045 22 22 22 22", "NO", "+4522222222"),
        ("+4522222222", "FR", "+4522222222"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("+33 (0)6 12 34 56 78", None, "+33612345678"),
        ("07700 900123", "GB", "+447700900123"),
    ],
)
def test_telephone(written: str, country: str | None, compared: str) -> None:
    assert normalise(TELEPHONE, written, country) == compared
    assert normalise(TELEPHONE, compared) == compared


@pytest.mark.parametrize("written", ["", "ana", "22 22 22 22", "+45 22", "+45 22 22 22 22 22 22", "+999 123456"])
def test_no_telephone(written: str) -> None:
    with pytest.raises(InvalidAddress) as refused:
        normalise(TELEPHONE, written)
    assert "telephone number" in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("+4522222222", "DK"),
        ("+33612345678", "FR"),
        ("+447400123456", "GB"),
        ("+447700900123", None),
        ("+80012345678", None),
    ],
)
def test_country_of_a_prefix(number: str, country: str | None) -> None:
    assert country_of_telephone(number) == country


def test_other_names_keep_their_case() -> None:
    assert normalise(ContactKind.PUSH, " tokenABC ") == "tokenABC"
    with pytest.raises(InvalidAddress):
        normalise(ContactKind.DM, "a\nb")


def test_keyed_hash_needs_the_key_and_tells_kinds_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JATAK_HOME", str(tmp_path / "one"))
    first = keyed_hash_of(EMAIL, "ana@example.com")
    assert len(first) == 32
    assert keyed_hash_of(EMAIL, "ana@example.com") == first
    assert keyed_hash_of(ContactKind.DM, "ana@example.com") != first
    monkeypatch.setenv("JATAK_HOME", str(tmp_path / "two"))
    assert keyed_hash_of(EMAIL, "ana@example.com") != first
