"""Which consents a no touches, and which of them it ends."""

from django.db.models import Q, QuerySet

from jatak.consent.act import Act
from jatak.consent.models import Record
from jatak.consent.scope import Scope


def touched(person_id: int | None, scope: Scope, act: Act) -> list[Record]:
    """The live consents that a no reaches, wholly or in part; none for a no to surveys.

    A no reaches what was given before it was said, ties included. What staff entered or a file brought is reached by
    the person's own no whatever date it claims.
    """
    if scope.survey or person_id is None:
        return []
    before = Q(given_at__lte=act.since) | (Q(own_act=False) if act.own else Q(pk=None))
    live = overlapping(person_id, scope).filter(before, ended_at=None)
    return list(live.select_for_update(of=("self",)).select_related("notice_text__version"))


def overlapping(person_id: int, scope: Scope) -> QuerySet[Record]:
    """The consents of a person, live or ended, that share anything with a scope."""
    found = Record.objects.filter(person_id=person_id)
    if scope.controller_id is not None:
        found = found.filter(controller_id=scope.controller_id)
    if scope.channel is not None:
        found = found.filter(channel=scope.channel)
    if scope.topic_id is not None:
        found = found.filter(Q(topics=[]) | Q(topics__contains=[scope.topic_id]))
    if scope.brand_id is not None:
        found = found.filter(Q(brands=[]) | Q(brands__contains=[scope.brand_id]))
    return found


def lies_inside(record: Record, scope: Scope) -> bool:
    """Whether nothing is left of a touched consent; otherwise it goes on, and the objection blocks the part."""
    topic = scope.topic_id is None or record.topics == [scope.topic_id]
    brand = scope.brand_id is None or record.brands == [scope.brand_id]
    return topic and brand


def partners(ended: list[Record], act: Act) -> list[Record]:
    """The live consents of other companies that a joint yes gave together with those that end."""
    joint = [record for record in ended if record.notice_text.version.joint]
    theirs = Q(pk=None)
    for record in joint:
        theirs |= Q(event=record.event_id, channel=record.channel)
    live = Record.objects.filter(theirs, ended_at=None).exclude(pk__in=[record.pk for record in ended])
    return list(live.select_for_update(of=("self",)).select_related("notice_text__version"))
