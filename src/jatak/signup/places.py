"""The forms that can be shown, with their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jatak.consent.form_link import point_of
from jatak.consent.models import (
    CollectionKind,
    CollectionPoint,
    CollectionPointVersion,
    NoticeText,
    Origin,
)
from jatak.database.using import acting_as
from jatak.people.models import Controller

SHOWN = (CollectionKind.FORM, CollectionKind.POPUP, CollectionKind.LANDING_PAGE)


class Standing(StrEnum):
    """Whether a form can be filled in."""

    OPEN = "open"
    CLOSED = "closed"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True)
class Place:
    """A form: where it stands, which version of it, and its words by language."""

    point: CollectionPoint
    version: CollectionPointVersion
    texts: Mapping[str, NoticeText]

    @property
    def company(self) -> Controller:
        """Who asks."""
        return self.point.controller


def standing_of(address: str) -> Standing | None:
    """How the form of an address stands; None where there is none."""
    with acting_as("consent"):
        point = point_of(address)
        if point is None or point.kind not in SHOWN:
            return None
        if point.closed_at is not None:
            return Standing.CLOSED
        return Standing.OPEN if _newest(point) else Standing.UNPUBLISHED


def place_of(address: str) -> Place | None:
    """The newest published version of an open form; None where there is none to be shown."""
    with acting_as("consent"):
        point = point_of(address)
        if point is None or point.closed_at is not None or point.kind not in SHOWN:
            return None
        version = _newest(point)
        return _whole(point, version) if version else None


def version_of(place: Place, **which: int) -> Place | None:
    """Another published version of the same form, by its id or number: what somebody was shown a while ago."""
    with acting_as("consent"):
        versions = CollectionPointVersion.objects.select_related("notice_version__notice")
        found = versions.filter(point=place.point, published_at__isnull=False, **which).first()
        return _whole(place.point, found) if found else None


def draft_of(version: CollectionPointVersion) -> Place:
    """A version as it will be, published or not; for looking at it before."""
    with acting_as("consent"):
        versions = CollectionPointVersion.objects.select_related("point__controller", "notice_version__notice")
        found = versions.get(pk=version.pk)
        return _whole(found.point, found)


def offered(controller_id: int) -> list[Place]:
    """Every form of a company that is open, the oldest first."""
    with acting_as("consent"):
        points = CollectionPoint.objects.select_related("controller").order_by("pk")
        every = points.filter(controller_id=controller_id, closed_at=None, kind__in=SHOWN)
        found = ((point, _newest(point)) for point in every[:MOST])
        return [_whole(point, version) for point, version in found if version]


MOST = 20
"""Forms that are looked at for one person; a company that has more offers the others elsewhere."""


def _newest(point: CollectionPoint) -> CollectionPointVersion | None:
    versions = CollectionPointVersion.objects.select_related("notice_version__notice").filter(point=point)
    version = versions.filter(published_at__isnull=False).order_by("-number").first()
    return version if version and version.notice_version.origin == Origin.WRITTEN else None


def _whole(point: CollectionPoint, version: CollectionPointVersion) -> Place:
    version.point = point
    texts = {text.language: text for text in NoticeText.objects.filter(version=version.notice_version).order_by("pk")}
    for text in texts.values():
        text.version = version.notice_version
    return Place(point, version, texts)
