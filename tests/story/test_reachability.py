"""An address that leads to nobody: what makes it so, what ends it, and that no consent is touched."""

from datetime import timedelta

import pytest
from tests.story.cast import DAY, NOON, company, mailbox, person, question, says_yes

from jatak.consent.models import Event, Record
from jatak.database.using import acting_as
from jatak.people.merging import Who as Says
from jatak.people.merging import merge
from jatak.people.models import Failure, Unreachable
from jatak.people.reachability import failed, mended, reached

GONE = {"permanent": True, "heard_by": "dsn", "status": "5.1.1", "said": "550 5.1.1 no such user"}
FULL = {"permanent": False, "heard_by": "dsn", "status": "4.2.2", "said": "452 4.2.2 mailbox full"}


@pytest.fixture
def ana(database):
    with acting_as("admin"):
        ana = person("Ana")
        says_yes(ana, question(company()))
    with acting_as("web"):
        yield ana


def full(point, days: float, message: int) -> bool:
    return failed(point.pk, at=NOON + days * DAY, message_id=message, **FULL)


def test_one_permanent_failure_is_enough_and_changes_no_consent(ana):
    point = mailbox(ana)
    with acting_as("admin"):
        before = list(Event.objects.values()), list(Record.objects.values())
    assert failed(point.pk, at=NOON, message_id=7, **GONE)
    row = Unreachable.objects.get()
    assert (row.contact_point_id, row.person_id, row.since, row.ended_at) == (point.pk, ana.pk, NOON, None)
    assert (row.failure.status, row.failure.message_id, row.failure.heard_by) == ("5.1.1", 7, "dsn")
    with acting_as("admin"):
        assert (list(Event.objects.values()), list(Record.objects.values())) == before


def test_hearing_it_again_is_once(ana):
    point = mailbox(ana)
    assert [failed(point.pk, at=NOON, message_id=7, **GONE) for _ in range(2)] == [True, False]
    assert [failed(point.pk, at=NOON, **GONE) for _ in range(2)] == [False, False]
    assert (Failure.objects.count(), Unreachable.objects.count()) == (2, 1)


def test_workers_hear_of_it(ana, log_in):
    listener = log_in("worker")
    listener.execute("LISTEN jatak_stop")
    failed(mailbox(ana).pk, at=NOON, **GONE)
    assert [notice.payload for notice in listener.notifies(timeout=1, stop_after=1)] == [str(ana.pk)]


def test_a_refusal_of_us_is_kept_and_does_not_count(ana):
    assert not failed(mailbox(ana).pk, True, NOON, "dsn", "5.7.1", "rejected by policy")
    assert Failure.objects.get().kind == "other"
    assert not Unreachable.objects.exists()


def test_an_address_that_was_erased_is_nobody_s_failure(ana):
    assert not failed(mailbox(ana).pk + 1, at=NOON, **GONE)
    assert not Failure.objects.exists()


def test_temporary_failures_count_when_they_are_many_and_last(ana):
    point = mailbox(ana)
    assert [full(point, day, message=day) for day in (0, 3, 6, 9)] == [False] * 4
    assert full(point, 11, message=11), "the fifth, eleven days after the first"
    assert Unreachable.objects.get().failure.message_id == 11


@pytest.mark.parametrize(
    ("days", "why"),
    [((0, 1, 2, 3, 4), "within ten days"), ((0, 8, 16, 24, 31), "the first is more than thirty days ago")],
)
def test_temporary_failures_do_not_count(ana, days, why):
    assert not any(full(mailbox(ana), day, message=day) for day in days), why


def test_one_message_that_failed_five_times_failed_once(ana):
    point = mailbox(ana)
    said = [FULL | {"status": f"4.{nth}.0"} for nth in (1, 2, 3, 4, 5)]
    assert not any(failed(point.pk, at=NOON + 3 * nth * DAY, message_id=1, **each) for nth, each in enumerate(said))


def test_the_operator_chooses_how_many(ana, monkeypatch):
    monkeypatch.setenv("JATAK_TEMPORARY_FAILURES", "2/10/0")
    assert [full(mailbox(ana), day, message=day) for day in (0, 1)] == [False, True]


def test_a_success_starts_the_count_anew_also_when_it_is_heard_late(ana):
    point = mailbox(ana)
    for day in (0, 3, 6, 9):
        full(point, day, message=day)
    assert not reached(point.pk, NOON + 10 * DAY), "nothing had ended"
    assert not full(point, 11, message=11)
    assert not full(point, 7, message=70)
    assert Failure.objects.filter(outlived_at=None).count() == 1


def test_a_success_ends_it_and_a_later_failure_begins_it_again(ana):
    point = mailbox(ana)
    failed(point.pk, at=NOON, message_id=1, **GONE)
    assert not reached(point.pk, NOON - DAY), "that was before"
    assert reached(point.pk, NOON + DAY)
    assert not reached(point.pk, NOON + DAY)
    assert not failed(point.pk, at=NOON + timedelta(hours=1), message_id=2, **GONE), "older than the success"
    assert failed(point.pk, at=NOON + 2 * DAY, message_id=3, **GONE)
    assert [row.ended_at for row in Unreachable.objects.order_by("pk")] == [NOON + DAY, None]


def test_an_operator_s_word_ends_it_and_is_kept(ana):
    point = mailbox(ana)
    failed(point.pk, at=NOON, **GONE)
    assert mended(point.pk, NOON + DAY, "Sofie", "Ana called: the server was down")
    row = Unreachable.objects.get()
    assert (row.ended_at, row.ended_by, row.why) == (NOON + DAY, "Sofie", "Ana called: the server was down")


def test_a_new_yes_from_the_address_ends_it(ana):
    point = mailbox(ana)
    failed(point.pk, at=NOON, **GONE)
    with acting_as("admin"):
        says_yes(ana, question(company("Nordlys"), "other"), NOON + DAY)
    assert Unreachable.objects.get().ended_at == NOON + DAY


def test_it_goes_to_the_one_who_stays_and_with_the_address(ana):
    with acting_as("admin"):
        anna = person("Anna")
    failed(mailbox(anna).pk, at=NOON, **GONE)
    merge(ana.pk, anna.pk, Says("Mette", "One and the same."), NOON + DAY)
    assert Unreachable.objects.get().person_id == ana.pk
    with acting_as("admin"):
        mailbox(ana)
        Unreachable.objects.get().contact_point.delete()
    assert not Unreachable.objects.exists()
    assert not Failure.objects.exists()
