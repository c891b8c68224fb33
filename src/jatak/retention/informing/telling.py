"""Telling them: by a message of service that the gate decides on, or otherwise, with why."""

from collections.abc import Callable
from datetime import datetime

from jatak.base.errors import JatakError, UsageError
from jatak.campaigns.service import send_service
from jatak.content.templates import approved_version
from jatak.database.using import atomic
from jatak.gate.message import Declared
from jatak.retention.informing.counting import count
from jatak.retention.informing.finding import key_of, people_of, uninformed
from jatak.retention.models import Informing


def order(task: Informing, letter: str, by: str, at: datetime) -> bool:
    """Have an approved message of service sent to those who do not know; whether that is new. Raises UsageError."""
    version = approved_version(task.controller, letter)
    if version.template.declared != Declared.SERVICE.value:
        raise UsageError(f"{letter} is no message of service.", "Choose one that informs and promotes nothing.")
    with atomic():
        found = Informing.objects.select_for_update().get(pk=task.pk)
        if found.closed_at is not None or (found.ordered_at is not None and found.sent_at is None):
            return False
        news = {"letter": letter, "ordered_at": at, "ordered_by": by, "sent_at": None}
        return bool(Informing.objects.filter(pk=task.pk).update(**news))


def send(file_id: int, clock: Callable[[], datetime]) -> None:
    """Send what was ordered; again it sends nothing twice. Who may not be written to is counted and passed over."""
    task = Informing.objects.select_related("controller").filter(pk=file_id, sent_at=None, closed_at=None).first()
    if task is None or task.ordered_at is None:
        return
    passed_over = 0
    for piece in people_of(file_id):
        for person_id in uninformed(task, piece):
            passed_over += not _sent(task, person_id, clock())
    Informing.objects.filter(pk=file_id).update(passed_over=passed_over, sent_at=clock())
    count(clock())


def close(task: Informing, why: str, by: str, at: datetime) -> bool:
    """Note that they know otherwise, or that nobody need tell them; whether that is new. Raises UsageError."""
    if not why.strip():
        raise UsageError("It is not clear how they know.", "Say how they were told, or why nobody need tell them.")
    open_ones = Informing.objects.filter(pk=task.pk, closed_at=None)
    return bool(open_ones.update(closed_at=at, closed_by=by, why=why.strip()))


def _sent(task: Informing, person_id: int, at: datetime) -> bool:
    try:
        send_service(task.controller, task.letter, person_id, at, key_of(task.pk, person_id))
    except JatakError:
        return False
    return True
