"""Versions of collection points, read for reports; role consent."""

from collections.abc import Iterable

from jatak.consent.models import CollectionPointVersion


def published_versions(companies: Iterable[int], below: int | None, at_most: int) -> list[CollectionPointVersion]:
    """The published versions of these companies with a number below, the newest first."""
    found = CollectionPointVersion.objects.filter(
        point__controller__in=list(companies), published_at__isnull=False
    ).select_related("point__controller", "notice_version__notice")
    if below is not None:
        found = found.filter(pk__lt=below)
    return list(found.order_by("-pk")[:at_most])
