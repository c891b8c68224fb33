"""The stronger source names the country; equals stand beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from jatak.people.countries import Countries
from jatak.people.models import CountryOrigin

OWN, BILLING, DELIVERY, PREFIX, IMPORTED = CountryOrigin
TOLD = st.lists(st.tuples(st.sampled_from(["DK", "SE", "DE"]), st.sampled_from(list(CountryOrigin))), min_size=1)


def after(*told: tuple[str, CountryOrigin]) -> Countries:
    known = Countries()
    for country, origin in told:
        known = known.told(country, origin)
    return known


def test_a_stronger_source_replaces_both() -> None:
    assert after(("DK", BILLING), ("SE", BILLING), ("DE", OWN)) == Countries("DE", OWN)


def test_a_weaker_source_says_nothing() -> None:
    assert after(("DK", BILLING), ("SE", PREFIX)) == Countries("DK", BILLING)


def test_equals_stand_beside_each_other() -> None:
    assert after(("DK", DELIVERY), ("SE", DELIVERY)) == Countries("DK", DELIVERY, "SE")
    assert after(("DK", DELIVERY), ("SE", DELIVERY), ("DK", DELIVERY)) == Countries("DK", DELIVERY, "SE")


@given(TOLD)
def test_the_strongest_source_that_spoke_is_the_one_that_counts(told: list[tuple[str, CountryOrigin]]) -> None:
    known = after(*told)
    strongest = min(origin for _, origin in told)
    assert known.origin == strongest
    assert {known.country, known.other} - {None} <= {country for country, origin in told if origin == strongest}


@given(TOLD)
def test_hearing_the_last_again_changes_nothing(told: list[tuple[str, CountryOrigin]]) -> None:
    assert after(*told, told[-1]) == after(*told)
