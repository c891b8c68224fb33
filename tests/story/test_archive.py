"""A month of long ago goes into a file, is replayed and proven from there, and comes back the same."""

import stat
from datetime import timedelta

import pytest
from tests.story.old_messages import JUNE, MAY, NOW, OLD, asked, empty_folder, everything, files, many, sent_long_ago
from tests.story.opened import exporting

from jatak.base.errors import JatakError, UsageError
from jatak.database.home import home
from jatak.database.using import acting_as
from jatak.delivery.archive import patience
from jatak.delivery.archive.archiving import archive
from jatak.delivery.archive.engine import engine
from jatak.delivery.archive.leaving import Leaving
from jatak.delivery.archive.restoring import restore
from jatak.delivery.archive.rewriting import rewrite_without
from jatak.delivery.archive.told import Left, Moved
from jatak.delivery.models import Message
from jatak.delivery.replay import message_numbered, replay
from jatak.retention.disclosure import of_campaign, of_message, of_person
from jatak.retention.disclosure.messages import messages_of
from jatak.retention.disclosure.one_instant import one_instant

folder = pytest.fixture(autouse=True)(empty_folder)
pytestmark = pytest.mark.usefixtures("database")


def archived_file():
    """The only file of the archive."""
    (name,) = files()
    return home() / "archive" / name


def whole(message):
    """A message as a row has it."""
    return {field.attname: getattr(message, field.attname) for field in Message._meta.concrete_fields}


def replayed(number, facts=True):
    with acting_as("worker"):
        found = replay(message_numbered(number), with_facts=facts)
    return whole(found.message), found.situation, found.stored, found.again, found.agrees, found.facts_agree


def test_it_is_replayed_from_the_file_as_before_and_comes_back_the_same():
    sent_long_ago("Ana", "Ben")
    before = everything()
    answers = [replayed(row["id"]) for row in before]
    assert all(agrees and facts_agree for *_, agrees, facts_agree in answers)
    (moved,) = archive(JUNE, NOW)
    assert isinstance(moved, Moved)
    assert (moved.month, moved.rows, files()) == (MAY, 2, [moved.file])
    assert everything() == []
    assert [replayed(row["id"]) for row in before] == answers
    assert restore(MAY).rows == 2
    assert (everything(), files()) == (before, [])
    assert [replayed(row["id"]) for row in before] == answers


def test_every_value_of_many_rows_comes_back():
    many(3000)
    before = everything()
    (moved,) = archive(JUNE, NOW)
    assert moved.bytes < moved.database_bytes / 5
    restore(MAY)
    assert everything() == before
    (again,) = archive(JUNE, NOW)
    assert (again.rows, everything()) == (3000, [])


def test_the_proof_is_the_same_before_and_after(tmp_path):
    company, (ana, _), campaign = sent_long_ago("Ana", "Ben")
    export, (number, *_) = exporting(tmp_path), [row["id"] for row in everything()]

    def proofs(name):
        with acting_as("worker"):
            message = message_numbered(number)
        asked_for = (
            lambda: of_person(ana.pk),
            lambda: of_person(ana.pk, company),
            lambda: of_message(message),
            lambda: of_campaign(campaign),
        )
        return [export(each, f"{name}{n}.zip").files for n, each in enumerate(asked_for)]

    before = proofs("before")
    assert b'"state":"accepted"' in before[0]["data/messages.jsonl"].replace(b" ", b"")
    archive(JUNE, NOW)
    assert proofs("after") == before


def test_a_campaign_lies_together_and_in_it_each_person():
    many(300)
    archive(JUNE, NOW)
    with engine() as duck:
        found = duck.execute(
            "SELECT campaign_id, person_id, id FROM read_parquet(?)", [str(archived_file())]
        ).fetchall()
    assert (found, len(found)) == (sorted(found), 300)


def test_while_an_export_reads_no_month_goes(monkeypatch):
    _, (ana,), _ = sent_long_ago("Ana")
    monkeypatch.setattr(patience, "TRIES", 1)
    with one_instant():
        with pytest.raises(JatakError, match="in use"):
            archive(JUNE, NOW)
        assert len(messages_of(ana.pk, None)) == 1
    archive(JUNE, NOW)
    with one_instant():
        with pytest.raises(JatakError, match="in use"):
            rewrite_without(MAY, Leaving(people=[ana.pk]))
        assert len(messages_of(ana.pk, None)) == 1


