"""A base that is brought back goes on where its log was: nothing that was signed is contradicted."""

import json
from datetime import timedelta

import pytest
from django.db import connections
from tests.story.cast import person as somebody
from tests.story.cast import question, says_yes
from tests.story.sending import leaves, lives_in, now
from tests.story.test_backup import backups, known, open_consents, travel  # noqa: F401
from tests.story.test_verify import believed
from tests.story.test_verify import written as exported
from tests.unit.verify.checked import found
from typer.testing import CliRunner

from jatak.backup import journal
from jatak.backup.restoring import restore
from jatak.backup.writing import write
from jatak.base.clock import now as at_once
from jatak.cli.log import app
from jatak.cli.restored import content_of, lines
from jatak.consent.models import Event
from jatak.database.connect import connect, running_server
from jatak.database.using import acting_as
from jatak.evidence.contents import Stamp as Written
from jatak.retention.disclosure import of_ledger
from jatak.retention.erasure.erasing import erase
from jatak.retention.models import Why
from jatak.sealing.apart import files as apart
from jatak.sealing.apart.keeping import Forked, keep
from jatak.sealing.apart.marks import newest
from jatak.sealing.apart.reading import Damaged
from jatak.sealing.checking import check
from jatak.sealing.heads import sign_head
from jatak.sealing.models import Era, Head, Stamp, Tile, Tombstone
from jatak.sealing.sealer import seal
from jatak.sealing.tree import Tree, size_now
from jatak_verify.checking import Trust
from jatak_verify.finding import Verdict
from jatak_verify.log.pinned import Pinned


def sealed(later=0):
    """Seal and sign; the head."""
    at = at_once() + timedelta(minutes=later)
    seal(at)
    return sign_head(at)


@pytest.fixture
def week(travel):  # noqa: F811
    """Ana, Ben and Chloe are in the backup; since then Dev said yes, Ben left, and each time the log was signed."""
    sealed()
    write(travel.file, now() - timedelta(hours=2), force=True)
    travel.heads = [sealed()]
    with acting_as("admin"):
        says_yes(lives_in(somebody("Dev")), question(travel, "another"), now())
    travel.heads.append(sealed(1))
    leaves(known("Ben"), travel)
    travel.heads.append(sealed(2))
    journal.write(now)
    return travel


def lost_with_its_disk():
    connections.close_all()
    server = running_server()
    with connect(server, database="postgres") as keeper:
        keeper.execute(f'DROP DATABASE "{server.database}" WITH (FORCE)')


def troubles(data, head):
    trust = Trust(believed().key, Pinned(head.size, bytes(head.root)))
    return [each.words for each in found(data, trust) if each.verdict is not Verdict.HOLDS]


@pytest.mark.parametrize("base", ["is there", "is lost"])
def test_every_head_that_was_signed_is_continued(week, tmp_path, base):
    before = exported(of_ledger, tmp_path / "before.zip")
    week.heads.append(Head.objects.order_by("pk").last())
    journal.write(now)
    if base == "is lost":
        lost_with_its_disk()
    done = restore(week.file, now())
    assert (done.brought.first, done.brought.end) == (3, week.heads[-1].size)
    assert size_now() == week.heads[-1].size
    assert {bytes(each.signature) for each in week.heads} <= {bytes(each.signature) for each in Head.objects.all()}
    newer = sealed(5)
    assert newer.size > week.heads[-1].size, "the stone over what was lost is an entry, too"
    checked = check()
    assert list(checked.findings) == []
    assert checked.without == {"restored": done.lost.entries}
    after = exported(of_ledger, tmp_path / "after.zip", Written(at_once() + timedelta(days=1), "1.2.3"))
    for head in week.heads:
        assert troubles(after, head) == []
    assert troubles(before, week.heads[0]) == []
    assert "that were lost when a backup was restored" in {each.check: each.words for each in found(after)}["complete"]


def test_a_no_that_comes_back_has_its_own_entry_again(week):
    with acting_as("admin"):
        heard = set(Event.objects.exclude(kind="given").values_list("pk", "commitment"))
    done = restore(week.file, now())
    assert done.lost.entries == 1, "Dev's yes alone"
    assert done.lost.kinds == {"given": 1}
    with acting_as("admin"):
        assert set(Event.objects.exclude(kind="given").values_list("pk", "commitment")) == heard
        (stone,) = Tombstone.objects.filter(why="restored")
    assert len(stone.leaves) == 1
    words = "\n".join(lines(done))
    assert "consents given 1. Without them nobody is written to; ask again" in words
    assert "at most: people 1" in words
    assert "MISSING" not in words
    assert json.dumps(content_of(done))


def test_in_another_cluster_the_log_goes_on_in_another_era(week, monkeypatch):
    restore(week.file, now())
    with acting_as("admin"):
        assert Era.objects.count() == 1
    for module in ("eras", "sealer"):
        monkeypatch.setattr(f"jatak.sealing.{module}.cluster", lambda: "another")
    leaves(known("Chloe"), week)
    sealed(6)
    assert list(check().findings) == []
    assert check().unsealed == 0
    with acting_as("admin"):
        assert Era.objects.count() == 2


