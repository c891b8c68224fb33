"""Consents lapse on their day, whoever is late; too many at once wait for a person; nothing but a new yes revives."""

from datetime import UTC, datetime

import pytest
from tests.story.cast import DAY, company, heard, mailbox, question, says_yes
from tests.story.clocks import START, acted, lapses_of, later, lives_in, subscriber, used

from jatak.base.errors import UsageError
from jatak.base.hashing import commitment
from jatak.consent import held
from jatak.consent.entry import commitment_of
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Event, EventKind, Held, Particulars, Record, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.retention.choices import choose
from jatak.retention.clocks import calendar
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import counted, found
from jatak.retention.clocks.running import approve, run
from jatak.retention.models import Run, RunState
from jatak.retention.thresholds import Bounds, set_bounds


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield company()


def test_a_danish_consent_that_nobody_uses_lapses_after_twelve_months_on_its_day(travel):
    ana = subscriber(travel, "DK")
    assert run(later(12) - DAY) == []
    assert [each.taken for each in run(later(12))] == [1]
    assert lapses_of(ana) == [(later(12), later(12), "unused")]
    record = Record.objects.get()
    assert record.ended_at == record.ended_recorded_at == later(12)
    lapsed = Event.objects.get(kind=EventKind.LAPSED)
    assert (lapsed.actor, lapsed.via, lapsed.about_id, lapsed.channels) == (
        Actor.SYSTEM,
        Via.CLOCK,
        record.event_id,
        ["email"],
    )
    assert record.ended_by_id == lapsed.pk


def test_it_says_whose_limit_it_was_and_the_ledger_commits_to_it(travel):
    subscriber(travel, "DK")
    run(later(12))
    lapsed = Event.objects.get(kind=EventKind.LAPSED)
    why = Particulars.objects.get(event=lapsed)
    assert (why.data["months"], why.data["whose"], why.data["country"]) == (12, "regulator", "DK")
    assert bytes(lapsed.commitment) == commitment_of(lapsed)
    assert bytes(lapsed.particulars_commitment) == commitment(bytes(why.salt), why.data)


def test_a_run_that_was_down_for_a_week_records_both_days(travel):
    ana = subscriber(travel, "DK")
    run(later(12) + 7 * DAY)
    assert lapses_of(ana) == [(later(12), later(12) + 7 * DAY, "unused")]


def test_running_again_finds_nothing(travel):
    subscriber(travel, "DK")
    run(later(12))
    assert run(later(12)) == run(later(13)) == []
    assert Event.objects.filter(kind=EventKind.LAPSED).count() == 1


@pytest.mark.parametrize("clock", [Clock.UNUSED, Clock.INACTIVITY])
@pytest.mark.parametrize(
    ("begins", "months", "ends"), [((2026, 8, 31), 6, (2027, 2, 28)), ((2028, 2, 29), 12, (2029, 2, 28))]
)
def test_months_that_end_in_a_shorter_month_end_on_its_last_day(travel, clock, begins, months, ends):
    begins, ends = (datetime(*day, 12, tzinfo=UTC) for day in (begins, ends))
    choose(travel, clock, months, "Sofie", begins)
    ana = subscriber(travel, "SE", at=begins)
    acted(ana, begins)
    assert run(ends - DAY) == []
    run(ends)
    assert [at for at, _, _ in lapses_of(ana)] == [ends]


def test_what_was_used_does_not_lapse(travel):
    ana = subscriber(travel, "DK")
    used(ana, later(11))
    assert run(later(22)) == []
    run(later(23))
    assert [at for at, _, _ in lapses_of(ana)] == [later(23)]


def test_nothing_but_a_new_yes_revives_a_lapsed_consent(travel):
    ana = subscriber(travel, "DK")
    run(later(12))
    acted(ana, later(13))
    used(ana, later(13))
    run(later(14))
    assert not Record.objects.filter(ended_at=None).exists()
    says_yes(ana, travel.asked, later(15))
    assert Record.objects.get(ended_at=None).given_at == later(15)
    assert [each.clock for each in run(later(26))] == [Clock.PROOF], "of the first"


def test_what_a_file_brought_may_have_been_used_elsewhere_and_counts_from_its_entry(travel):
    ana = lives_in("DK")
    asked = question(travel, channels=("email",))
    says_yes(ana, asked, START - 700 * DAY, actor=Actor.IMPORT, via=Via.IMPORT, recorded_at=START)
    assert run(later(12) - DAY) == []
    run(later(12))
    assert [at for at, _, _ in lapses_of(ana)] == [later(12)]


def test_whose_consent_lapsed_has_not_left(travel):
    subscriber(travel, "DK")
    ben = subscriber(travel, "DK", "Ben")
    leave(Who(ben.pk), Scope(travel.pk), heard(later(3)))
    run(later(12))
    held.count(later(12))
    kept = Held.objects.get()
    assert (kept.people, kept.left) == (0, 1)


def test_who_left_before_does_not_lapse(travel):
    ana = subscriber(travel, "DK")
    leave(Who(ana.pk), Scope(travel.pk), heard(later(3)))
    assert run(later(12)) == []


def test_a_sign_up_that_was_not_confirmed_is_no_consent_that_could_lapse(travel):
    asked = question(travel, "double", channels=("email",), double_opt_in=True)
    says_yes(lives_in("DK"), asked, START)
    assert run(later(13)) == []


def test_where_the_country_is_not_known_no_law_lets_it_lapse_but_the_company_may(travel):
    ana = subscriber(travel, None)
    assert run(later(30)) == []
    choose(travel, Clock.UNUSED, 24, "Mette", START)
    run(later(30))
    assert lapses_of(ana) == [(later(24), later(30), "unused")]


