"""What the stories of limits share: a crowd, a limit, what waits, what is taken, and a worker by another clock."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.test import override_settings
from tests.story.sending import BRISK, PUBLIC_URL, many_members

from jatak.database.using import acting_as
from jatak.delivery.limits.choosing import set_limit
from jatak.delivery.models import Message, Quota
from jatak.worker.run import run


def crowd(number: int) -> None:
    with acting_as("admin"):
        many_members(number)


def limit(scope: str, name: str, **values: object) -> None:
    with acting_as("web"):
        set_limit(scope, name, **values)


def waiting() -> list[Message]:
    with acting_as("worker"):
        return list(Message.objects.filter(state="waiting").order_by("not_before"))


def taken(scope: str, name: str) -> int:
    with acting_as("worker"):
        return sum(Quota.objects.filter(scope=scope, name=name).values_list("taken", flat=True))


@contextmanager
def worker_at(url: str, at: Callable[[], datetime]) -> Iterator[None]:
    """A worker by whose clock it is another day."""
    stop = threading.Event()
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL, JATAK_SMTP_URL=url):
        thread = threading.Thread(target=lambda: run(stop, BRISK, patience=2, now=at), daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(20)
            assert not thread.is_alive()