def test_file_and_folder_are_private():
    sent_long_ago("Ana")
    archive(JUNE, NOW)
    assert stat.S_IMODE(archived_file().parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(archived_file().stat().st_mode) == 0o600


def test_young_months_stay_and_so_do_those_with_a_message_on_its_way():
    many(5)
    many(5, at=OLD + timedelta(days=31))
    asked("UPDATE delivery_message SET state = 'waiting' WHERE id = (SELECT min(id) FROM delivery_message)")
    assert archive(JUNE, NOW) == [Left(MAY, "1 of its messages still have a way to go")]
    asked("UPDATE delivery_message SET state = 'dropped' WHERE state = 'waiting'")
    (would,) = archive(JUNE, NOW, dry_run=True)
    assert (would.month, would.rows, would.file, len(everything())) == (MAY, 5, "", 10)
    archive(JUNE, NOW)
    assert {row["created_at"].month for row in everything()} == {6}


def test_what_came_after_a_month_was_archived_is_never_lost():
    many(5)
    archive(JUNE, NOW)
    many(3)
    (left,) = archive(JUNE, NOW)
    assert "3 messages more: restore it first" in left.reason
    assert (restore(MAY).rows, len(everything())) == (5, 8)
    assert archive(JUNE, NOW)[0].rows == 8


def test_a_month_without_messages_needs_no_file():
    asked("SELECT delivery_ensure_month(%(at)s)", at=OLD)
    (moved,) = archive(JUNE, NOW)
    assert (moved.rows, files(), asked("SELECT to_regclass('delivery_message_202405')")) == (0, [], [(None,)])


def test_facts_that_were_archived_are_asked_for_by_name():
    sent_long_ago("Ana")
    asked("UPDATE delivery_message SET as_of = created_at")
    asked("SELECT delivery_ensure_month(%(at)s)", at=OLD - timedelta(days=30))
    earlier = """
        INSERT INTO delivery_message SELECT (jsonb_populate_record(m, jsonb_build_object(
            'id', m.id + 1, 'campaign_id', 0, 'created_at', m.created_at - interval '30 days'))).*
        FROM delivery_message m
    """
    asked(earlier)
    (sent, _) = everything()
    archive(JUNE, NOW)
    with pytest.raises(UsageError, match="counted, and these are archived") as refused:
        replayed(sent["id"])
    assert "`jatak archive --restore 2024-04`" in refused.value.remedy
    assert replayed(sent["id"], facts=False)[-2] is True
    restore(MAY.replace(month=4))
    assert replayed(sent["id"])[-1] is not None


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_a_file_that_is_not_the_one_is_named_with_the_remedy(harm):
    sent_long_ago("Ana")
    (row,) = everything()
    archive(JUNE, NOW)
    path = archived_file()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"!")
    for ask in (lambda: replayed(row["id"]), lambda: restore(MAY)):
        with pytest.raises(JatakError, match="was changed" if harm == "changed" else "is missing") as refused:
            ask()
        assert str(path) in refused.value.message
        assert "backup" in refused.value.remedy
        assert everything() == []


def test_without_duckdb_it_says_what_to_install(monkeypatch):
    sent_long_ago("Ana")
    (row,) = everything()
    archive(JUNE, NOW)
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    for ask in (lambda: archive(JUNE, NOW), lambda: replayed(row["id"])):
        with pytest.raises(UsageError, match="needs DuckDB") as refused:
            ask()
        assert "jatak[archive]" in refused.value.remedy


def test_who_never_archived_needs_no_duckdb(monkeypatch):
    sent_long_ago("Ana")
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    (row,) = everything()
    assert replayed(row["id"])[-2]


def test_a_message_that_is_nowhere_is_nowhere():
    sent_long_ago("Ana")
    archive(JUNE, NOW)
    with acting_as("worker"), pytest.raises(UsageError, match="There is no message 424242"):
        message_numbered(424242)


@pytest.mark.parametrize("role", ["web", "worker", "retention"])
def test_roles_read_the_archive_and_change_nothing_of_it(log_in, role):
    with log_in(role) as connection:
        assert connection.execute("SELECT count(*) FROM delivery_archive").fetchone() == (0,)
        with pytest.raises(Exception, match="permission denied"):
            connection.execute("DELETE FROM delivery_archive")
