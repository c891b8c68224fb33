"""Five years of a Danish, a French, a Dutch and a British person: the clock is turned, every event on its day."""

from datetime import datetime, timedelta

import pytest
from tests.story.cast import company, heard, mailbox
from tests.story.clocks import START, acted, lapses_of, later, subscriber, used

from jatak.consent.leaving import leave
from jatak.consent.models import Event, EventKind
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.people.models import Person
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import found
from jatak.retention.clocks.running import run
from jatak.retention.models import Erasure, Why

FORTNIGHT = timedelta(days=14)


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield company()


def gone() -> dict[int, tuple[Why, datetime]]:
    """Who was erased, why and on which day."""
    return {each.person_id: (Why(each.why), each.done_at) for each in Erasure.objects.all()}


def test_five_years_of_four_people(travel):
    ana = subscriber(travel, "DK", "Ana")
    chloe = subscriber(travel, "FR", "Chloe")
    daan = subscriber(travel, "NL", "Daan")
    emma = subscriber(travel, "GB", "Emma")
    for clock, months in ((Clock.PROOF, 30), (Clock.UNUSED, 24)):
        choose(travel, clock, months, "Mette", START)

    lapsed: dict[int, list[tuple[datetime, datetime, str]]] = {}
    """As they stood in the ledger while they did."""

    def month(nth: int) -> None:
        """What people and the company do in a month; the clock itself runs twice in it."""
        if nth <= 3:
            for each in (ana, chloe, daan, emma):
                used(each, later(nth))
        elif nth <= 40:
            used(chloe, later(nth))
        if nth == 6:
            acted(chloe, later(6))
        if nth == 4:
            leave(Who(daan.pk, bytes(mailbox(daan).keyed_hash)), Scope(travel.pk), heard(later(4)))
        run(later(nth))
        for each in (ana, chloe, daan, emma):
            lapsed[each.pk] = lapses_of(each) or lapsed.get(each.pk, [])
        run(later(nth) + FORTNIGHT)

    for nth in range(1, 61):
        month(nth)

    # Denmark: unused for a year after the last message, by the regulator's figure; proof two years after that message.
    assert lapsed[ana.pk] == [(later(15), later(15), "unused")]
    assert gone()[ana.pk] == (Why.PROOF_DUE, later(27))
    # France: written to every month, and silent for three years after one click; no law has a figure for proof.
    assert lapsed[chloe.pk] == [(later(42), later(42), "inactivity")]
    assert chloe.pk not in gone()  # 30 months after the last message, which is month 70.
    # The Netherlands: left in the fourth month, proof five years after the last message.
    assert lapsed[daan.pk] == []
    assert daan.pk not in gone()
    # Britain: no law has a figure, so the company's own choices count.
    assert lapsed[emma.pk] == [(later(27), later(27), "unused")]
    assert gone()[emma.pk] == (Why.PROOF_DUE, later(33))
    assert set(Person.objects.all()) == {chloe, daan}

    for nth in range(61, 71):
        run(later(nth))
    assert gone()[daan.pk] == (Why.PROOF_DUE, later(63))
    assert gone()[chloe.pk] == (Why.PROOF_DUE, later(70))
    assert not Person.objects.exists()
    assert {each.kind for each in Event.objects.all()} == {EventKind.OBJECTED}, "Daan's no outlives him"


def test_every_clock_of_the_four_is_foretold_on_the_first_day(travel):
    for country, name in (("DK", "Ana"), ("FR", "Chloe"), ("NL", "Daan"), ("GB", "Emma")):
        subscriber(travel, country, name)
    soon = {(each.country, each.due_at) for each in found(Clock.UNUSED, START, later(60))}
    silent = {(each.country, each.due_at) for each in found(Clock.INACTIVITY, START, later(60))}
    assert soon == {("DK", later(12))}
    assert silent == {("FR", later(36))}
    choose(travel, Clock.UNUSED, 24, "Mette", START)
    chosen = {(each.country, each.due_at) for each in found(Clock.UNUSED, START, later(60))}
    assert chosen == {("DK", later(12)), ("FR", later(24)), ("NL", later(24)), ("GB", later(24))}
