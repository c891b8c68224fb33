"""The places at which staff ask, and the words that they read there; role consent."""

from collections.abc import Iterable

from django.db.models import OuterRef, Subquery

from jatak.consent.models import CollectionPoint, CollectionPointVersion, NoticeText
from jatak.consent.placing.terms import STAFF


def places_of(companies: Iterable[int], below: int | None, at_most: int) -> list[CollectionPointVersion]:
    """The newest published version of each open place of these companies at which staff ask."""
    open_ = CollectionPoint.objects.filter(controller__in=list(companies), kind__in=STAFF, closed_at=None)
    if below is not None:
        open_ = open_.filter(pk__lt=below)
    newest = CollectionPointVersion.objects.filter(point=OuterRef("pk"), published_at__isnull=False)
    named = open_.annotate(live=Subquery(newest.order_by("-number").values("pk")[:1])).exclude(live=None)
    wanted = list(named.order_by("-pk").values_list("live", flat=True)[:at_most])
    found = CollectionPointVersion.objects.select_related("point__controller", "notice_version__notice")
    return sorted(found.filter(pk__in=wanted), key=lambda each: -each.point_id)


def texts_of(version: CollectionPointVersion) -> dict[str, NoticeText]:
    """The words by language, each with its version."""
    found = NoticeText.objects.filter(version=version.notice_version_id).order_by("language")
    texts = {text.language: text for text in found}
    for text in texts.values():
        text.version = version.notice_version
    return texts
