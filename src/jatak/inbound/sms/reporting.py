"""What a gateway reports of a message: kept beside it; it changes whether a number can be reached, and no consent."""

from datetime import datetime

from jatak.database.using import atomic
from jatak.delivery.compose.tokens import Purpose, message_of
from jatak.delivery.door import message_key
from jatak.delivery.gateways import Became, Report
from jatak.delivery.models import Message
from jatak.delivery.models import Report as Kept
from jatak.inbound.writable import writable
from jatak.people import reachability
from jatak.people.models import HeardBy


def reported(gateway: str, token: str, report: Report, at: datetime) -> bool:
    """Keep a report; False where no message of ours has this token. Reports come late, twice and in any order, and
    each is kept once."""
    number = message_of(message_key(), Purpose.BOUNCE, token)
    if number is None:
        return False
    with atomic():
        _, new = Kept.objects.get_or_create(
            message_id=number,
            became=report.became.value,
            code=writable(report.code),
            defaults={"gateway": gateway, "said": writable(report.said), "heard_at": at},
        )
        if new and report.became is not Became.BUFFERED:
            _learnt(number, report, at)
    return True


def _learnt(number: int, report: Report, at: datetime) -> None:
    """Delivered: the number works. Failed: it may not; a network's word that there is nobody is enough by itself."""
    message = Message.objects.filter(id=number).first()
    if message is None:
        return
    if report.became is Became.DELIVERED:
        reachability.reached(message.contact_point_id, at)
        return
    said = f"{report.code} {report.said}".strip()
    reachability.failed(
        message.contact_point_id, report.permanent, at, HeardBy.SMS_REPORT, said=said, message_id=message.id
    )
