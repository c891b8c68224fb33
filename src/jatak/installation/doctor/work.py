"""Whether somebody carries the messages and does the jobs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from jatak.base.clock import now
from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.installation.doctor.finding import Finding, look, ok, problem

SQL = statements("jatak.installation.doctor", "work.sql")
LATE = timedelta(minutes=15)
START = "Start it with `bin/jatak serve`, or each alone with `bin/jatak worker` and `bin/jatak jobs`."


def check_worker() -> Iterator[Finding]:
    """A worker renews its lease, and no message waits long."""
    at = now()
    alive, oldest = _row("workers", {"now": at})
    if alive:
        yield ok(f"Workers that carry messages: {alive}.")
    else:
        yield problem("No worker carries messages.", START)
    yield waiting(oldest, at)


def check_jobs() -> Iterator[Finding]:
    """Somebody does the jobs, and none has failed."""
    alive, due, failed = _row("jobs", {"now": now(), "late": now() - LATE})
    if alive:
        yield ok(f"Processes that do jobs: {alive}.")
    else:
        yield problem("Nobody does the jobs: audiences are not counted, campaigns are not filled.", START)
    if due:
        yield look("A job has waited for more than a quarter of an hour.", "Look at the log of `bin/jatak jobs`.")
    if failed:
        yield look(f"A job failed: {failed}.", "Look at the log of `bin/jatak jobs`, and start what it was for again.")


def waiting(oldest: datetime | None, at: datetime) -> Finding:
    """What the message that has waited longest means."""
    if oldest is None or oldest > at:
        return ok("No message is late.")
    minutes = int((at - oldest).total_seconds() // 60)
    if at - oldest < LATE:
        return ok(f"The message that has waited longest has waited {minutes} minutes.")
    return look(
        f"A message has waited {minutes} minutes beyond its time.",
        "Look at the relays, and whether a limit or a rate is too low.",
    )


def _row(name: str, values: dict[str, datetime]) -> tuple[Any, ...]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[name], values)
        return tuple(cursor.fetchone())
