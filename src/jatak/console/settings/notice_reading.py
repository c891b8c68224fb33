"""Notices as they are shown: read as the role that may."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q

from jatak.consent.models import CollectionPointVersion, Notice, NoticeText, NoticeVersion
from jatak.console.settings.forms.notices import CHANNEL_WORDS
from jatak.database.using import acting_as
from jatak.gate.situation import Tri
from jatak.people.models import Controller, Topic

VERSIONS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A notice in the list."""

    pk: int
    slug: str
    company: str
    published: int | None
    """The number of its newest published version."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version with its words and the places that show it."""

    version: NoticeVersion
    texts: list[NoticeText]
    channels: list[Any]
    topics: list[str]
    places: list[dict[str, Any]]


def listed(companies: list[Controller], after: int, at_most: int) -> list[Listed]:
    """Notices of these companies with a number above `after`, in the order in which they were made."""
    names = {each.pk: each.name for each in companies}
    with acting_as("consent"):
        newest = Max("noticeversion__number", filter=Q(noticeversion__published_at__isnull=False))
        found = Notice.objects.filter(controller__in=names, pk__gt=after).annotate(newest=newest).order_by("pk")
        return [Listed(each.pk, each.slug, names[each.controller_id], each.newest) for each in found[:at_most]]


def notice_of(companies: list[Controller], pk: int) -> Notice | None:
    """The notice of this number, if it is of one of these companies."""
    with acting_as("consent"):
        return Notice.objects.filter(pk=pk, controller__in=[each.pk for each in companies]).first()


def versions_of(notice: Notice) -> list[Version]:
    """Its newest versions first, with words and places."""
    with acting_as("consent"):
        versions = list(
            NoticeVersion.objects.filter(notice=notice).prefetch_related("texts").order_by("-number")[:VERSIONS]
        )
        places = list(
            CollectionPointVersion.objects.filter(notice_version__in=versions)
            .select_related("point")
            .prefetch_related("assessments")
            .order_by("-number")[:100]
        )
    topics = dict(Topic.objects.filter(controller_id=notice.controller_id).values_list("pk", "name"))
    return [_version(each, [p for p in places if p.notice_version_id == each.pk], topics) for each in versions]


def _version(version: NoticeVersion, places: list[CollectionPointVersion], topics: dict[int, str]) -> Version:
    texts = sorted(version.texts.all(), key=lambda text: text.language)
    return Version(
        version,
        texts,
        [CHANNEL_WORDS.get(channel, channel) for channel in version.channels],
        [topics.get(topic, str(topic)) for topic in version.topics],
        [_place(each) for each in places],
    )


def _place(version: CollectionPointVersion) -> dict[str, Any]:
    judged = max(version.assessments.all(), key=lambda each: (each.judged_at, each.pk), default=None)
    proven = judged is not None and judged.proof == Tri.YES
    return {"version": version, "judged": judged, "proven": proven}
