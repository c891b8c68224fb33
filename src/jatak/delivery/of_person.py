"""Messages to one person, the newest first."""

from collections.abc import Sequence

from django.db.models import QuerySet

from jatak.delivery.models import Message
from jatak.people.cursor import Cursor, Source, older


def messages_of(person_id: int, companies: Sequence[int], cursor: Cursor | None, limit: int) -> list[Message]:
    """Messages of these companies to a person, from a cursor on; months that were archived are not among them."""
    found = _messages(person_id, companies).filter(older(cursor, Source.MESSAGE, "created_at"))
    return list(found.order_by("-created_at", "-id")[:limit])


def _messages(person_id: int, companies: Sequence[int]) -> QuerySet[Message]:
    return Message.objects.filter(person_id=person_id, controller_id__in=companies)
