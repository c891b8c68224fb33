"""People are taken out of an archived month, and nobody else."""

import pytest
from tests.story.old_messages import JUNE, MAY, NOW, OLD, asked, empty_folder, everything, files, many

from jatak.base.errors import JatakError, UsageError
from jatak.database.home import home
from jatak.database.using import acting_as
from jatak.delivery.archive import finding
from jatak.delivery.archive.archiving import archive
from jatak.delivery.archive.leaving import Leaving
from jatak.delivery.archive.restoring import restore
from jatak.delivery.archive.rewriting import rewrite_without
from jatak.delivery.archive.wanted import Wanted

folder = pytest.fixture(autouse=True)(empty_folder)
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def kept():
    """An archived month of 300 people, and what stood in it."""
    many(300)
    rows = everything()
    archive(JUNE, NOW)
    return rows


def test_those_are_gone_and_the_rest_is_the_same(kept):
    (before,) = files()
    assert rewrite_without(MAY, Leaving([7, 8, 9, 424242])) == 3
    (after,) = files()
    assert after != before
    with acting_as("worker"):
        assert list(finding.rows(Wanted(person_id=8), ["id"])) == []
        assert len(list(finding.rows(Wanted(person_id=10), ["id"]))) == 1
    restore(MAY)
    assert everything() == [row for row in kept if row["person_id"] not in (7, 8, 9)]


def test_the_table_says_what_the_new_file_is(kept):
    first, last = kept[0], kept[-1]
    rewrite_without(MAY, Leaving([first["person_id"], last["person_id"]]))
    ((name, rows, lowest, highest, size),) = asked("SELECT file, rows, first_id, last_id, bytes FROM delivery_archive")
    assert (rows, lowest, highest) == (298, first["id"] + 1, last["id"] - 1)
    assert ([name], size) == (files(), (home() / "archive" / name).stat().st_size)


def test_nobody_of_them_there_changes_nothing(kept):
    before = files()
    assert rewrite_without(MAY, Leaving([424242])) == 0
    assert rewrite_without(MAY, Leaving([])) == 0
    assert files() == before


def test_a_copy_with_their_messages_that_an_ended_run_left_is_deleted(kept):
    (name,) = files()
    copy = home() / "archive" / "messages-2024-05-0123456789abcdef.parquet"
    copy.write_bytes((home() / "archive" / name).read_bytes())
    rewrite_without(MAY, Leaving([424242]))
    assert files() == [name]


def test_everybody_may_go(kept):
    assert rewrite_without(MAY, Leaving(range(1, 301))) == 300
    with acting_as("worker"):
        assert finding.message(kept[0]["id"]) is None
    assert restore(MAY).rows == 0


def test_a_month_that_is_not_archived_is_named():
    many(5, at=OLD)
    with pytest.raises(UsageError, match="2024-05 is not archived") as refused:
        rewrite_without(MAY, Leaving([1]))
    assert "there is none yet" in refused.value.remedy


def test_a_file_that_was_changed_is_not_written_anew(kept):
    path = home() / "archive" / files()[0]
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(JatakError, match="was changed after it was written"):
        rewrite_without(MAY, Leaving([1]))
