"""Every class has a name and one sentence; the bands of age rise and leave no gap."""

from datetime import UTC, datetime

from jatak.base.calendar import months_before
from jatak.console.lists.words import AGES as AGES_NAMED
from jatak.console.lists.words import LISTS, MARKS, SO
from jatak.retention.lists.ages import AGES, edges
from jatak.retention.lists.standing import BESIDE, MEANS, NAMES, ON_THE_LIST, Ground, Standing

TODAY = datetime(2028, 3, 31, 12, tzinfo=UTC)


def test_every_class_is_on_the_list_or_beside_it_and_has_its_words():
    assert {*ON_THE_LIST, *BESIDE} == set(Standing)
    assert not set(ON_THE_LIST) & set(BESIDE)
    assert set(MEANS) == set(NAMES) == set(Standing)
    assert set(MARKS) == set(SO) == set(ON_THE_LIST)
    assert set(LISTS) == set(Ground)


def test_each_class_is_said_in_one_sentence():
    assert all(str(each).endswith(".") and ". " not in str(each) for each in MEANS.values())


def test_the_bands_of_age_rise_without_a_gap():
    assert edges(TODAY) == sorted(edges(TODAY))
    assert edges(TODAY)[-1] == months_before(TODAY, 1)
    assert AGES[0] == 0
    assert list(AGES_NAMED) == list(AGES) == sorted(AGES)
