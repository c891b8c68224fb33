"""What happens beside a backup while it is written, and what is wrong with one that is read: nothing is lost by it."""

import zipfile
from contextlib import suppress
from datetime import timedelta

import pytest
from tests.story.sending import leaves, now
from tests.story.test_backup import backups, known, open_consents, travel  # noqa: F401
from tests.story.test_restored_log import lost_with_its_disk

from jatak.backup import contents, journal, programs, reading
from jatak.backup.bringing import _place
from jatak.backup.journal.numbers import FILE
from jatak.backup.restoring import restore
from jatak.backup.writing import write
from jatak.base.errors import JatakError, UsageError
from jatak.database.apart import folder
from jatak.database.connect import running_server


@pytest.fixture
def own_home(travel, tmp_path, monkeypatch):  # noqa: F811
    """Archive and pictures in a folder of this test alone."""
    monkeypatch.setattr(contents, "home", lambda: tmp_path)
    monkeypatch.setattr("jatak.backup.bringing.home", lambda: tmp_path)
    for name in contents.FOLDERS:
        (tmp_path / name).mkdir()
    return tmp_path


def inside(file):
    with zipfile.ZipFile(file) as archive:
        return archive.namelist()


def test_what_the_database_names_is_in_the_backup_though_it_came_while_the_database_was_copied(travel, own_home):  # noqa: F811
    """A month that is archived, a picture that is made: the database is copied with what names it, the file follows."""

    def meanwhile(name, size):
        if name == contents.DUMP:
            (own_home / "archive" / "messages-2026-01-0123456789abcdef.parquet").write_bytes(b"old messages")
            (own_home / "media" / "form.png").write_bytes(b"picture")

    write(own_home / "now.zip", now(), watch=meanwhile)
    assert {name.rpartition("/")[2] for name in inside(own_home / "now.zip")} >= {
        "messages-2026-01-0123456789abcdef.parquet",
        "form.png",
    }


def test_a_file_that_goes_while_it_is_copied_is_no_error(travel, own_home):  # noqa: F811
    gone = own_home / "media" / "z.png"
    gone.write_bytes(b"picture")
    (own_home / "media" / "a.png").write_bytes(b"picture")

    def meanwhile(name, size):
        if name.endswith("a.png"):
            gone.unlink()

    write(own_home / "now.zip", now(), watch=meanwhile)


@pytest.mark.parametrize("name", ["files/media/form.png", "data/media/form.png"])
def test_a_backup_of_an_earlier_version_has_other_names(own_home, name):
    assert _place(name) == own_home / "media" / "form.png"


@pytest.mark.parametrize("name", ["files/secrets/log-key", "files/media/../secrets/log-key", "/etc/passwd", "media/a"])
def test_what_belongs_nowhere_is_put_nowhere(own_home, name):
    with pytest.raises(reading.Damaged, match="belongs nowhere"):
        _place(name)


@pytest.mark.parametrize("name", ["smørrebrød.png", "with a space.png"])
def test_a_picture_has_any_name(travel, own_home, name):  # noqa: F811
    (own_home / "media" / name).write_bytes(b"picture")
    write(own_home / "now.zip", now())
    (own_home / "media" / name).unlink()
    restore(own_home / "now.zip", now())
    assert (own_home / "media" / name).read_bytes() == b"picture"


def test_who_leaves_while_the_journal_is_behind_and_a_backup_is_written_has_left(travel, backups, monkeypatch):  # noqa: F811
    """The disk of the journal is slow: what began to write before the backup is still at it after the backup."""
    leaves(known("Chloe"), travel)
    clock, appended = [now() - timedelta(hours=1)], journal.writing.append

    def slow(*told):
        appended(*told)
        monkeypatch.setattr(journal.writing, "append", appended)
        write(backups / "now.zip", now())
        leaves(known("Ben"), travel)
        clock.append(now())

    monkeypatch.setattr(journal.writing, "append", slow)
    journal.write(lambda: clock[-1])
    restore(backups / "now.zip", now())
    assert open_consents() == {"Ana"}


def test_numbers_that_cannot_be_read_are_named(travel):  # noqa: F811
    journal.write(now)
    (folder() / FILE).write_bytes(b"")
    lost_with_its_disk()
    with pytest.raises(JatakError, match=FILE) as caught:
        restore(travel.file, now())
    assert caught.value.remedy


@pytest.mark.parametrize("ends", [0, 3])
def test_a_program_that_says_much_is_heard_out(database, tmp_path, monkeypatch, ends):
    """A newer server, an extension that is not here: pg_dump warns of each thing, and nobody reads it meanwhile."""
    program = tmp_path / "pg_dump"
    program.write_text(f"#!/bin/sh\nyes 'warning: of something' | head -c 300000 >&2\nprintf dump\nexit {ends}\n")
    program.chmod(0o700)
    monkeypatch.setattr(programs, "_program", lambda server, name: str(program))
    if not ends:
        assert b"".join(programs.dumped(running_server())) == b"dump"
    else:
        with pytest.raises(JatakError, match="pg_dump failed: warning: of something") as caught:
            list(programs.dumped(running_server()))
        assert caught.value.remedy


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file"), OSError(28, "No space left on device")])
def test_another_trouble_is_not_told_as_a_damaged_backup(travel, error):  # noqa: F811
    with pytest.raises(OSError, match=error.strerror), reading.opened(travel.file):
        raise error


def test_any_byte_that_was_changed_is_told_as_damage(travel):  # noqa: F811
    data = travel.file.read_bytes()
    last = len(data) - 700  # The list of what is in it, in which some bytes say nothing.
    for at in [*range(0, last, len(data) // 150), *range(last, len(data), 5)]:
        changed = bytearray(data)
        changed[at] ^= 0xFF
        travel.file.write_bytes(changed)
        with suppress(UsageError) if at >= last else pytest.raises(UsageError), reading.opened(travel.file) as backup:
            reading.check(backup, lambda name, size: None)
