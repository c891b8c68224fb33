"""Asking for a count of a company's lists, and finding the newest."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError

from jatak.database.using import atomic
from jatak.retention.models import ListCount


def ask(controller_id: int, at: datetime, by: str = "") -> ListCount:
    """The count of this company that is open; while one is, nobody opens another. Role web."""
    try:
        with atomic():
            return ListCount.objects.create(controller_id=controller_id, asked_at=at, asked_by=by)
    except IntegrityError:
        # It was finished in this very moment: then it is as fresh as one could ask for.
        return under_way(controller_id) or ListCount.objects.filter(controller=controller_id).order_by("-pk")[0]


def under_way(controller_id: int) -> ListCount | None:
    """The count of this company that is not done."""
    return ListCount.objects.filter(controller=controller_id, done_at=None).first()


def newest(controller_id: int) -> ListCount | None:
    """The newest count of this company that is done."""
    return newest_of([controller_id]).get(controller_id)


def newest_of(controllers: Iterable[int]) -> dict[int, ListCount]:
    """The newest count that is done, by company; without those that nobody counted."""
    done = ListCount.objects.filter(controller__in=list(controllers)).exclude(done_at=None)
    return {each.controller_id: each for each in done.order_by("controller", "-pk").distinct("controller")}


def left(before: datetime) -> list[int]:
    """The counts that were asked for before this instant and that nobody finished."""
    return list(ListCount.objects.filter(done_at=None, asked_at__lt=before).values_list("pk", flat=True))
