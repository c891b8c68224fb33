"""Each entry of each list speaks where it should, is silent where it should, and says where it stands in law."""

import pytest
from tests.unit.wording.asked import asked

from jatak.law.vocabulary import STATUSES
from jatak.wording.conditions import CONDITIONS
from jatak.wording.entry import Entry, Reminder
from jatak.wording.finding import Finding
from jatak.wording.lists import List, lists
from jatak.wording.needs import NEEDS
from jatak.wording.review import review

EVERY = [(each, entry) for each in lists().values() for entry in each.entries]
REMINDERS = [(each, one) for each in lists().values() for one in each.reminders]
named = pytest.mark.parametrize(
    ("within", "entry"), EVERY, ids=lambda each: getattr(each, "code", None) or getattr(each, "country", "")
)


def where(within: List) -> str:
    """A country in which this list holds."""
    return min(within.members, default=within.country)


def said(within: List, entry: Entry, differs: dict[str, object]) -> list[Finding]:
    found = review(asked(where(within), **differs))
    return [one for one in found if (one.code, one.country) == (entry.code, within.country)]


@named
def test_it_is_found_in_its_example(within: List, entry: Entry) -> None:
    assert said(within, entry, dict(entry.found))


@named
def test_it_is_not_found_in_the_good_one(within: List, entry: Entry) -> None:
    assert not said(within, entry, dict(entry.clear))


@named
def test_its_finding_is_its_own_words(within: List, entry: Entry) -> None:
    for finding in said(within, entry, dict(entry.found)):
        assert (finding.severity, finding.cite, finding.source) == (entry.severity, entry.law.cite, entry.law.source)
        assert "{" not in finding.says + finding.remedy


@named
def test_it_has_a_source_and_a_remedy(within: List, entry: Entry) -> None:
    assert entry.law.source.startswith("http") or entry.law.status == "memory"
    assert entry.law.status in STATUSES
    assert entry.law.cite
    assert entry.says.endswith(".")
    assert entry.remedy.endswith(".")


@named
def test_it_looks_for_one_thing_that_there_is(within: List, entry: Entry) -> None:
    assert bool(entry.needs) != bool(entry.words)
    assert not entry.needs or entry.needs in NEEDS
    assert {*entry.when, *entry.unless} <= set(CONDITIONS)


@pytest.mark.parametrize(("within", "one"), REMINDERS, ids=lambda each: getattr(each, "code", ""))
def test_a_reminder_has_a_source(within: List, one: Reminder) -> None:
    assert one.law.source.startswith("http") or one.law.status == "memory"
    assert one.law.status in STATUSES
    assert one.says.endswith(".")
    assert set(one.when) <= set(CONDITIONS)


def test_no_code_stands_twice_in_a_list() -> None:
    for each in lists().values():
        codes = [entry.code for entry in each.entries] + [one.code for one in each.reminders]
        assert len(codes) == len(set(codes)), each.country
