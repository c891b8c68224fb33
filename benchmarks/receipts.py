"""Messages of service that are ordered while a run goes on."""

import threading
import time
from types import TracebackType
from typing import Any, Self

from mailing import PUBLIC_URL, now


def receipt() -> Any:
    """An approved template of service."""
    from jatak.content.templates import approve, write_template, write_text
    from jatak.database.using import acting_as
    from jatak.gate.message import Declared, Element
    from jatak.people.models import Controller

    with acting_as("web"):
        version = write_template(Controller.objects.get(), "receipt", Declared.SERVICE, [Element.ORDER_INFO])
        write_text(version, "en", "Your order, {name|dear customer}", "Thank you for your order.\n")
        approve(version, "bench", now())
    return version


class Receipts:
    """Orders so many, one after the other; each again with the same key while the database is away, as a shop would."""

    def __init__(self, name: str, number: int, people: int, begin: float) -> None:
        first = int(begin * (people // 2 - number))
        # Every second person is a customer.
        self._orders = {f"{name} {place}": 2 * (first + place + 1) for place in range(number)}
        self._thread = threading.Thread(target=self._order_all)
        self._failed = ""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.join()
        if self._failed:
            raise SystemExit(f"a message of service could not be ordered: {self._failed}")

    def _order_all(self) -> None:
        from django.db import connections

        from jatak.base.errors import JatakError

        try:
            for key, person_id in self._orders.items():
                self._order(key, person_id)
        except JatakError as error:
            self._failed = error.message
        finally:
            connections.close_all()

    def _order(self, key: str, person_id: int) -> None:
        from django.db import Error, connections
        from django.test import override_settings

        from jatak.campaigns.service import send_service
        from jatak.database.using import acting_as
        from jatak.people.models import Controller

        for _ in range(600):
            try:
                with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
                    send_service(Controller.objects.get(), "receipt", person_id, now(), key)
                return
            except Error:
                connections.close_all()
                time.sleep(0.05)
        self._failed = "the database did not come back in 30 seconds"