def test_a_big_log_comes_back_tile_by_tile(week, log_in):
    statement = """
    INSERT INTO consent.consent_event (id, kind, at, recorded_at, channels, survey, actor, via, salt, commitment)
    SELECT gen_random_uuid(), 'given', now(), now(), '{}', false, 'person', 'form', sha256('salt'),
        sha256(n::text::bytea)
    FROM generate_series(1, %(count)s) AS n
    """
    for turn, count in enumerate((300, 40_000, 7), 10):
        login = log_in("consent")
        login.execute(statement, {"count": count})
        login.close()
        head = sealed(turn)
    journal.write(now)
    tiles = list(Tile.objects.order_by("level", "number").values_list("level", "number", "hashes", "written_by"))
    done = restore(week.file, now())
    assert done.lost.kinds["given"] == 40_308
    assert Tree().root(head.size) == bytes(head.root)
    with acting_as("consent"):
        again = Tile.objects.order_by("level", "number").values_list("level", "number", "hashes", "written_by")
        assert list(again) == tiles


def test_restored_twice_it_is_still_the_same_log(week):
    restore(week.file, now())
    third = sealed(5)
    journal.write(now)
    done = restore(week.file, now() + timedelta(seconds=2))
    assert done.brought.end == third.size
    assert sealed(9).size >= third.size
    assert list(check().findings) == []


def test_who_was_erased_since_is_under_one_stone(week, tmp_path):
    erase(known("Ana").pk, Why.REQUEST, now(), "Ida")
    week.heads.append(sealed(3))
    journal.write(now)
    restore(week.file, now())
    sealed(5)
    assert list(check().findings) == []
    after = exported(of_ledger, tmp_path / "after.zip", Written(at_once() + timedelta(days=1), "1.2.3"))
    assert troubles(after, week.heads[-1]) == []


def test_a_time_stamp_comes_back_with_its_head(week):
    with acting_as("consent"):
        head = Head.objects.order_by("-pk").first()
        Stamp.objects.create(head=head, at=head.at, policy="1.2.3", token=b"token", got_at=head.at)
    journal.write(now)
    restore(week.file, now())
    with acting_as("admin"):
        assert [bytes(each.token) for each in Stamp.objects.filter(head__signature=head.signature)] == [b"token"]


def test_noes_that_the_journal_lost_are_counted(week):
    """A copy of the journal that was cut off: the log still knows how many left."""
    for file in journal_files():
        kept = [line for line in file.read_bytes().splitlines(keepends=True) if b'"what":"no"' not in line]
        file.write_bytes(b"".join(kept) + b'{"at":"2026-')
    lost_with_its_disk()
    done = restore(week.file, now())
    words = "\n".join(lines(done))
    assert "MISSING: " in words
    assert "withdrawals 1" in words
    assert "is not whole: was this copy cut off?" in words


def journal_files():
    from jatak.backup.journal.place import files

    return files()


class TestLost:
    """What is kept of the log is damaged, of another log, or not there."""

    def refused(self, week, words):
        with pytest.raises(Damaged, match=words) as caught:
            restore(week.file, now())
        assert "--without-log restores all the same" in caught.value.remedy

    def test_the_files_are_gone(self, week):
        lost_with_its_disk()
        for file in apart.files():
            file.unlink()
        self.refused(week, "nothing of the verifiable log")

    def test_a_letter_was_changed(self, week):
        lost_with_its_disk()
        (file,) = apart.files()[-1:]
        data = file.read_bytes()
        place = data.rindex(b'"hashes":"') + 12
        file.write_bytes(data[:place] + (b"A" if data[place : place + 1] != b"A" else b"B") + data[place + 1 :])
        self.refused(week, "other leaves than were written")

    def test_a_line_is_missing(self, week):
        lost_with_its_disk()
        (file,) = apart.files()[-1:]
        whole = file.read_bytes().splitlines(keepends=True)
        first = next(at for at, line in enumerate(whole) if b'"what":"leaves","first":3' in line)
        file.write_bytes(b"".join(whole[:first] + whole[first + 1 :]))
        self.refused(week, "lacks the entries 3 to 3")

    def test_a_copy_that_was_cut_off_ends_with_its_last_mark(self, week):
        lost_with_its_disk()
        (file,) = apart.files()[-1:]
        file.write_bytes(file.read_bytes()[:-9])
        done = restore(week.file, now())
        assert done.brought.end < week.heads[-1].size

    def test_a_copy_that_was_cut_off_is_made_whole_from_the_base_that_is_there(self, week):
        (file,) = apart.files()[-1:]
        first = file.read_bytes().splitlines(keepends=True)[0]
        file.write_bytes(first)
        done = restore(week.file, now())
        assert (done.brought.end, done.brought.heads) == (week.heads[-1].size, 2), "one is in the backup"
        signed = {bytes(each.signature) for each in Head.objects.all()}
        assert {bytes(each.signature) for each in week.heads} <= signed

    def test_without_it_the_log_says_that_it_was_broken_off(self, week, tmp_path):
        lost_with_its_disk()
        for file in apart.files():
            file.write_bytes(b"")
        done = restore(week.file, now(), without_log=True)
        assert done.replayed.noes > 0, "who left has left all the same"
        sealed(5)
        assert "do not fit what follows" in "\n".join(lines(done))
        (when,) = check().broken_off
        told = CliRunner().invoke(app, ["check"])
        assert f"On {when:%Y-%m-%d %H:%M} UTC a backup was restored without the entries sealed since it" in told.output
        after = exported(of_ledger, tmp_path / "after.zip", Written(at_once() + timedelta(days=1), "1.2.3"))
        assert any("restored without the log" in words for words in troubles(after, week.heads[0]))

    def test_what_was_given_up_is_not_brought_back_by_the_next_restore(self, week, tmp_path):
        restore(week.file, now(), without_log=True)
        leaves(known("Chloe"), week)
        head = sealed(5)
        write(tmp_path / "later.zip", now())
        leaves(known("Ana"), week)
        newer = sealed(6)
        journal.write(now)
        restore(tmp_path / "later.zip", now() + timedelta(seconds=2))
        assert size_now() == newer.size > head.size
        assert list(check().findings) == []


