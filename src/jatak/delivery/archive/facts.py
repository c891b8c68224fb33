"""Whether all facts that a decision was made of are still in the database."""

from jatak.base.errors import UsageError
from jatak.delivery.archive.age import COUNTED
from jatak.delivery.archive.finding import rows
from jatak.delivery.archive.wanted import Wanted
from jatak.delivery.models import Message


def refuse_if_archived(message: Message) -> None:
    """Raise UsageError when messages are archived that counted towards a promised number when this one was decided."""
    wanted = Wanted(
        person_id=message.person_id,
        controller_id=message.controller_id,
        marketing=True,
        created_after=message.as_of - COUNTED,
        created_by=message.as_of,
    )
    months = {f"{row['created_at']:%Y-%m}" for row in rows(wanted, ("id", "created_at")) if row["id"] != message.id}
    if months:
        commands = ", ".join(f"`jatak archive --restore {month}`" for month in sorted(months))
        raise UsageError(
            f"When message {message.id} was decided, others to the same person counted, and these are archived.",
            f"Run {commands}, then ask again.",
        )