def test_a_company_can_be_stricter_than_the_law_and_never_looser(travel):
    ana, ben = subscriber(travel, "DK"), subscriber(travel, "DK", "Ben", at=later(1))
    choose(travel, Clock.UNUSED, 24, "Mette", START)
    run(later(12))
    assert [at for at, _, _ in lapses_of(ana)] == [later(12)]
    choose(travel, Clock.UNUSED, 6, "Mette", later(12))
    run(later(12))
    assert [at for at, _, _ in lapses_of(ben)] == [later(7)]
    assert Particulars.objects.filter(data__whose="company").count() == 1


def test_of_two_countries_the_stricter_law_counts(travel):
    ana = subscriber(travel, "SE", other="DK")
    run(later(12))
    assert [at for at, _, _ in lapses_of(ana)] == [later(12)]
    assert Particulars.objects.get(data__clock="unused").data["country"] == "DK"


def test_in_france_silence_of_three_years_ends_a_consent_though_it_is_used(travel):
    chloe = subscriber(travel, "FR", "Chloe")
    used(chloe, later(35))
    run(later(36))
    assert lapses_of(chloe) == [(later(36), later(36), "inactivity")]


def test_an_act_of_ones_own_renews_and_of_whom_none_is_known_it_counts_from_the_yes(travel):
    chloe, dev = subscriber(travel, "FR", "Chloe"), subscriber(travel, "FR", "Dev")
    acted(chloe, later(20))
    acted(dev, None)
    run(later(55))
    assert (lapses_of(chloe), lapses_of(dev)) == ([], [(later(36), later(55), "inactivity")])
    run(later(56))
    assert [at for at, _, _ in lapses_of(chloe)] == [later(56)]


def test_too_many_at_once_wait_for_a_person_who_says_why(travel):
    crowd = [subscriber(travel, "DK", f"person{nth}") for nth in range(25)]
    (waits,) = run(later(12))
    assert (waits.state, waits.found, waits.of) == (RunState.WAITING, 25, 25)
    assert run(later(12) + DAY)[0].state == RunState.WAITING
    assert lapses_of(crowd[0]) == []
    with pytest.raises(UsageError):
        approve(waits.pk, "  ", "Mette", later(12) + DAY)
    approve(waits.pk, "The newsletter paused for a year.", "Mette", later(12) + DAY)
    (done,) = run(later(12) + 2 * DAY)
    assert (done.state, done.taken, done.approved_by) == (RunState.DONE, 25, "Mette")
    assert lapses_of(crowd[0]) == [(later(12), later(12) + 2 * DAY, "unused")]


def test_a_yes_is_for_so_many_and_no_more(travel):
    for nth in range(25):
        subscriber(travel, "DK", f"person{nth}")
    subscriber(travel, "DK", "late", at=START + DAY)
    (waits,) = run(later(12))
    approve(waits.pk, "Right so.", "Mette", later(12))
    (again,) = run(later(12) + DAY)
    assert (again.state, again.found, again.approved_by) == (RunState.WAITING, 26, "")


def test_bounds_are_the_companys(travel):
    for nth in range(25):
        subscriber(travel, "DK", f"person{nth}")
    set_bounds(travel, Bounds(share=100, number=24), "Mette", START)
    assert run(later(12))[0].state == RunState.WAITING
    set_bounds(travel, Bounds(share=100, number=25), "Mette", START)
    assert run(later(12))[0].state == RunState.DONE
    assert Run.objects.count() == 1


def test_the_dry_run_is_the_list_of_the_run(travel):
    ana = subscriber(travel, "DK")
    (due,) = found(Clock.UNUSED, START, later(13))
    assert (due.person_id, due.due_at, due.months, due.country) == (ana.pk, later(12), 12, "DK")
    assert counted(Clock.UNUSED, START, later(13))[travel.pk] == (1, 1)
    assert not Event.objects.filter(kind=EventKind.LAPSED).exists()


def test_the_calendar_names_the_people_by_week_and_what_is_overdue_now(travel):
    ana, ben = subscriber(travel, "DK"), subscriber(travel, "DK", "Ben", at=later(1))
    calendar.keep(later(12) + DAY)
    first, second = calendar.entries([travel.pk])
    assert (first.clock, first.people) == (Clock.UNUSED, 1)
    assert first.week <= (later(12) + DAY).date() < first.week + 7 * DAY
    assert calendar.people_of(travel.pk, Clock.UNUSED, first.week, 0, 50) == [ana.pk]
    assert calendar.people_of(travel.pk, Clock.UNUSED, second.week, 0, 50) == [ben.pk]
    assert calendar.people_of(travel.pk, Clock.UNUSED, second.week, ben.pk, 50) == []
    assert second.week <= later(13).date() < second.week + 7 * DAY


def test_proof_of_an_ended_consent_is_due_two_years_after_its_last_use_in_denmark(travel):
    ana = subscriber(travel, "DK")
    used(ana, later(6))
    leave(Who(ana.pk, bytes(mailbox(ana).keyed_hash)), Scope(travel.pk), heard(later(7)))
    assert list(found(Clock.PROOF, later(30), later(30) - DAY)) == []
    (due,) = found(Clock.PROOF, later(30), later(30))
    assert (due.person_id, due.due_at, due.months) == (ana.pk, later(30), 24)


def test_proof_of_a_consent_in_force_is_never_due(travel):
    ana = subscriber(travel, "DK")
    used(ana, START)
    assert list(found(Clock.PROOF, later(60), later(60))) == []
