"""The one door out: a courier with its relays and its ears, ready to carry."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import psycopg

from jatak.database.connect import known_server
from jatak.database.home import secret
from jatak.delivery.courier import Courier
from jatak.delivery.gateways import reports_to
from jatak.delivery.pace import Pace
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.delivery.stops import Stops
from jatak.delivery.ways import ways_from
from jatak.delivery.writers import Writers


async def carry(
    smtp_url: str,
    sms_url: str,
    public_url: str,
    now: Callable[[], datetime],
    ending: asyncio.Event,
    pace: Pace | None = None,
    patience: float | None = None,
) -> None:
    """Carry messages to these relays and gateways until `ending`; `patience` is how long one may take, in seconds."""
    timeouts = Timeouts() if patience is None else Timeouts(patience, patience, patience)
    ways, writers = ways_from(smtp_url, sms_url, reports_to(public_url)), Writers(public_url, message_key())
    with Stops() as stops:
        await Courier(ways, stops, _as_worker, writers, now, pace, timeouts).run(ending)


OFF = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit")
BY_KEY = "".join(f"SET {setting} = off; " for setting in OFF) + "SET plan_cache_mode = force_generic_plan"
"""The pen changes few messages of many, by their keys; a planner that has not seen the table yet would read it all."""
IMPATIENT = "SET idle_in_transaction_session_timeout = '15s'"
"""Nobody waits longer for the locks of a worker that sleeps while it writes."""


async def _as_worker() -> psycopg.AsyncConnection[Any]:
    parameters: dict[str, Any] = known_server().login("worker")
    connection = await psycopg.AsyncConnection.connect(**parameters, autocommit=True)
    await connection.execute(f"{BY_KEY}; {IMPATIENT}")
    return connection


def message_key() -> bytes:
    """The secret behind Message-IDs and the addresses that come back: bounces, complaints, mailed opt-outs."""
    return secret("message-token")
