"""A kill at any step of archiving, restoring and rewriting loses and doubles nothing, and a repeat makes it good."""

import signal
import subprocess
import sys

import pytest
from tests.story.old_messages import JUNE, MAY, NOW, asked, empty_folder, everything, files, many

from jatak.database.using import acting_as
from jatak.delivery.archive import finding
from jatak.delivery.archive.archiving import archive
from jatak.delivery.archive.leaving import Leaving
from jatak.delivery.archive.restoring import restore
from jatak.delivery.archive.rewriting import rewrite_without
from jatak.delivery.archive.wanted import Wanted

folder = pytest.fixture(autouse=True)(empty_folder)
pytestmark = pytest.mark.usefixtures("database")

KILLED = """
import os, signal, sys
from datetime import date, datetime
from jatak.cli.role import set_up
set_up("admin")
from jatak.delivery.archive.archiving import archive
from jatak.delivery.archive.leaving import Leaving
from jatak.delivery.archive.restoring import restore
from jatak.delivery.archive.rewriting import rewrite_without

def watch(step, month, done, rows):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

what = {
    "archive": lambda: archive(date(2024, 6, 1), datetime.fromisoformat("2026-07-15T09:00:00+00:00"), watch),
    "restore": lambda: restore(date(2024, 5, 1), watch),
    "rewrite": lambda: rewrite_without(date(2024, 5, 1), Leaving([1, 2]), watch),
}
what[sys.argv[1]]()
"""


def killed(what, step):
    done = subprocess.run([sys.executable, "-c", KILLED, what, step], check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


def known():
    """Everything that somebody who asks is shown: of outbox and archive together, each as often as it is there."""
    names = list(everything()[0]) if everything() else None
    with acting_as("worker"):
        archived = list(finding.rows(Wanted(), names or [column for (column,) in asked(COLUMNS)]))
    return sorted([*everything(), *archived], key=lambda row: row["id"])


COLUMNS = "SELECT column_name FROM information_schema.columns WHERE table_name = 'delivery_message'"
CHANGE = "UPDATE delivery_message SET answer = 'late' WHERE person_id = 1"


@pytest.mark.parametrize("step", ["frozen", "writing", "written", "compared", "kept", "dropped"])
def test_archiving(step):
    many(12_000)
    before = known()
    killed("archive", step)
    assert known() == before
    archive(JUNE, NOW)
    assert (known(), everything(), len(files())) == (before, [], 1)


@pytest.mark.parametrize("step", ["made", "restoring", "restored"])
def test_restoring(step):
    many(12_000)
    before = known()
    archive(JUNE, NOW)
    killed("restore", step)
    assert known() == before
    if step != "restored":
        restore(MAY)
    assert (known(), everything()) == (before, before)
    archive(JUNE, NOW)
    assert (known(), everything(), len(files())) == (before, [], 1)


@pytest.mark.parametrize("step", ["written", "kept", "replaced"])
def test_rewriting(step):
    many(300)
    before = known()
    rest = [row for row in before if row["person_id"] not in (1, 2)]
    archive(JUNE, NOW)
    killed("rewrite", step)
    assert known() == (rest if step == "replaced" else before)
    rewrite_without(MAY, Leaving([1, 2]))
    assert (known(), len(files())) == (rest, 1)


def test_a_month_that_a_killed_run_left_frozen_is_thawed_by_the_next_run_of_any_kind():
    many(10)
    killed("archive", "kept")
    with pytest.raises(Exception, match="delivery_message_202405 is being archived"):
        asked(CHANGE)
    assert archive(MAY, NOW) == []
    asked(CHANGE)
    archive(JUNE, NOW)
    assert [row["answer"] for row in known() if row["person_id"] == 1] == ["late"]
    assert len(files()) == 1


def test_nothing_changes_while_a_month_is_archived_and_all_may_be_read():
    many(10)
    tried = []

    def meddle(step, month, done, rows):
        tried.append((step, len(known())))
        if step != "dropped":
            with pytest.raises(Exception, match="is being archived"):
                asked(CHANGE)

    archive(JUNE, NOW, meddle)
    assert tried == [(step, 10) for step in ("frozen", "written", "compared", "kept", "dropped")]


def test_a_file_that_is_not_what_the_outbox_holds_removes_nothing():
    many(10)
    before = everything()

    def harm(step, month, done, rows):
        if step == "written":
            asked("ALTER TABLE delivery_message_202405 DISABLE TRIGGER USER")
            asked(CHANGE)

    with pytest.raises(Exception, match="does not hold what the outbox holds"):
        archive(JUNE, NOW, harm)
    assert (len(everything()), files()) == (len(before), [])
