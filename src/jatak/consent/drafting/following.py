"""What comes after a published version: an essential change, or a spelling fix; and throwing a draft away."""

from datetime import datetime

from django.db.models import Max

from jatak.base.authors import Author
from jatak.consent import notices
from jatak.consent.drafting.errors import StillNeeded
from jatak.consent.drafting.saving import locked
from jatak.consent.models import (
    CollectionPointVersion,
    Notice,
    NoticeController,
    NoticeReview,
    NoticeText,
    NoticeVersion,
    Origin,
)
from jatak.database.using import atomic


def live(notice: Notice) -> NoticeVersion | None:
    """The newest published version that was written here."""
    written = NoticeVersion.objects.filter(notice=notice, origin=Origin.WRITTEN, published_at__isnull=False)
    return written.order_by("-number").first()


def waiting(notice: Notice) -> NoticeVersion | None:
    """The draft of a notice; it has one at most at a time."""
    return NoticeVersion.objects.filter(notice=notice, published_at=None).order_by("-number").first()


def follow(version: NoticeVersion, *, spelling: bool, by: Author, at: datetime) -> NoticeVersion:
    """A draft that says what a published version says, to go on from; the draft that is there already, if any."""
    with atomic():
        notice = Notice.objects.select_for_update().get(pk=version.notice_id)
        if draft := waiting(notice):
            return draft
        content = notices.content_of(version)
        following = NoticeVersion(notice=notice, **_numbers(version, spelling))
        following.revision, following.changed_at, following.changed_by_id = 1, at, by.id
        following.changed_by, following.channels = by.name, list(content.channels)
        following.save()
        return notices.redraft(following, content)


def discard(version: NoticeVersion) -> None:
    """Throw a draft away, and a notice that has no other version; again is harmless. Raises StillNeeded."""
    with atomic():
        if not NoticeVersion.objects.filter(pk=version.pk).exists():
            return
        current = locked(version)
        if NoticeReview.objects.filter(version=current).exists():
            raise StillNeeded("Somebody spoke about this draft, and that is kept.", "Change it instead.")
        if CollectionPointVersion.objects.filter(notice_version=current).exists():
            raise StillNeeded("A collection point is prepared with this draft.", "Take it out there first.")
        NoticeText.objects.filter(version=current).delete()
        NoticeController.objects.filter(version=current).delete()
        NoticeVersion.objects.filter(pk=current.pk).delete()
        if not NoticeVersion.objects.filter(notice=current.notice_id).exists():
            Notice.objects.filter(pk=current.notice_id).delete()


def _numbers(version: NoticeVersion, spelling: bool) -> dict[str, int]:
    every = NoticeVersion.objects.filter(notice=version.notice_id)
    last = every.aggregate(number=Max("number"), major=Max("major"))
    if not spelling:
        return {"number": last["number"] + 1, "major": last["major"] + 1, "minor": 0}
    minor = every.filter(major=version.major).aggregate(last=Max("minor"))["last"]
    return {"number": last["number"] + 1, "major": version.major, "minor": minor + 1}
