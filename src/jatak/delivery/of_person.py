"""Messages to one person, the newest first."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from jatak.delivery.models import Message
from jatak.delivery.models.messages import State
from jatak.people.cursor import Cursor, Source, older


def messages_of(person_id: int, companies: Sequence[int], cursor: Cursor | None, limit: int) -> list[Message]:
    """Messages of these companies to a person, from a cursor on; months that were archived are not among them."""
    found = _messages(person_id, companies).filter(older(cursor, Source.MESSAGE, "created_at"))
    return list(found.order_by("-created_at", "-id")[:limit])


def received_under(person_id: int, consents: Collection[UUID], since: datetime, at_most: int = 5000) -> Counter[UUID]:
    """How many messages a person got under each of these consents since then; archived months are not among them."""
    got = Message.objects.filter(
        person_id=person_id, created_at__gte=since, consent_event_id__in=consents, state=State.ACCEPTED
    )
    return Counter(each for each in got.values_list("consent_event_id", flat=True)[:at_most] if each is not None)


def _messages(person_id: int, companies: Sequence[int]) -> QuerySet[Message]:
    return Message.objects.filter(person_id=person_id, controller_id__in=companies)
