"""The worker: carries until it is asked to stop."""

import asyncio
import gc
import signal
import threading
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from jatak.base.clock import now as clock_now
from jatak.delivery.door import carry
from jatak.delivery.pace import Pace


def run(
    stop: threading.Event | None = None,
    pace: Pace | None = None,
    patience: float | None = None,
    now: Callable[[], datetime] = clock_now,
) -> None:
    """Carry messages until `stop` is set, or until SIGTERM or SIGINT where there is none; as database role `worker`."""
    _collect_less()
    asyncio.run(_run(stop, pace, patience, now))


def _collect_less() -> None:
    """What is loaded stays; looking through it for garbage again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


async def _run(
    stop: threading.Event | None, pace: Pace | None, patience: float | None, now: Callable[[], datetime]
) -> None:
    ending = asyncio.Event()
    if stop is None:
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, ending.set)
    else:
        _bridge(stop, ending)
    await carry(settings.JATAK_SMTP_URL, settings.JATAK_SMS_URL, settings.JATAK_PUBLIC_URL, now, ending, pace, patience)


def _bridge(stop: threading.Event, ending: asyncio.Event) -> None:
    """Hear in the loop what another thread sets."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        stop.wait()
        loop.call_soon_threadsafe(ending.set)

    threading.Thread(target=wait, daemon=True).start()
