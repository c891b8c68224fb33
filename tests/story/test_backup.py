"""A base that is lost, and brought back from last week's backup: who left since is not written to again."""

import json
import zipfile
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import connections
from django.db.transaction import set_rollback
from django.test import override_settings
from tests.story.cast import company, mailbox, person, question, says_yes
from tests.story.sending import PUBLIC_URL, bought, joined, leaves, lives_in, now, receipt_for_ana, started, states

from jatak.backup import journal
from jatak.backup.beside import put_in_place
from jatak.backup.journal.lines import lines
from jatak.backup.journal.place import files
from jatak.backup.reading import Damaged
from jatak.backup.restoring import restore
from jatak.backup.writing import write
from jatak.base.errors import UsageError
from jatak.campaigns import campaigns
from jatak.campaigns.models import StartOrder
from jatak.consent.models import Event, EventKind, Objection, Record, Suppression
from jatak.database.apart import Unwritable
from jatak.database.connect import connect, running_server
from jatak.database.using import acting_as, alias, atomic
from jatak.delivery.models import Dispatch, Message
from jatak.people.models import Acquaintance, Person, Restriction
from jatak.people.own_acts import last_acts
from jatak.people.restricting import lift, restrict
from jatak.retention.erasure.erasing import erase
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.models import Erasure, ReactivationNotice, ReactivationPlan, ReactivationStay, Why

NOW = datetime.now(UTC)


@pytest.fixture
def backups(tmp_path, monkeypatch, database):
    """A folder for backups; the journal lies beside it, and the databases that were put aside are dropped."""
    monkeypatch.setenv("JATAK_JOURNAL", str(tmp_path / "journal"))
    yield tmp_path
    connections.close_all()
    server = running_server()
    with connect(server, database="postgres") as keeper:
        for (name,) in keeper.execute("SELECT datname FROM pg_database WHERE datname ~ '_(before|restoring)_'"):
            keeper.execute(f'DROP DATABASE "{name}"')


@pytest.fixture
def travel(backups):
    """Ana, Ben and Chloe are members; last week's backup knows them so."""
    made = joined("Ana", "Ben", "Chloe")
    made.file = backups / "week.zip"
    journal.write(lambda: NOW - timedelta(days=8))
    write(made.file, NOW - timedelta(days=7))
    return made


def known(name: str) -> Person:
    with acting_as("admin"):
        return Person.objects.get(name=name)


def open_consents() -> set[str]:
    with acting_as("admin"):
        return set(Record.objects.filter(ended_at=None).values_list("person__name", flat=True))


def test_who_left_since_last_weeks_backup_has_left(travel):
    leaves(known("Ben"), travel)
    with acting_as("admin"):
        of_ben = list(Event.objects.order_by("pk").values_list("pk", "commitment"))
        restrict(known("Chloe"), "Asked what we have.", now(), travel)
    done = restore(travel.file, now())
    assert (done.replayed.noes, done.replayed.limits, done.replayed.not_known) == (len(of_ben) - 3, 1, [])
    assert open_consents() == {"Ana", "Chloe"}
    with acting_as("admin"):
        assert list(Event.objects.order_by("pk").values_list("pk", "commitment")) == of_ben
        assert Objection.objects.filter(person__name="Ben").exists()
        assert Restriction.objects.get(person__name="Chloe").ended_at is None
        assert "Asked what we have." not in files()[-1].read_text()


def test_who_came_after_the_backup_and_left_is_known_by_the_hash(travel):
    with acting_as("admin"):
        dev = lives_in(person("Dev"))
        says_yes(dev, question(travel, "another"), now())
        hashed = bytes(mailbox(dev).keyed_hash)
    leaves(dev, travel)
    restore(travel.file, now())
    with acting_as("admin"):
        assert not Person.objects.filter(name="Dev").exists()
        assert Suppression.objects.filter(address_hash=hashed).exists()
        again = person("Dev")  # A file brings them in again.
        assert again.pk > dev.pk + 1_000_000  # No link in an earlier message names somebody else.


def test_a_restriction_that_was_lifted_since_is_lifted(travel, backups):
    with acting_as("admin"):
        held = restrict(known("Chloe"), "Asked what we have.", now(), travel)
    write(backups / "later.zip", now() - timedelta(hours=1))
    with acting_as("admin"):
        lift(held, now())
    restore(backups / "later.zip", now())
    with acting_as("admin"):
        assert Restriction.objects.get().ended_at is not None


