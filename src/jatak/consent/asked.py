"""What was asked at an event: the words, the place, and what its consents were judged to be worth."""

from typing import NamedTuple

from jatak.consent.models import Assessment, CollectionPointVersion, Event, NoticeText


class Asked(NamedTuple):
    """What a person saw; each part None where the event names none."""

    text: NoticeText | None
    place: CollectionPointVersion | None
    judged: Assessment | None
    """The newest judgement."""


def asked_at(event: Event) -> Asked:
    """What was asked at this event."""
    texts = NoticeText.objects.select_related("version__notice")
    places = CollectionPointVersion.objects.select_related("point__controller")
    text = texts.filter(pk=event.notice_text_id).first() if event.notice_text_id else None
    place = places.filter(pk=event.collection_point_version_id).first() if event.collection_point_version_id else None
    judged = Assessment.objects.filter(version=place).order_by("-judged_at", "-id").first() if place else None
    return Asked(text, place, judged)
