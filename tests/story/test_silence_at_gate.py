"""Gate and clock know of one silence: also of who came in by a file, and of whom nobody ever saw an act."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.story.cast import Question, company, heard, mailbox, person, question
from tests.story.importing import former, imported, plan, says
from tests.story.test_gathering import asks, lives_in

from jatak.base.calendar import months_after
from jatak.clearance.gather import gather
from jatak.consent.confirming import confirm
from jatak.consent.giving import Yes, give
from jatak.consent.models import Actor, Record, Via
from jatak.customers.relations import Key, conclude
from jatak.database.using import acting_as
from jatak.gate.layout import unpack
from jatak.gate.situation import RelationKind, Tri
from jatak.imports.plan import Words
from jatak.imports.row import Grade
from jatak.law.rulebook import Rulebook
from jatak.people.models import Acquaintance, ContactPoint, Controller, Person
from jatak.people.own_acts import last_acts
from jatak.people.profiles import current_profile
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import found
from jatak.retention.clocks.reading import Facts, ringing
from jatak.retention.clocks.running import run
from jatak.retention.erasure.may_go import Reason, why_not

LONG_AGO = datetime(2018, 6, 1, 12, tzinfo=UTC)
LATER = datetime(2025, 3, 31, 8, tzinfo=UTC)
LOADED = datetime(2026, 5, 13, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LAW = Rulebook.load(date(2026, 11, 21))


@pytest.fixture
def travel(database: None) -> Iterator[Controller]:
    with acting_as("admin"):
        yield company()


def from_file(travel: Controller, **days: datetime | None) -> None:
    """People of a file, in France, each with the day of their yes where the file has one."""
    words = Words(former(travel).pk)
    rows = [
        says(number, f"{name}@example.com", at=at, grade=Grade.CONFIRMED if at else Grade.NOTHING, country="FR")
        for number, (name, at) in enumerate(days.items(), 2)
    ]
    imported(rows, plan(travel, words), at=LOADED)


def of(name: str) -> Person:
    return ContactPoint.objects.get(normalised=f"{name}@example.com").person


def entered(name: str, asked: Question, said: datetime) -> Person:
    """Somebody in France whose yes staff entered today."""
    somebody = lives_in(person(name), "FR")
    act = heard(said, Via.PAPER, Actor.STAFF, recorded_at=LOADED)
    give(Yes(asked.text, asked.place, mailbox(somebody)), act, f"{name} {asked.place.pk}")
    return somebody


def barred(somebody: Person, at: Controller, when: datetime) -> bool:
    """Whether the gate takes them for silent too long."""
    with acting_as("worker"):
        candidates = gather([somebody.pk], asks(at, when), LAW)[somebody.pk]
    (inactive,) = {unpack(*each.words).inactive for each in candidates}
    return inactive is Tri.YES


def rung(somebody: Person, at: Controller, when: datetime) -> bool:
    """Whether the clock of silence has rung for them."""
    return somebody.pk in {each.person_id for each in found(Clock.INACTIVITY, when, when, at.pk)}


def told(somebody: Person, at: Controller) -> datetime:
    """The day on which it rings, as a page tells it."""
    records = list(Record.objects.filter(person=somebody))
    facts = Facts(current_profile(somebody), [at], last_acts(somebody.pk), records)
    return next(each.at for each in ringing(facts, LAW) if each.clock is Clock.INACTIVITY)


def test_a_french_yes_of_2018_that_a_file_brings_is_silent_at_the_gate_and_lapses(travel):
    from_file(travel, ana=LONG_AGO, ben=None)
    ana, ben = of("ana"), of("ben")
    assert (last_acts(ana.pk), last_acts(ben.pk)) == ({travel.pk: LONG_AGO}, {})
    given = Record.objects.get(person=ana).event_id
    known = Acquaintance.objects.get(person=ana)
    assert (known.last_own_act, known.last_own_act_source) == ("yes", f"event {given}")
    assert (barred(ana, travel, LOADED + DAY), barred(ben, travel, LOADED + DAY)) == (True, False)
    run(LOADED + DAY)
    assert Record.objects.get(person=ana).ended_at == months_after(LONG_AGO, 36)
    assert Record.objects.get(person=ben).ended_at is None
    run(months_after(LOADED, 36))
    assert Record.objects.get(person=ben).ended_at == months_after(LOADED, 36), "the day of its entry counts"
    assert Reason.UNOBSERVED in why_not(ben.pk, months_after(LOADED, 40)), "nobody is erased for it"


def test_a_file_sets_no_act_back_and_a_newer_yes_of_it_counts(travel):
    from_file(travel, ana=LATER, ben=LONG_AGO)
    words = Words(former(travel, "again").pk)
    rows = [says(2, "ana@example.com", at=LONG_AGO), says(3, "ben@example.com", at=LATER)]
    imported(rows, plan(travel, words, file="again.csv"), at=LOADED + DAY)
    assert last_acts(of("ana").pk) == last_acts(of("ben").pk) == {travel.pk: LATER}


def test_a_yes_that_waits_for_its_confirmation_is_nobodys_act_yet(travel):
    ana, asked = lives_in(person("Ana"), "FR"), question(travel, channels=("email",), double_opt_in=True)
    given = give(Yes(asked.text, asked.place, mailbox(ana)), heard(LATER), "ana")
    assert Acquaintance.objects.get(person=ana).last_own_act_at is None, "anybody can type anybody's address"
    confirm(given.pk, heard(LATER + DAY, Via.LINK))
    assert Acquaintance.objects.get(person=ana).last_own_act_at == LATER + DAY


def test_gate_clock_and_page_agree_on_everybody_at_every_instant(travel):
    other = company("Nordrejser")
    asked, theirs = question(travel, channels=("email",)), question(other, channels=("email",))
    from_file(travel, ana=LONG_AGO, ben=None, finn=LONG_AGO, gus=LATER)
    conclude(of("finn"), Key(travel, RelationKind.SALE, "1"), LATER, LOADED)
    entered("Chloe", asked, LONG_AGO)
    entered("Dora", asked, LONG_AGO)
    for place, said in ((asked, LONG_AGO), (theirs, LATER)):
        entered("Eve", place, said)
    entered("Dora", theirs, LATER)
    seen = set()
    for somebody in map(of, ("ana", "ben", "finn", "gus", "chloe", "dora", "eve")):
        for at in Controller.objects.filter(pk__in=Record.objects.filter(person=somebody).values("controller")):
            rings = told(somebody, at)
            for when in (LOADED, rings - DAY, rings, rings + DAY, months_after(LOADED, 18), months_after(LOADED, 40)):
                silent = when >= rings
                if when >= LOADED:
                    assert barred(somebody, at, when) == rung(somebody, at, when) == silent, (somebody.name, when)
                    seen.add((somebody.pk, silent))
    assert len({pk for pk, _ in seen}) == 7
    assert {silent for _, silent in seen} == {True, False}