def test_who_was_erased_since_is_erased_again(travel):
    ana = known("Ana").pk
    erase(ana, Why.REQUEST, now(), "Ida")
    assert restore(travel.file, now()).erased == 1
    with acting_as("admin"):
        assert not Person.objects.filter(pk=ana).exists()
        assert set(Person.objects.values_list("name", flat=True)) == {"Ben", "Chloe"}
        assert Erasure.objects.get(person_id=ana).why == Why.REQUEST
        assert Suppression.objects.exists()


def test_of_whom_one_company_let_go_since_it_lets_go_again(travel, backups):
    ana = known("Ana").pk
    with acting_as("admin"):
        nord = company("Nordrejser")
        bought(nord, known("Ana"))
    write(backups / "later.zip", now() - timedelta(hours=1))
    erase_at(ana, travel.pk, Why.REQUEST, now(), "Ida")
    assert restore(backups / "later.zip", now()).erased == 1
    with acting_as("admin"):
        assert Person.objects.get(pk=ana).name == "Ana"
        assert set(Acquaintance.objects.filter(person_id=ana).values_list("controller_id", flat=True)) == {nord.pk}
        again = Erasure.objects.get(person_id=ana)
        assert (again.company_id, again.why, again.part_id is None) == (travel.pk, Why.REQUEST, False)
        assert {each.controller_id for each in Suppression.objects.all()} == {travel.pk}


def test_who_pressed_the_button_to_stay_since_is_not_silent(travel, backups):
    chloe, at = known("Chloe"), now().replace(microsecond=0)
    with acting_as("admin"):
        plan = ReactivationPlan.objects.create(controller=travel, days=[14], by="Ida", at=at)
        day = {"since": at - timedelta(days=1000), "goes_at": at + timedelta(days=12), "at": at - timedelta(days=2)}
        told = ReactivationNotice.objects.create(
            controller=travel, person_id=chloe.pk, plan=plan, days=14, message_id=1, **day
        )
    write(backups / "later.zip", now() - timedelta(hours=1))
    with acting_as("admin"):
        ReactivationStay.objects.create(notice=told, at=at)
        Acquaintance.objects.filter(person=chloe).update(last_own_act_at=at)
    assert restore(backups / "later.zip", now()).replayed.stayed == 1
    assert last_acts(chloe.pk) == {travel.pk: at}
    with acting_as("admin"):
        assert ReactivationStay.objects.get().at == at


def test_nothing_goes_out_twice(travel, backups):
    receipt_for_ana(travel)
    running = started(travel)
    with acting_as("web"):
        later = campaigns.create("Summer 2", running.template_version, now())
    write(backups / "later.zip", now() - timedelta(hours=1))
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        campaigns.start(later, "Ida", now())
    assert restore(backups / "later.zip", now()).replayed.started == 1
    with acting_as("web"):
        paused = Dispatch.objects.get(campaign_id=running.pk)
        assert (paused.state, "Restored from the backup" in paused.why) == ("paused", True)
        assert Message.objects.get(campaign_id=None).state == "uncertain"
        assert "Restored from the backup" in StartOrder.objects.get(pk=later.pk).refused
    assert states()["waiting"] == 3


def test_what_was_there_stays_under_another_name(travel):
    leaves(known("Ben"), travel)
    done = restore(travel.file, now())
    with connect(running_server(), database=done.earlier) as earlier:
        assert earlier.execute("SELECT count(*) FROM people_person").fetchone() == (3,)


def test_restored_twice_is_restored_once(travel):
    leaves(known("Ben"), travel)
    first = restore(travel.file, now())
    assert restore(travel.file, now() + timedelta(seconds=2)).replayed.noes == first.replayed.noes
    assert open_consents() == {"Ana", "Chloe"}


def test_a_base_that_is_gone_is_restored_all_the_same(travel):
    leaves(known("Ben"), travel)
    journal.write(now)
    connections.close_all()
    server = running_server()
    with connect(server, database="postgres") as keeper:
        keeper.execute(f'DROP DATABASE "{server.database}"')
    assert restore(travel.file, now()).earlier == ""
    assert open_consents() == {"Ana", "Chloe"}