class TestForked:
    """A base that was brought back by other means signs nothing that would contradict what is out."""

    def test_the_base_that_was_put_aside_can_be_taken_back(self, week):
        done = restore(week.file, now())
        lost_with_its_disk()
        with connect(running_server(), database="postgres") as keeper:
            keeper.execute(f'ALTER DATABASE "{done.earlier}" RENAME TO "{running_server().database}"')
        with acting_as("admin"):
            says_yes(lives_in(somebody("Eve")), question(week, "third"), now())
        assert sealed(8).size == newest()[0].size == week.heads[-1].size + 1

    def test_but_not_once_another_head_was_signed(self, week):
        """The restored base is in use, and somebody takes the old one back."""
        done = restore(week.file, now())
        sealed(7)
        lost_with_its_disk()
        with connect(running_server(), database="postgres") as keeper:
            keeper.execute(f'ALTER DATABASE "{done.earlier}" RENAME TO "{running_server().database}"')
        leaves(known("Chloe"), week)
        with pytest.raises(Forked, match="other means than `jatak restore`"):
            sealed(8)

    @pytest.fixture
    def old(self, week):
        """The restored base was in use, another head was signed, and somebody took the old one back."""
        done = restore(week.file, now())
        week.heads.append(sealed(7))
        lost_with_its_disk()
        with connect(running_server(), database="postgres") as keeper:
            keeper.execute(f'ALTER DATABASE "{done.earlier}" RENAME TO "{running_server().database}"')
        return week

    def test_what_the_error_says_is_to_be_done_can_be_done(self, old, tmp_path):
        with pytest.raises(Forked) as caught:
            keep(now())
        assert "Write a backup of it and restore that one" in caught.value.remedy
        write(tmp_path / "old.zip", now())
        restore(tmp_path / "old.zip", now() + timedelta(seconds=2))
        assert sealed(9).size >= old.heads[-1].size
        signed = {bytes(each.signature) for each in Head.objects.all()}
        assert {bytes(each.signature) for each in old.heads} <= signed
        assert list(check().findings) == []

    def test_where_it_has_sealed_entries_of_its_own_the_log_is_broken_off(self, old, tmp_path):
        leaves(known("Chloe"), old)
        seal(now())
        write(tmp_path / "old.zip", now())
        with pytest.raises(Damaged, match="not those that follow in the backup") as caught:
            restore(tmp_path / "old.zip", now() + timedelta(seconds=2))
        assert "--without-log" in caught.value.remedy
        restore(tmp_path / "old.zip", now() + timedelta(seconds=4), without_log=True)
        assert "Chloe" not in open_consents(), "she left in the old one"
        assert sealed(9).size > 0
        assert list(check().findings) == []

    def test_a_log_of_another_installation_is_not_written_over(self, week, tmp_path, monkeypatch):
        (file,) = apart.files()[-1:]
        mark = newest()[0]
        file.write_bytes(mark._replace(log="00" * 32).line(now().isoformat()) + b"\n")
        seal(now())
        with pytest.raises(Forked, match="another log"):
            keep(now())

    def test_a_shorter_log_is_refused(self, week):
        (file,) = apart.files()[-1:]
        with file.open("ab") as out:
            out.write(newest()[0]._replace(size=1_000).line(now().isoformat()) + b"\n")
        heads = Head.objects.count()
        leaves(known("Chloe"), week)
        with pytest.raises(Forked, match="does not go on from the 1,000 in the journal"):
            sealed(7)
        assert Head.objects.count() == heads
