"""The notices with which people can be asked."""

from collections.abc import Iterable

from jatak.consent.models import NoticeVersion, Origin


def notices_of(companies: Iterable[int]) -> list[NoticeVersion]:
    """The newest published version of each notice of these companies that was written here; role consent."""
    written = NoticeVersion.objects.filter(
        notice__controller__in=list(companies), published_at__isnull=False, origin=Origin.WRITTEN
    )
    newest = written.select_related("notice__controller").order_by("notice_id", "-number").distinct("notice_id")
    return sorted(newest, key=lambda each: (each.notice.controller.name, each.notice.slug))


def newest_of(version: NoticeVersion) -> NoticeVersion:
    """The newest published version of the same notice; role consent."""
    written = NoticeVersion.objects.filter(notice=version.notice_id, published_at__isnull=False, origin=Origin.WRITTEN)
    return written.select_related("notice__controller").order_by("-number").first() or version