class TestRefused:
    """Nothing is changed where something is wrong."""

    def refused(self, travel, error=UsageError, **more):
        before = len(databases())
        with pytest.raises(error) as caught:
            restore(travel.file, now(), **more)
        assert len(databases()) == before
        assert open_consents() == {"Ana", "Ben", "Chloe"}
        return str(caught.value)

    @pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
    def test_a_backup_that_was_changed(self, travel, at):
        data = bytearray(travel.file.read_bytes())
        data[int(len(data) * at)] ^= 1
        travel.file.write_bytes(data)
        assert "data/database.dump" in self.refused(travel, Damaged)

    @pytest.mark.parametrize("kept", [0, 100, 0.5])
    def test_a_backup_that_was_cut_off(self, travel, kept):
        data = travel.file.read_bytes()
        travel.file.write_bytes(data[: int(kept * len(data)) if kept < 1 else kept])
        assert "cut off" in self.refused(travel, Damaged)

    def test_another_file(self, travel):
        with zipfile.ZipFile(travel.file, "w") as archive:
            archive.writestr("manifest.json", json.dumps({"format": "jatak-evidence"}))
        assert "no backup" in self.refused(travel)

    def test_no_file(self, travel):
        travel.file.unlink()
        assert "There is no file" in self.refused(travel)

    def test_other_secrets(self, travel, monkeypatch):
        monkeypatch.setattr("jatak.database.hash_key.secret", lambda name: b"another" * 5)
        assert "secrets" in self.refused(travel)

    def test_a_journal_that_is_lost(self, travel):
        for file in files():
            file.unlink()
        assert "begins only at" in self.refused(travel)
        assert restore(travel.file, now(), without_journal=True).replayed.noes == 0

    def test_a_journal_that_begins_later(self, travel):
        for file in files():
            file.unlink()
        journal.write(lambda: now() - timedelta(days=1))
        assert "begins only at" in self.refused(travel)

    def test_a_journal_that_is_damaged(self, travel):
        leaves(known("Chloe"), travel)
        leaves(known("Chloe"), travel)
        journal.write(now)
        text = files()[-1].read_bytes()
        files()[-1].write_bytes(text.replace(b'"what":"no"', b'"what:"no"', 1))
        with pytest.raises(Exception, match="damaged"):
            restore(travel.file, now())

    def test_somebody_who_still_works(self, travel):
        server = running_server()
        with psycopg.connect(**server.login("web")):
            assert "still works" in self.refused(travel)

    def test_somebody_who_begins_meanwhile(self, travel):
        server = running_server()
        with psycopg.connect(**server.login("web")), pytest.raises(UsageError, match="meanwhile"):
            put_in_place("postgres", now())


def databases() -> list[tuple[str]]:
    with connect(running_server(), database="postgres") as keeper:
        return keeper.execute("SELECT datname FROM pg_database").fetchall()


class TestJournal:
    """Every no is written, once it is committed, and is on the disk before it is forgotten."""

    def told(self) -> list[str]:
        return [line["row"]["event"]["kind"] for line in lines(NOW - timedelta(days=30)) if line["what"] == "no"]

    def test_a_no_that_was_taken_back_is_not_written(self, travel):
        ben = known("Ben")
        with acting_as("consent"), atomic():
            leaves(ben, travel)
            set_rollback(True, using=alias())
        journal.write(now)
        assert self.told() == []

    def test_a_disk_that_is_full_loses_nothing(self, travel, monkeypatch):
        leaves(known("Ben"), travel)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr("jatak.backup.journal.writing.append", full)
            with pytest.raises(Unwritable, match="cannot be written: No space left on device"):
                journal.write(now)
        assert journal.write(now) > 0
        assert EventKind.WITHDRAWN in self.told()

    def test_a_line_that_was_not_finished_is_cut_off(self, travel):
        leaves(known("Ben"), travel)
        journal.write(now)
        before = self.told()
        with files()[-1].open("ab") as file:
            file.write(b'{"at":"2026-')
        leaves(known("Chloe"), travel)
        journal.write(now)
        assert self.told() == before * 2

    def test_old_months_go(self, travel):
        journal.write(lambda: now() - timedelta(days=500))
        journal.tidy(now())
        assert [file.name for file in files()] == [f"{now() - timedelta(days=8):%Y-%m}.jsonl"]

    def test_it_holds_no_address_and_no_name(self, travel):
        leaves(known("Ben"), travel)
        journal.write(now)
        text = files()[-1].read_text()
        assert "example.com" not in text
        assert "Ben" not in text
        assert files()[-1].stat().st_mode & 0o077 == 0
