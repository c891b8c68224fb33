"""Who is there, and taking over from those who are gone."""

import logging
import os
import socket
from datetime import datetime
from typing import Any

from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.delivery.pace import Pace

SQL = statements("jatak.delivery.sql", "workers.sql")
log = logging.getLogger(__name__)


def renew(name: str, now: datetime, pace: Pace) -> int:
    """Say that this worker is there; the number of workers that are."""
    values: dict[str, Any] = {"name": name, "host": socket.gethostname(), "process": os.getpid()}
    with connection().cursor() as cursor:
        cursor.execute(SQL["impatient"], {"milliseconds": int(pace.lease.total_seconds() * 1000)})
        cursor.execute(SQL["renew"], values | {"now": now, "lease_until": now + pace.lease})
        cursor.execute(SQL["count"], {"now": now})
        return max(1, int(cursor.fetchone()[0]))


def leave(name: str) -> None:
    """Say goodbye."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["leave"], {"name": name})


def take_over(now: datetime) -> int:
    """Settle or give back what workers that are gone held; the number of such messages."""
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["gone"], {"now": now})
        for name, host, process in cursor.fetchall():
            log.warning("The worker %s (process %s on %s) is gone; what it held is taken over.", name, process, host)
        cursor.execute(SQL["orphans"])
        return sum(_taken_back(cursor, row, now) for row in cursor.fetchall())


def _taken_back(cursor: Any, orphan: tuple[Any, ...], now: datetime) -> int:
    batch, created, ids = orphan
    cursor.execute(SQL["take_back"], {"batch": batch, "created": sorted(set(created)), "ids": ids, "now": now})
    taken = int(cursor.rowcount)
    cursor.execute("DELETE FROM delivery_holding WHERE batch = %s", [batch])
    return taken


def give_back(batches: list[str], now: datetime) -> int:
    """Give back batches of our own that we could not prepare; the number of their messages."""
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["own"], {"batches": batches})
        return sum(_taken_back(cursor, row, now) for row in cursor.fetchall())


def unswept() -> list[int]:
    """Stopped campaigns of which something waits."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["unswept"])
        return [campaign for (campaign,) in cursor.fetchall()]


def halted(campaigns: set[int]) -> dict[int, str]:
    """Those of these campaigns that may not go on, with their state."""
    if not campaigns:
        return {}
    with connection().cursor() as cursor:
        cursor.execute(SQL["halted"], {"campaigns": sorted(campaigns)})
        return dict(cursor.fetchall())
