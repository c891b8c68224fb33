"""Whoever goes leaves the archived months, too: at once, on the day of their proof, or with a consent that is over."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from tests.story.cast import company
from tests.story.old_messages import asked, empty_folder, sent_long_ago
from tests.story.sending import bought

from jatak.base.calendar import months_after, months_before
from jatak.base.clock import now
from jatak.consent.models import Event, EventKind, Record
from jatak.database.using import acting_as, atomic, connection
from jatak.delivery.archive import finding
from jatak.delivery.archive.archiving import archive
from jatak.delivery.archive.restoring import restore
from jatak.delivery.archive.wanted import Wanted
from jatak.delivery.models import Message
from jatak.people.models import Person
from jatak.retention.clocks.running import run
from jatak.retention.erasure import Why, erase, release
from jatak.retention.erasure.archived import leaving
from jatak.retention.erasure.archived.leaving import leave_archive
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.models import Erasure, FromArchive, Kind, Locked

folder = pytest.fixture(autouse=True)(empty_folder)
pytestmark = pytest.mark.usefixtures("database")
LONG_AGO = """
SET LOCAL session_replication_role = replica;
UPDATE consent.consent_record
SET given_at = %(at)s, last_used_at = %(at)s, ended_at = %(at)s, ended_recorded_at = %(at)s
WHERE person_id = %(person)s
"""
KILLED = """
import os, signal
from jatak.cli.role import set_up
set_up("web")
from jatak.base.clock import now
from jatak.retention.erasure.archived.leaving import leave_archive

def watch(step, month, done, rows):
    if step == os.environ["AT"]:
        os.kill(os.getpid(), signal.SIGKILL)

