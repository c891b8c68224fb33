"""Pausing, resuming and stopping a campaign; workers hear of it within a second.

Each verb is safe to repeat. It raises UsageError where the campaign cannot be brought from where it stands to there.
"""

from collections.abc import Collection
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.delivery.limits.counting import count_anew
from jatak.delivery.models import Course
from jatak.delivery.stops import WORK

SQL = statements("jatak.delivery.sql", "control.sql")
PIECE = 10_000
"""So many messages are dropped in one transaction."""

FINAL = {
    Course.DONE: ("has gone out already.", "Create another campaign for what is to follow."),
    Course.STOPPED: ("was stopped.", "A stopped campaign stays stopped: create another one."),
}


def pause(campaign_id: int, by: str, why: str = "") -> None:
    """Let nothing more of a campaign go until it is resumed; what is being handed over finishes."""
    _bring(campaign_id, Course.PAUSED, _told(by, why), unless={Course.DONE, Course.STOPPED})


def resume(campaign_id: int) -> Course:
    """Let a paused campaign go on, and one that a guard slowed at its own rate; how it stands then."""
    with atomic():
        count_anew(campaign_id)
        return _bring(campaign_id, Course.RUNNING, "", unless={Course.DONE, Course.STOPPED}, kept={Course.FILLING})


def stop(campaign_id: int, by: str, at: datetime, why: str = "", piece: int = PIECE) -> int:
    """End a campaign for good and drop what waits; the number of messages dropped.

    What is being handed over finishes. What workers held comes back within a second or so: repeat it, or call `sweep`.
    """
    end(campaign_id, by, why)
    return sweep(campaign_id, at, piece)


def end(campaign_id: int, by: str, why: str = "") -> None:
    """Let nothing more of a campaign go, for good; what waits is dropped by `sweep`."""
    _bring(campaign_id, Course.STOPPED, _told(by, why), unless={Course.DONE})


def sweep(campaign_id: int, at: datetime, piece: int = PIECE) -> int:
    """Drop what waits of a stopped campaign, a piece in each transaction; the number of messages dropped."""
    dropped = 0
    while some := _drop(campaign_id, at, piece):
        dropped += some
    return dropped


def is_held(campaign_id: int) -> bool:
    """Whether workers hold messages of a campaign."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["is_held"], {"campaign_id": campaign_id})
        return bool(cursor.fetchone()[0])


def _bring(campaign_id: int, to: Course, why: str, unless: Collection[Course], kept: Collection[Course] = ()) -> Course:
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["lock"], {"campaign_id": campaign_id})
        row = cursor.fetchone()
        if row is None:
            raise UsageError("The campaign has not started.", "Start it first: `jatak campaign start NAME`.")
        now, filled = Course(row[0]), row[1]
        if now in unless:
            what, remedy = FINAL[now]
            raise UsageError(f"The campaign {what}", remedy)
        if now is to or now in kept:
            return now
        state = Course.FILLING if to is Course.RUNNING and not filled else to
        cursor.execute(SQL["set"], {"campaign_id": campaign_id, "state": state.value, "why": why})
        cursor.execute("SELECT pg_notify(%s, '')", [WORK])
        return state


def _drop(campaign_id: int, at: datetime, piece: int) -> int:
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["drop_waiting"], {"campaign_id": campaign_id, "now": at, "size": piece})
        return int(cursor.fetchone()[0])


def _told(by: str, why: str) -> str:
    return f"{by}: {why}" if why else by
