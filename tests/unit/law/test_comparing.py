"""What changes from one rulebook to another."""

from datetime import date

import pytest

from jatak.law.comparing import Comparison, compare
from jatak.law.parameter import Limit
from jatak.law.reading import Document, read
from jatak.law.rulebook import Rulebook, documents
from jatak.law.wording import NOTHING, plain, said, said_apart

DAY = date(2026, 11, 21)


def parameter(name: str, value: str, since: str = "2020-01-01", until: str = "", cite: str = "§ 1") -> str:
    """One dated value of a pack."""
    end = f"valid_to = {until}\n" if until else ""
    return (
        f'[[{name}]]\nvalue = {value}\ncite = "{cite}"\nsource = "https://law.example"\nstatus = "read"\n'
        f"valid_from = {since}\n{end}"
    )


def pack(code: str, *parameters: str, head: str = "") -> Document:
    return read(f"{code}.toml", f'code = "{code}"\nname = "{code}land"\n{head}\n' + "\n".join(parameters))


def difference(old: list[Document], new: list[Document], then: date = DAY, now: date = DAY) -> Comparison:
    return compare(Rulebook.of(old, then), Rulebook.of(new, now))


AGE = parameter("consent.min_age", "15")


def test_a_value_that_changed() -> None:
    found = difference([pack("AA", AGE)], [pack("AA", parameter("consent.min_age", "16", cite="§ 2"))])
    (change,) = found.changed
    assert (change.country, change.parameter, change.of_value) == ("AA", "consent.min_age", True)
    assert (change.old.value, change.new.value) == (Limit(15), Limit(16))
    assert (change.old.source.cite, change.new.source.cite) == ("§ 1", "§ 2")
    assert (found.added, found.removed) == ((), ())


def test_the_same_law_does_not_change() -> None:
    assert difference([pack("AA", AGE)], [pack("AA", AGE)]) == Comparison((), (), ())
    assert compare(Rulebook.load(DAY), Rulebook.of(documents(), DAY)) == Comparison((), (), ())


@pytest.mark.parametrize("other", [{"cite": "§ 2"}, {"since": "2021-01-01"}, {"until": "2027-01-01"}])
def test_another_source_or_other_dates_are_told_apart_from_another_value(other: dict[str, str]) -> None:
    (change,) = difference([pack("AA", AGE)], [pack("AA", parameter("consent.min_age", "15", **other))]).changed
    assert not change.of_value


def test_a_value_that_comes_and_one_that_goes() -> None:
    with_age, without = (
        pack("AA", AGE, parameter("consent.proof", "true")),
        pack("AA", parameter("consent.proof", "true")),
    )
    (came,) = difference([without], [with_age]).changed
    (went,) = difference([with_age], [without]).changed
    assert (came.old.value, came.new.value) == (None, Limit(15)) == (went.new.value, went.old.value)


def test_countries_that_come_and_go() -> None:
    found = difference([pack("AA", AGE), pack("BB", AGE)], [pack("AA", AGE), pack("CC", AGE)])
    assert found == Comparison(added=("CC",), removed=("BB",), changed=())


def test_what_a_country_inherits_changes_with_its_floor() -> None:
    heir = pack("AA", parameter("consent.proof", "true"), head='inherits = "ZZ"')
    old, new = (pack("ZZ", parameter("consent.min_age", age), head="layer = true") for age in ("15", "16"))
    assert [change.country for change in difference([heir, old], [heir, new]).changed] == ["AA", "ZZ"]


def test_a_member_is_told_with_its_layer_until_it_has_a_pack() -> None:
    other = pack("AA", AGE)
    old, new = (
        pack("ZZ", parameter("consent.min_age", age), head='layer = true\nmembers = ["BB"]') for age in ("15", "16")
    )
    assert [change.country for change in difference([other, old], [other, new]).changed] == ["ZZ"]
    own = pack("BB", parameter("consent.min_age", "16"))
    found = difference([other, old], [other, old, own])
    assert [(change.country, change.new.value) for change in found.changed] == [("BB", Limit(16))]
    assert found.added == ()
    assert difference([other], [other, old]).added == ("BB", "ZZ")


def test_one_pack_on_two_days() -> None:
    dated = [
        pack(
            "AA",
            parameter("consent.min_age", "15", until="2025-12-31"),
            parameter("consent.min_age", "16", "2026-01-01"),
        )
    ]
    assert difference(dated, dated, date(2025, 12, 30), date(2025, 12, 31)) == Comparison((), (), ())
    (change,) = difference(dated, dated, date(2025, 12, 31), date(2026, 1, 1)).changed
    assert (change.old.valid_to, change.new.valid_from) == (date(2025, 12, 31), date(2026, 1, 1))


def test_free_accounts_became_customers_of_the_union_on_their_day() -> None:
    before, after = Rulebook.load(date(2025, 11, 12)), Rulebook.load(date(2025, 11, 13))
    changes = {(change.country, change.parameter): change for change in compare(before, after).changed}
    change = changes["EU", "customer.relations"]
    assert change.of_value
    assert change.new.value - change.old.value == {"free_account"}
    assert change.new.valid_from == date(2025, 11, 13)
    assert ("DK", "customer.relations") not in changes, "it has its own rule"


def test_values_in_words() -> None:
    assert said(None) == NOTHING
    assert [said(value) for value in (True, False, Limit(3), Limit(None), frozenset("ba"), frozenset())] == [
        *("yes", "no", "3", "none", "a, b", "none")
    ]
    assert said({"email": "consent", "sms": "consent"}) == "consent"
    assert said({"email": "free", "sms": "consent", "mms": "consent"}) == "email: free; sms, mms: consent"


def test_of_two_tables_what_differs() -> None:
    old = {"email": Limit(3), "sms": Limit(4), "push": None}
    assert said_apart(old, old | {"sms": Limit(None)}) == ("sms: 4", "sms: none")
    assert said_apart(old, None) == ("email: 3; sms: 4; push: none", NOTHING)
    assert said_apart(Limit(1), Limit(2)) == ("1", "2")
    assert said_apart(old, old)[0] == said(old)


def test_values_as_plain_data() -> None:
    assert plain({"email": Limit(3), "sms": frozenset("ba"), "push": None}) == {
        "email": 3,
        "sms": ["a", "b"],
        "push": "none",
    }
    assert (plain(None), plain(Limit(None)), plain(False), plain("free")) == (None, "none", False, "free")