leave_archive(now(), watch)
"""


def archived(months_ago: int):
    """Ana and Ben got a message so long ago, on their consents, and that month is archived."""
    at = months_before(now(), months_ago)
    travel, (ana, ben), _ = sent_long_ago("Ana", "Ben", at=at)
    month = at.date().replace(day=1)
    with acting_as("admin"):
        Record.objects.update(last_used_at=at)
    archive(months_after(at.replace(day=1), 1).date(), now())
    return travel, ana, ben, at, month


def in_archive(number: int):
    with acting_as("worker"):
        return list(finding.rows(Wanted(person_id=number), ["id", "answer", "consent_event_id"]))


def noted() -> int:
    with acting_as("retention"):
        return FromArchive.objects.count()


def test_who_is_erased_leaves_months_whose_proof_is_over(database):
    _, ana, ben, _, _ = archived(40)
    erase(ana.pk, Why.REQUEST, now(), "Mette")
    assert noted() == 1
    assert len(in_archive(ana.pk)) == 1, "a file is in no transaction"
    assert leave_archive(now()) == 1
    assert (in_archive(ana.pk), noted()) == ([], 0)
    assert len(in_archive(ben.pk)) == 1
    assert leave_archive(now()) == 0


def test_what_still_proves_something_stays_locked_without_words_and_goes_on_its_day(database):
    _, ana, ben, at, _ = archived(14)
    erase(ana.pk, Why.REQUEST, now(), "Mette")
    assert leave_archive(now()) == 0
    (stays,) = in_archive(ana.pk)
    assert stays["answer"] == "250 2.0.0"
    assert in_archive(ben.pk)[0]["answer"].startswith('250 2.0.0 "Ok"')
    with acting_as("retention"):
        locked = Locked.objects.get(kind=Kind.MESSAGES)
    assert (locked.ref, locked.law[:18]) == (str(ana.pk), "Denmark: 24 months")
    assert locked.until == months_after(at + timedelta(minutes=1), 24)
    day = locked.until + timedelta(days=1)
    assert release(locked.until - timedelta(days=1)) == 0
    assert release(day) >= 2
    assert leave_archive(day) == 1
    assert (in_archive(ana.pk), noted(), len(in_archive(ben.pk))) == ([], 0, 1)


def test_the_proof_clock_takes_messages_of_a_consent_that_is_over(database):
    travel, ana, ben, at, _ = archived(40)
    with acting_as("admin"):
        given = Event.objects.get(person_id=ana.pk, kind=EventKind.GIVEN)
        bought(travel, ana)
    with acting_as("admin"), atomic(), connection().cursor() as cursor:
        for statement in LONG_AGO.split(";\n"):
            cursor.execute(statement, {"at": at, "person": ana.pk} if "%" in statement else None)
    with acting_as("web"):
        assert [each.taken for each in run(now()) if each.clock == "proof"] == [1]
    with acting_as("admin"):
        assert Person.objects.filter(pk=ana.pk).exists()
        assert not Event.objects.filter(pk=given.pk).exists()
    assert leave_archive(now()) == 1
    assert (in_archive(ana.pk), len(in_archive(ben.pk))) == ([], 1)


@pytest.mark.parametrize("step", ["written", "kept", "replaced"])
def test_a_kill_at_any_step_loses_nothing_and_the_next_night_ends_it(database, step):
    _, ana, ben, _, _ = archived(40)
    erase(ana.pk, Why.REQUEST, now(), "Mette")
    done = subprocess.run(
        [sys.executable, "-c", KILLED], check=False, capture_output=True, text=True, env={**os.environ, "AT": step}
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert noted() == 1
    leave_archive(now())
    assert (in_archive(ana.pk), noted(), len(in_archive(ben.pk))) == ([], 0, 1)


def test_a_month_that_was_brought_back_meanwhile_is_cleaned_in_the_outbox(database):
    _, ana, ben, _, month = archived(40)
    erase(ana.pk, Why.REQUEST, now(), "Mette")
    restore(month)
    assert asked("SELECT count(*) FROM delivery_message WHERE person_id = %(person)s", person=ana.pk) == [(1,)]
    leave_archive(now())
    with acting_as("admin"):
        assert {each.person_id > 0 for each in Message.objects.all()} == {True, False}
        assert Message.objects.get(person_id__gt=0).person_id == ben.pk
    assert noted() == 0


def test_a_month_that_is_archived_after_the_erasure_has_nobody_of_them(database):
    _, ana, _, _, month = archived(40)
    restore(month)
    erase(ana.pk, Why.REQUEST, now(), "Mette")
    assert noted() == 0, "nothing is archived"
    archive(months_after(now(), -20).date(), now())
    assert in_archive(ana.pk) == []


def test_many_at_once_go_in_one_round(database, monkeypatch):
    _, ana, ben, _, _ = archived(40)
    for each in (ana, ben):
        erase(each.pk, Why.REQUEST, now(), "Mette")
    monkeypatch.setattr(leaving, "AT_ONCE", 1)
    assert leave_archive(now()) == 2
    assert (in_archive(ana.pk), in_archive(ben.pk)) == ([], [])


@pytest.mark.parametrize(("months", "locked"), [(40, False), (14, True)])
def test_of_whom_one_company_let_go_its_old_messages_leave_and_no_other_ones(database, months, locked):
    travel, ana, ben, _, _ = archived(months)
    with acting_as("admin"):
        nord = company("Nordrejser")
        bought(nord, ana)
    done = erase_at(ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    assert done is not None
    assert noted() == 1
    leave_archive(now())
    assert len(in_archive(ana.pk)) == locked
    assert len(in_archive(ben.pk)) == 1
    with acting_as("retention"):
        part = Erasure.objects.get().part_id
        kept = list(Locked.objects.filter(kind=Kind.MESSAGES))
        assert [(each.ref, each.controller_id) for each in kept] == [(str(part), travel.pk)] * locked
        until = max((each.until for each in kept), default=now()) + timedelta(days=1)
    release(until)
    leave_archive(until)
    assert (in_archive(ana.pk), noted(), len(in_archive(ben.pk))) == ([], 0, 1)
    with acting_as("admin"):
        assert Person.objects.filter(pk=ana.pk).exists()
