"""The journal's disk is full, away, read-only or hangs: nobody who says no waits for it, and nothing is missed."""

import threading

import pytest
from django.db import connections
from tests.story.sending import joined, leaves, now
from tests.story.test_backup import known

from jatak.backup import journal
from jatak.backup.journal.lines import lines
from jatak.backup.journal.place import files
from jatak.backup.restoring import restore
from jatak.backup.writing import write
from jatak.base.errors import JatakError
from jatak.consent.models import Record
from jatak.database.apart import Unwritable, folder
from jatak.database.using import acting_as, connection
from jatak.installation.doctor.checks import made
from jatak.jobs import sealing as jobs
from jatak.people.models import Restriction
from jatak.people.restricting import lift, restrict
from jatak.sealing.apart.marks import newest
from jatak.sealing.models import Head
from jatak.sealing.tree import size_now


@pytest.fixture
def travel(database, tmp_path, monkeypatch):
    """Ana, Ben and Chloe are members; the journal is in a folder of its own."""
    monkeypatch.setenv("JATAK_JOURNAL", str(tmp_path / "disk" / "journal"))
    made_ = joined("Ana", "Ben", "Chloe")
    journal.write(now)
    return made_


def noes():
    return [line["row"]["event"]["kind"] for line in lines(now().replace(year=2020)) if line["what"] == "no"]


class Hanging:
    """A disk that takes a write and does not answer until it is let go."""

    def __init__(self, monkeypatch, place):
        self.begun, self.over = threading.Event(), threading.Event()
        monkeypatch.setattr(place, self)

    def __call__(self, *_):
        self.begun.set()
        self.over.wait(60)
        raise OSError(5, "Input/output error")


def test_who_changes_what_is_being_written_does_not_wait_for_a_disk_that_hangs(travel, monkeypatch):
    """The row of Chloe's restriction is being written when it is lifted; the lifting is written afterwards."""
    with acting_as("admin"):
        held = restrict(known("Chloe"), "Asked what we have.", now(), travel)
    failed = []

    def writes():
        try:
            journal.write(now)
        except JatakError as error:
            failed.append(error.message)
        connections.close_all()

    with monkeypatch.context() as patched:
        disk = Hanging(patched, "jatak.backup.journal.writing.append")
        writer = threading.Thread(target=writes)
        writer.start()
        try:
            assert disk.begun.wait(30)
            for role in ("consent", "admin"):
                with acting_as(role), connection().cursor() as cursor:
                    cursor.execute("SET lock_timeout = '1s'")
            leaves(known("Ben"), travel)
            with acting_as("admin"):
                lift(held, now())
                assert Record.objects.filter(ended_at=None).count() == 2
            jobs.seal_log(0)
            assert size_now() > 0, "the sealer does not wait either"
            patched.setattr("jatak.database.apart.SECONDS", 0.01)
            with pytest.raises(Unwritable, match="has not answered for a while"):
                journal.write(now)
            with pytest.raises(Unwritable):
                jobs.sign_due(0)
            assert not Head.objects.exists(), "no head is seen before its leaves are kept"
        finally:
            disk.over.set()
            writer.join()
    assert failed == ["The journal cannot be written: Input/output error."]
    journal.write(now)
    assert "withdrawn" in noes()
    limits = [line["row"] for line in lines(now().replace(year=2020)) if line["what"] == "people_restriction"]
    assert limits[-1]["ended_at"] is not None
    jobs.sign_due(0)
    assert Head.objects.get().size == newest()[0].size


def test_a_change_while_it_is_written_is_written_too(travel, monkeypatch):
    """Between reading what waits and forgetting it."""
    from jatak.backup.journal import writing

    with acting_as("admin"):
        held = restrict(known("Chloe"), "Asked what we have.", now(), travel)
    append = writing.append

    def meanwhile(some, at):
        append(some, at)
        with acting_as("admin"):
            if Restriction.objects.filter(ended_at=None).exists():
                lift(held, now())

    monkeypatch.setattr(writing, "append", meanwhile)
    journal.write(now)
    limits = [line["row"] for line in lines(now().replace(year=2020)) if line["what"] == "people_restriction"]
    assert [each["ended_at"] is None for each in limits] == [True, False]


@pytest.mark.parametrize("trouble", ["away", "a file", "full"])
def test_what_cannot_be_written_waits_and_the_doctor_says_so(travel, tmp_path, monkeypatch, trouble):
    disk, elsewhere = tmp_path / "disk", tmp_path / "elsewhere"
    disk.rename(elsewhere)
    if trouble == "full":
        disk.symlink_to(elsewhere)
        monkeypatch.setattr("jatak.database.apart.os.fsync", _full)
    else:
        disk.write_text("not mounted")
    leaves(known("Ben"), travel)
    with pytest.raises(Unwritable) as caught:
        journal.write(now)
    assert "JATAK_JOURNAL" in caught.value.remedy
    with pytest.raises(Unwritable):
        write(tmp_path / "backup.zip", now())
    assert not (tmp_path / "backup.zip").exists()
    (said,) = [found for found in made("journal") if found.level == "problem"]
    assert "The journal cannot be written" in said.seen
    monkeypatch.undo()
    monkeypatch.setenv("JATAK_JOURNAL", str(disk / "journal"))
    disk.unlink()
    elsewhere.rename(disk)
    journal.write(now)
    assert "withdrawn" in noes()
    assert [found.level for found in made("journal") if found.level == "problem"] == []


def _full(_):
    raise OSError(28, "No space left on device")


def test_a_journal_that_is_lost_begins_anew_and_older_backups_are_refused(travel, tmp_path):
    write(tmp_path / "backup.zip", now())
    jobs.seal_log(0)
    jobs.sign_due(0)
    for file in folder().iterdir():
        file.unlink()
    leaves(known("Ben"), travel)
    jobs.seal_log(0)
    journal.write(now)
    assert "withdrawn" in noes()
    assert newest()[0].size == size_now()
    connections.close_all()
    with pytest.raises(JatakError, match="begins only at"):
        restore(tmp_path / "backup.zip", now())
    assert [found.level for found in made("journal") if found.level == "problem"] == []


@pytest.mark.parametrize("line", [b"[]", b'{"at":"2026-01-01T00:00:00+00:00"}', b'{"what":"no","at":7}', b"\xff\xfe"])
def test_any_bytes_in_it_are_named(travel, line):
    files()[-1].write_bytes(line + b"\n" + files()[-1].read_bytes())
    with pytest.raises(JatakError, match="line 1, cannot be read"):
        list(lines(now().replace(year=2020)))
    assert any("damaged" in found.seen for found in made("journal"))
