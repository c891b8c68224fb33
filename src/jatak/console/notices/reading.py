"""Notices as the list shows them, read as the role that may."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef

from jatak.consent.drafting import Said
from jatak.consent.held import held
from jatak.consent.models import CollectionPointVersion, Held, Notice, NoticeReview, NoticeText, NoticeVersion, Origin
from jatak.console.notices.words import PURPOSE_TAGS
from jatak.database.using import acting_as
from jatak.people.models import Controller

MOST_PLACES = 200


@dataclass
class Row:
    """A notice with the version that people are asked with, and the draft that waits."""

    notice: Notice
    company: Controller
    live: NoticeVersion | None = None
    former: NoticeVersion | None = None
    """Words from before, where nothing was written here yet."""
    draft: NoticeVersion | None = None
    said: str = ""
    """What was said of the draft last."""
    places: list[CollectionPointVersion] = field(default_factory=list)
    held: Held | None = None
    languages: list[str] = field(default_factory=list)

    @property
    def newest(self) -> NoticeVersion | None:
        """Of which the row tells."""
        return self.live or self.draft or self.former

    @property
    def purpose(self) -> Any:
        """What it is for."""
        return PURPOSE_TAGS.get(self.newest.purpose, "") if self.newest else ""

    @property
    def waits(self) -> bool:
        """Whether somebody asks that the draft be published."""
        return self.said == Said.ASKED


@acting_as("consent")
def listed(companies: Sequence[Controller], below: int | None, at_most: int) -> list[Row]:
    """Notices of these companies, the newest first, below a number."""
    named = {each.pk: each for each in companies}
    found = Notice.objects.filter(controller__in=named).order_by("-pk")
    if below is not None:
        found = found.filter(pk__lt=below)
    rows = {each.pk: Row(each, named[each.controller_id]) for each in found[:at_most]}
    _fill(rows)
    return list(rows.values())


def _fill(rows: dict[int, Row]) -> None:
    for version in newest_versions(rows):
        row = rows[version.notice_id]
        if version.published_at is None:
            row.draft = version
        elif version.origin == Origin.WRITTEN:
            row.live = version
        else:
            row.former = version
    shown = [row.newest for row in rows.values() if row.newest]
    figures, spoken = held(each.pk for each in shown), _languages(shown)
    said = last_said([row.draft.pk for row in rows.values() if row.draft])
    for place in places_of(rows):
        rows[place.notice_version.notice_id].places.append(place)
    for row in rows.values():
        if row.newest:
            row.held, row.languages = figures.get(row.newest.pk), spoken[row.newest.pk]
        row.said = said.get(row.draft.pk, "") if row.draft else ""


def newest_versions(notices: Iterable[int]) -> Iterable[NoticeVersion]:
    """Of each notice the newest draft, the newest that was written here, and the newest from before."""
    found = NoticeVersion.objects.filter(notice__in=list(notices))
    unpublished = {"published_at__isnull": True}
    for kind in (unpublished, {"origin": Origin.WRITTEN}, {"origin": Origin.FORMER}):
        chosen = found.filter(**kind) if kind is unpublished else found.filter(**kind, published_at__isnull=False)
        yield from chosen.order_by("notice", "-number").distinct("notice")


def places_of(notices: Iterable[int]) -> list[CollectionPointVersion]:
    """The open collection points whose newest published version shows one of these notices."""
    newer = CollectionPointVersion.objects.filter(
        point=OuterRef("point"), number__gt=OuterRef("number"), published_at__isnull=False
    )
    found = CollectionPointVersion.objects.filter(
        ~Exists(newer),
        notice_version__notice__in=list(notices),
        published_at__isnull=False,
        point__closed_at=None,
    )
    return list(found.select_related("point", "notice_version").order_by("point__slug")[:MOST_PLACES])


def last_said(versions: Collection[int]) -> dict[int, str]:
    """What was said last of each of these drafts."""
    newest = NoticeReview.objects.filter(version__in=versions).order_by("version_id", "-pk").distinct("version_id")
    return dict(newest.values_list("version_id", "said"))


def _languages(versions: Iterable[NoticeVersion]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    texts = NoticeText.objects.filter(version__in=[each.pk for each in versions]).order_by("language")
    for version, language in texts.values_list("version_id", "language"):
        found[version].append(language)
    return found
