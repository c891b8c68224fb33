"""The shortest of law, profile and own number applies: never longer than the law, never longer than the company's."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from jatak.law.industries import industries
from jatak.law.own import Own, Whose
from jatak.law.pack import Pack
from jatak.law.profile import Profile
from jatak.law.rulebook import Rulebook
from jatak.law.vocabulary import LASTING, RELATIONS
from jatak.law.windows import inactivity, standings, window

BOOK = Rulebook.load(date(2026, 11, 21))
PACKS = some.sampled_from([*BOOK.packs.values(), *BOOK.layers.values()])
PROFILES = some.sampled_from([None, *industries().values()])
NUMBERS = some.none() | some.integers(1, 80)
TRAVEL = industries()["travel"]


def law_window(pack: Pack, relation: str) -> int | None:
    return BOOK.limits(pack.code).window_months[relation]


def closes(pack: Pack, relation: str) -> bool:
    """Whether nobody is a customer here whose contract has ended."""
    return relation in LASTING and pack.values["customer.after_end"].value != "within_window"


@given(PACKS, PROFILES, NUMBERS, some.sampled_from(RELATIONS))
def test_a_window_is_the_shortest_of_all(pack: Pack, profile: Profile | None, own: int | None, relation: str) -> None:
    stands = window(pack, relation, Own(profile, own))
    limits = [law_window(pack, relation), profile.windows[relation].months if profile else None, own]
    closed = [0] if closes(pack, relation) else []
    known = [*closed, *(months for months in limits if months is not None)]
    assert (stands.applies.months if stands.applies else None) == min(known, default=None)
    name = "customer.after_end" if closed else "customer.window_months"
    assert stands.source == pack.values[name].source


@given(PACKS, PROFILES, NUMBERS)
def test_a_silence_is_the_shortest_of_all(pack: Pack, profile: Profile | None, own: int | None) -> None:
    stands = inactivity(pack, Own(profile, inactivity_months=own))
    limits = [BOOK.limits(pack.code).inactivity_months, profile.inactivity.months if profile else None, own]
    known = [months for months in limits if months is not None]
    assert (stands.applies.months if stands.applies else None) == min(known, default=None)


@given(PACKS, PROFILES, NUMBERS, some.sampled_from(RELATIONS))
def test_whose_it_is_is_who_set_it(pack: Pack, profile: Profile | None, own: int | None, relation: str) -> None:
    applies = window(pack, relation, Own(profile, own)).applies
    if applies is None:
        return
    says = {
        Whose.LAW: 0 if closes(pack, relation) else law_window(pack, relation),
        Whose.PROFILE: profile.windows[relation].months if profile else None,
        Whose.COMPANY: own,
    }
    assert says[applies.whose] == applies.months
    assert applies.because
    assert (applies.starts == "end") <= (
        relation in LASTING or bool(profile and profile.windows[relation].starts == "end")
    )


@given(PACKS, PROFILES, NUMBERS, some.sampled_from(RELATIONS))
def test_the_laws_window_of_what_does_not_last_counts_from_the_purchase(
    pack: Pack, profile: Profile | None, own: int | None, relation: str
) -> None:
    law, mine = window(pack, relation, Own(profile, own)).law, Own(profile, own).window(relation)
    if law:
        assert law.starts == ("end" if relation in LASTING and BOOK.limits(pack.code).window_from_end else "purchase")
    if law and mine and law.starts == "end":
        assert mine.starts == "end", "else months could not be compared"


def test_where_law_and_company_are_as_long_the_law_is_named() -> None:
    assert (
        window(BOOK.packs["FR"], "sale", Own(window_months=36)).applies == window(BOOK.packs["FR"], "sale", Own()).law
    )
    shorter = window(BOOK.packs["FR"], "sale", Own(window_months=35)).applies
    assert shorter
    assert (shorter.months, shorter.whose) == (35, Whose.COMPANY)


def test_where_the_law_has_no_figure_the_companys_applies() -> None:
    assert window(BOOK.packs["DK"], "sale", Own()).applies is None
    applies = window(BOOK.packs["DK"], "sale", Own(TRAVEL)).applies
    assert applies
    assert (applies.months, applies.starts, applies.whose) == (24, "end", Whose.PROFILE)


def test_every_country_and_relation_is_told() -> None:
    told = {(one.country, one.relation) for one in standings(BOOK, Own())}
    assert told == {(code, relation) for code in (*BOOK.packs, *BOOK.layers) for relation in (*RELATIONS, None)}


def test_a_relation_that_the_law_does_not_count_is_told_as_such() -> None:
    assert window(BOOK.packs["DK"], "sale", Own()).counts
    assert not window(BOOK.packs["DK"], "donation", Own(TRAVEL)).counts
