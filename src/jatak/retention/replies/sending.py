"""A letter about a request goes to an address of the person's own: service, and the gate decides."""

from datetime import datetime

from jatak.base.errors import UsageError
from jatak.campaigns.service import send_service
from jatak.content.supplied import Supplied, version_of
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Controller
from jatak.retention.replies.addresses import of_mail


class NotTheirs(UsageError):
    """An address to which nothing may be told of this person."""


def send(letter: Supplied, company: Controller, point_id: int, received_at: datetime, at: datetime, key: str) -> int:
    """Put it into the outbox; the message. The same key again gives the same message.

    `received_at` is when the request came in: an address that came with it or later, and is not proven, gets nothing.
    Raises NotTheirs, NotPermitted, and UsageError where the company is not ready to send.
    """
    with acting_as("web"):
        point = ContactPoint.objects.filter(pk=point_id).first()
        if point is None or not any(each.may_be_told for each in of_mail([point], received_at)):
            raise NotTheirs(
                "This address is not proven to be theirs.",
                "Take one that they had before they asked, or ask them who they are (GDPR art. 12(6)).",
            )
        version_of(letter, company, at)
        return send_service(company, letter.slug, point.person_id, at, key=key, to=point.pk).message_id
