"""An act counts at the company towards which it was done: a click at one renews nothing at another."""

from datetime import datetime

import pytest
from django.test import override_settings
from tests.story.cast import DAY, company, person, question, says_yes
from tests.story.clocks import START, later, lives_in
from tests.story.console import account, browser_of
from tests.story.importing import former, imported, plan, says
from tests.story.test_silence_at_gate import barred, rung, told

from jatak.consent.models import Record, Via
from jatak.customers.relations import Key, conclude
from jatak.database.using import acting_as
from jatak.desk.models import Asked
from jatak.desk.opening import Beside, open_request
from jatak.gate.situation import RelationKind
from jatak.imports.plan import Words
from jatak.people.knowing import acquaint
from jatak.people.merging import Who, merge
from jatak.people.models import Acquaintance, Controller, Person
from jatak.people.own_acts import Did, OwnAct, last_acts, note
from jatak.retention.clocks.running import run
from jatak.retention.disclosure.people import people


class Two:
    """Chloe in Lyon reads the letters of two companies."""

    def __init__(self) -> None:
        self.south, self.north = company(), company("Nordrejser")
        self.chloe = lives_in("FR", "Chloe")
        for of in (self.south, self.north):
            says_yes(self.chloe, question(of, channels=("email",)), START)


@pytest.fixture
def two(database: None):
    with override_settings(JATAK_TWO_FACTOR="offered"), acting_as("admin"):
        yield Two()


def clicks(somebody: Person, of: Controller, at: datetime, source: str = "token 1") -> None:
    with acting_as("consent"):
        note(somebody.pk, [of.pk], OwnAct(Did.CLICK, at, at, source))


def ends(somebody: Person, of: Controller) -> datetime | None:
    return Record.objects.get(person=somebody, controller=of).ended_at


def test_a_click_at_one_company_lets_the_consent_to_the_other_lapse_on_its_day(two):
    clicks(two.chloe, two.south, later(20))
    day, renewed = later(36), later(56)
    assert [told(two.chloe, of) for of in (two.south, two.north)] == [renewed, day], "as the pages tell it"
    for when, south, north in ((day - DAY, False, False), (day, False, True), (renewed, True, True)):
        assert (barred(two.chloe, two.south, when), barred(two.chloe, two.north, when)) == (south, north), when
        assert (rung(two.chloe, two.south, when), rung(two.chloe, two.north, when)) == (south, north), when
    run(day)
    assert (ends(two.chloe, two.south), ends(two.chloe, two.north)) == (None, day)
    run(renewed)
    assert ends(two.chloe, two.south) == renewed


def test_a_purchase_a_yes_and_a_file_count_at_their_own_company(two):
    conclude(two.chloe, Key(two.south, RelationKind.SALE, "1"), later(1), later(1))
    assert last_acts(two.chloe.pk) == {two.south.pk: later(1), two.north.pk: START}
    says_yes(two.chloe, question(two.north, "again", channels=("email",)), later(2))
    assert last_acts(two.chloe.pk) == {two.south.pk: later(1), two.north.pk: later(2)}
    words = Words(former(two.south).pk)
    imported([says(2, "chloe@example.com", at=later(3))], plan(two.south, words), at=later(4))
    assert last_acts(two.chloe.pk) == {two.south.pk: later(3), two.north.pk: later(2)}


def test_a_letter_counts_at_the_company_that_is_meant_and_where_nobody_can_tell_at_each(two):
    third = company("Vestrejser")
    acquaint(third.pk, two.chloe.pk)
    heard = {"medium": Via.LETTER, "person_id": two.chloe.pk, "beside": Beside(Asked.ACCESS, "Mette")}
    open_request(**heard, received_at=later(1), recorded_at=later(1), controller_id=two.north.pk)
    assert last_acts(two.chloe.pk) == {two.south.pk: START, two.north.pk: later(1)}
    open_request(**heard, received_at=later(2), recorded_at=later(2), controller_id=None)
    assert last_acts(two.chloe.pk) == dict.fromkeys((two.south.pk, two.north.pk, third.pk), later(2))


def test_two_who_are_one_keep_the_newer_act_towards_each_company(two):
    dora, third = person("Dora"), company("Vestrejser")
    for of in (two.south, two.north, third):
        acquaint(of.pk, dora.pk)
    for who, of, at, source in (
        (two.chloe, two.south, later(5), "token 1"),
        (dora, two.south, later(4), "token 2"),
        (two.chloe, two.north, later(6), "token 3"),
        (dora, two.north, later(7), "token 4"),
        (dora, third, later(3), "token 5"),
    ):
        clicks(who, of, at, source)
    with acting_as("web"):
        merge(two.chloe.pk, dora.pk, Who("Mette", "She called."), later(8))
    known = Acquaintance.objects.filter(person=two.chloe)
    assert set(known.values_list("controller_id", "last_own_act_at", "last_own_act_source")) == {
        (two.south.pk, later(5), "token 1"),
        (two.north.pk, later(7), "token 4"),
        (third.pk, later(3), "token 5"),
    }


def test_page_and_answer_tell_a_line_a_company_and_one_company_hears_of_its_own_alone(two):
    clicks(two.chloe, two.south, later(1), "token 9")
    with acting_as("web"):
        shown = browser_of(account()).get(f"/console/people/{two.chloe.pk}/").content.decode()
    assert (shown.count("token 9"), shown.count("The newest own act")) == (1, 2)
    (everything,), (of_north,) = people(two.chloe.pk, None), people(two.chloe.pk, two.north.pk)
    assert [act["controller"] for act in everything["own_acts"]] == [str(two.south.pk), str(two.north.pk)]
    assert [act["controller"] for act in of_north["own_acts"]] == [str(two.north.pk)]
    assert "token 9" not in str(of_north)
