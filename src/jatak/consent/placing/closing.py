"""Closing a collection point, so that nobody is asked there any more, and opening it again."""

from datetime import datetime

from jatak.consent.models import CollectionPoint
from jatak.database.using import atomic


def close(point: CollectionPoint, by: str, at: datetime) -> bool:
    """Close it; what was said there goes on. Whether it was open."""
    with atomic():
        return bool(CollectionPoint.objects.filter(pk=point.pk, closed_at=None).update(closed_at=at, closed_by=by))


def reopen(point: CollectionPoint) -> bool:
    """Ask there again, in the words of its newest published version. Whether it was closed."""
    with atomic():
        shut = CollectionPoint.objects.filter(pk=point.pk, closed_at__isnull=False)
        return bool(shut.update(closed_at=None, closed_by=""))


def rename(point: CollectionPoint, name: str) -> list[str]:
    """Call it otherwise; its address stays. [before, after], empty where nothing changed."""
    with atomic():
        now = CollectionPoint.objects.select_for_update().get(pk=point.pk)
        was, now.name = now.name, name
        if was == name:
            return []
        now.save(update_fields=["name"])
        return [was, name]
