"""Asking for a job, in the transaction of who asks."""

from contextlib import suppress
from typing import Any

from procrastinate.exceptions import AlreadyEnqueued

from jatak.database.using import atomic


def soon(task: Any, lock: str, seconds: int = 0, **arguments: object) -> bool:
    """Have a task done, after so many seconds; whether it was not waiting already under this lock."""
    when = {"schedule_in": {"seconds": seconds}} if seconds else {}
    with suppress(AlreadyEnqueued), atomic():
        task.configure(queueing_lock=lock, **when).defer(**arguments)
        return True
    return False
