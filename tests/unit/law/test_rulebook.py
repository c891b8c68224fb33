"""The law of a day, and the limits of time that it sets."""

from datetime import date

import pytest

from jatak.gate.decide import rulebook_id
from jatak.law.errors import PackError, UnknownLawDay
from jatak.law.parameters import CONSENT_AGE, CONSENT_FREE, CUSTOMER_CHARITY, CUSTOMER_RELATIONS
from jatak.law.reading import read
from jatak.law.rulebook import Rulebook, documents

TODAY = date(2026, 11, 21)


def age(country: str, day: date) -> int | None:
    value = Rulebook.load(day).packs[country][CONSENT_AGE].value
    return value.amount if value else None


def test_a_value_counts_from_its_day_to_its_last_day() -> None:
    assert age("DK", date(2018, 5, 24)) is None
    assert age("DK", date(2023, 12, 31)) == 13
    assert age("DK", date(2024, 1, 1)) == 15


def test_the_charity_rule_starts_on_its_day() -> None:
    assert not Rulebook.load(date(2026, 2, 4)).packs["GB"][CUSTOMER_CHARITY].value
    assert "donation" in (Rulebook.load(date(2026, 2, 5)).packs["GB"][CUSTOMER_CHARITY].value or ())
    assert Rulebook.load(TODAY).limits("GB").charity_details_from == date(2026, 2, 5)


def test_a_country_inherits_from_its_floor_what_it_does_not_say() -> None:
    book = Rulebook.load(TODAY)
    assert book.packs["SE"][CONSENT_FREE] == book.layers["EU"][CONSENT_FREE]
    assert "free_account" not in (book.packs["DK"][CUSTOMER_RELATIONS].value or ())
    assert "free_account" in (book.layers["EU"][CUSTOMER_RELATIONS].value or ())


def test_a_floor_is_no_country() -> None:
    book = Rulebook.load(TODAY)
    assert "EU" not in book.packs
    assert book.pack("EU") is book.layers["EU"]
    assert book.pack("JP") is None
    assert book.pack(None) is None


def test_a_member_without_a_pack_has_its_floor() -> None:
    book = Rulebook.load(TODAY)
    assert book.pack("PT") is book.layers["EU"]
    assert book.packs_for("PT") == (book.layers["EU"],)
    assert book.packs_for("PT", "DK") == (book.layers["EU"], book.packs["DK"])
    assert "PT" in book.countries
    assert "PT" not in book.packs
    assert book.all_limits()["PT"] == book.limits("EU")
    assert set(book.floors).isdisjoint(book.packs)


def test_two_floors_do_not_share_a_member() -> None:
    layers = [read(f"{code}.toml", f'code = "{code}"\nname = "x"\nlayer = true\nmembers = ["JP"]\n') for code in "XY"]
    with pytest.raises(PackError, match=r"Y\.toml, line 1, members: JP is a member of another layer already"):
        Rulebook.of([*layers, *documents()], TODAY)


def test_packs_that_must_permit() -> None:
    book = Rulebook.load(TODAY)
    assert [pack.code for pack in book.packs_for("DK")] == ["DK"]
    assert [pack.code for pack in book.packs_for("DK", "FR")] == ["DK", "FR"]
    assert [pack.code for pack in book.packs_for("DK", "DK")] == ["DK"]
    for country, other in ((None, None), ("JP", None), ("DK", "JP"), (None, "DK")):
        assert len(book.packs_for(country, other)) == len(book.packs)


def test_limits_of_one_country() -> None:
    limits = Rulebook.load(TODAY).limits("FR")
    assert limits.unused_consent_months is None
    assert limits.inactivity_months == 36
    assert limits.window_months["sale"] == 36
    assert limits.min_age == 15


def test_two_countries_bind_by_the_stricter_limit() -> None:
    limits = Rulebook.load(TODAY).limits("DK", "DE")
    assert (limits.unused_consent_months, limits.min_age) == (12, 16)


def test_an_unknown_country_is_bound_by_the_strictest_of_all() -> None:
    book = Rulebook.load(TODAY)
    every, unknown = book.all_limits(), book.limits(None)
    assert unknown == book.limits("JP") == every[None]
    for limits in every.values():
        assert (limits.min_age or 0) <= (unknown.min_age or 0)
        assert unknown.unused_consent_months is not None
        assert unknown.unused_consent_months <= (limits.unused_consent_months or 999)
        for kind, months in unknown.window_months.items():
            assert months is not None
            assert months <= (limits.window_months[kind] or 999)


def test_the_id_changes_with_the_law_and_only_with_it() -> None:
    assert Rulebook.load(date(2026, 11, 20)).id == Rulebook.load(TODAY).id
    assert Rulebook.load(date(2026, 2, 4)).id != Rulebook.load(TODAY).id
    assert Rulebook.load(TODAY) is Rulebook.load(TODAY)


def test_the_full_id_covers_rules_and_layout() -> None:
    book = Rulebook.load(TODAY)
    assert len(rulebook_id(book)) == 16
    assert rulebook_id(book) != book.id


def test_a_day_before_all_law() -> None:
    with pytest.raises(UnknownLawDay, match="1900-01-01"):
        Rulebook.load(date(1900, 1, 1))


def test_only_a_floor_can_be_inherited() -> None:
    pack = read("AA.toml", 'code = "AA"\nname = "A"\ninherits = "DK"\n')
    with pytest.raises(PackError, match="is no layer"):
        Rulebook.of([*documents(), pack], TODAY)
