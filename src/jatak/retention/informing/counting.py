"""Counting by a job how many of each file do not know yet, so that no page counts."""

from collections.abc import Iterable
from datetime import datetime

from jatak.base.calendar import months_before
from jatak.database.using import acting_as
from jatak.imports.models import File
from jatak.imports.models.files import State
from jatak.people.models import Controller
from jatak.retention.informing.finding import people_of, uninformed
from jatak.retention.models import Informing

MONTHS = 1


def count(at: datetime) -> None:
    """Take up files that are new, and count those that are open. Role web."""
    _take_up()
    for task in Informing.objects.filter(closed_at=None).order_by("pk"):
        people = unknown = 0
        for piece in people_of(task.pk):
            people += len(piece)
            unknown += len(uninformed(task, piece))
        Informing.objects.filter(pk=task.pk).update(people=people, uninformed=unknown, counted_at=at)


def due(companies: Iterable[Controller]) -> list[Informing]:
    """The files of these companies of which somebody must still be told, the next day first."""
    asked = list(companies)
    if not asked:
        return []
    found = Informing.objects.filter(controller__in=asked, closed_at=None, uninformed__gt=0)
    return list(found.select_related("controller").order_by("due_at", "pk"))


def _take_up() -> None:
    known = list(Informing.objects.values_list("pk", flat=True))
    with acting_as("consent"):
        new = list(File.objects.filter(state=State.DONE).exclude(pk__in=known).order_by("pk"))
    Informing.objects.bulk_create(
        [
            Informing(
                file_id=file.pk,
                controller_id=file.controller_id,
                name=file.name,
                begun_at=file.begun_at,
                due_at=months_before(file.begun_at, -MONTHS),
            )
            for file in new
        ],
        ignore_conflicts=True,
    )
