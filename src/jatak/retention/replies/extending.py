"""A request takes longer: the person is told why within the first month, and only then its day moves."""

from dataclasses import dataclass

from jatak.base.errors import UsageError
from jatak.database.using import acting_as
from jatak.desk.acting import By
from jatak.desk.clock import ANSWER_MONTHS
from jatak.desk.errors import NoReason
from jatak.desk.extending import check_extendable, extend
from jatak.desk.models import Request
from jatak.people.models import Controller
from jatak.retention.replies.letters import Because, later
from jatak.retention.replies.sending import send


@dataclass(frozen=True, slots=True)
class Longer:
    """How many months are added, why, and how the person is told: by mail, or as somebody says they were told."""

    months: int
    because: Because
    point_id: int | None = None
    told_otherwise: str = ""


def take_longer(request: Request, company: Controller | None, wanted: Longer, by: By, reason: str) -> bool:
    """Tell the person, and move the day; whether it moved now. `reason` has the words that are kept.

    Raises NotExtendable, NoReason where nobody was told, and what `send` raises.
    """
    check_extendable(request, wanted.months, by)
    if wanted.point_id is None and not wanted.told_otherwise.strip():
        raise NoReason
    details: dict[str, object] = {"because": wanted.because.value}
    if wanted.point_id is not None:
        details["letter"] = _told(request, company, wanted, by)
    with acting_as("consent"):
        return extend(request.pk, wanted.months, reason, by, **details)


def _told(request: Request, company: Controller | None, wanted: Longer, by: By) -> int:
    if company is None or wanted.point_id is None:
        raise UsageError("Nobody knows which company answers.", "Say it with the request first.")
    letter = later(wanted.because, ANSWER_MONTHS + wanted.months)
    return send(letter, company, wanted.point_id, request.received_at, by.at, f"request {request.pk} later")
