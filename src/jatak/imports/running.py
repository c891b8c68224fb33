"""One table of a file from its bytes to the ledger, or to what would become of it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from jatak.database.using import acting_as, alias, atomic
from jatak.imports.loading.load import load
from jatak.imports.opening import Opened
from jatak.imports.planning import plan_of
from jatak.imports.progress import Hears, nobody
from jatak.imports.report import Report
from jatak.imports.row import Refused, Row
from jatak.imports.understanding.rows import Rows
from jatak.people.models import Controller


def _ignored(_: Any) -> None:
    """Nobody asks."""


@dataclass(frozen=True)
class Ears:
    """Who hears of a run while it goes on."""

    progress: Hears = nobody
    on_bytes: Callable[[int], None] = _ignored
    on_refused: Callable[[Refused], None] = _ignored
    """Of lines that cannot be read; what the ledger refuses besides stands in the outcome."""


@dataclass(frozen=True)
class Order:
    """What is wanted of a run."""

    controller: Controller
    at: datetime
    by: str
    told: Any = None
    """The mapping as it was given, to be kept."""
    dry_run: bool = False
    ears: Ears = field(default_factory=Ears)


def run(opened: Opened, order: Order) -> Report:
    """Load one table; a dry run leaves nothing behind, not even the words. Raises UsageError for what is not clear."""
    rows = Rows(opened.table, opened.mapping, order.at)
    with acting_as("consent"), _taken_back(order.dry_run):
        plan = plan_of(opened, rows, order.controller, order.told, order.by, order.at)
        source = _overheard(rows.read(order.ears.on_bytes), order.ears.on_refused)
        return load(source, plan, order.at, order.by, order.ears.progress, order.dry_run)


def _overheard(source: Iterable[Row | Refused], on_refused: Callable[[Refused], None]) -> Iterator[Row | Refused]:
    for each in source:
        if isinstance(each, Refused):
            on_refused(each)
        yield each


@contextmanager
def _taken_back(dry_run: bool) -> Iterator[None]:
    if not dry_run:
        yield
        return
    with atomic():
        yield
        transaction.set_rollback(True, using=alias())
