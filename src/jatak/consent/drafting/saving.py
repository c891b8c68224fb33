"""Beginning a notice, and saving its draft on top of what was read."""

from datetime import datetime

from django.db import IntegrityError

from jatak.base.authors import Author
from jatak.consent import notices
from jatak.consent.drafting.errors import AlreadyPublished, ChangedMeanwhile, NameTaken
from jatak.consent.drafting.settling import settled
from jatak.consent.drafting.spelling import keep_to_words
from jatak.consent.models import Notice, NoticeVersion
from jatak.consent.notices import Draft, content_of
from jatak.database.using import atomic
from jatak.people.models import Controller


def begin(controller: Controller, slug: str, content: Draft, *, by: Author, at: datetime) -> NoticeVersion:
    """The first draft of a new notice; begun twice with the same words it is one. Raises NameTaken."""
    with atomic():
        try:
            with atomic():
                Notice.objects.create(controller=controller, slug=slug)
        except IntegrityError:
            return _begun(controller, slug, content, by)
        return _signed(notices.draft(controller, slug, settled(content, controller.pk)), by, at)


def save(version: NoticeVersion, content: Draft, *, expected: int, by: Author, at: datetime) -> NoticeVersion:
    """Save a draft on top of revision `expected`, finished or not; the same content again changes nothing.

    Raises AlreadyPublished, ChangedMeanwhile with what stands there instead, MoreThanSpelling for a minor version.
    """
    with atomic():
        current = locked(version)
        content, stands = settled(content, current.notice.controller_id), content_of(current)
        if content == stands:
            return current
        if current.revision != expected:
            raise ChangedMeanwhile(current)
        if current.minor:
            keep_to_words(stands, content)
        return _signed(notices.redraft(current, content), by, at)


def locked(version: NoticeVersion) -> NoticeVersion:
    """The draft as it stands, until the transaction ends nobody else's. Raises AlreadyPublished."""
    every = NoticeVersion.objects.select_related("notice__controller").select_for_update(of=("self",))
    current = every.get(pk=version.pk)
    if current.published_at is not None:
        raise AlreadyPublished(
            f"Version {current.label} of {current.notice.slug} is published and never changes.", "Begin a new version."
        )
    return current


def _signed(version: NoticeVersion, by: Author, at: datetime) -> NoticeVersion:
    version.revision += 1
    version.changed_at, version.changed_by_id, version.changed_by = at, by.id, by.name
    version.save(update_fields=["revision", "changed_at", "changed_by_id", "changed_by"])
    return version


def _begun(controller: Controller, slug: str, content: Draft, by: Author) -> NoticeVersion:
    versions = list(NoticeVersion.objects.filter(notice__controller=controller, notice__slug=slug)[:2])
    if len(versions) == 1 and _is_the_same(versions[0], settled(content, controller.pk), by):
        return versions[0]
    raise NameTaken(f"{controller} has a notice called {slug} already.", "Give it another name.")


def _is_the_same(version: NoticeVersion, content: Draft, by: Author) -> bool:
    untouched = version.published_at is None and (version.revision, version.changed_by_id) == (1, by.id)
    return untouched and content_of(version) == content
