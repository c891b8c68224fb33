"""Drafting and publishing what people are told before they say yes."""

import hashlib
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from jatak.base.errors import UsageError
from jatak.base.hashing import canonical_json
from jatak.consent.draft import Draft, Partner, Words, content_of
from jatak.consent.models import Notice, NoticeController, NoticeText, NoticeVersion, Origin
from jatak.consent.reviewing import stops
from jatak.database.using import atomic
from jatak.people.models import Controller

__all__ = [
    "Draft",
    "NotPublishable",
    "Partner",
    "Words",
    "content_of",
    "draft",
    "next_numbers",
    "publish",
    "record_former",
    "redraft",
    "text_hash",
    "write",
]


class NotPublishable(UsageError):
    """A notice that lacks something that people must be told."""


def draft(
    controller: Controller, slug: str, content: Draft, spelling_alone: bool = False, origin: Origin = Origin.WRITTEN
) -> NoticeVersion:
    """Write the next version of a notice, made with its first; a spelling fix is a minor version of the last one."""
    with atomic():
        notice, _ = Notice.objects.get_or_create(controller=controller, slug=slug)
        notice = Notice.objects.select_for_update().get(pk=notice.pk)
        version = NoticeVersion.objects.create(
            notice=notice, origin=origin, **next_numbers(notice, spelling_alone), **_terms(content)
        )
        write(version, content)
        return version


def redraft(version: NoticeVersion, content: Draft) -> NoticeVersion:
    """Write a version that is not published anew; a trigger refuses what is."""
    with atomic():
        NoticeVersion.objects.filter(pk=version.pk).update(**_terms(content))
        NoticeText.objects.filter(version=version).delete()
        NoticeController.objects.filter(version=version).delete()
        version.refresh_from_db()
        write(version, content)
        return version


def write(version: NoticeVersion, content: Draft) -> None:
    """Put words and companies of a draft where there are none."""
    for controller_id, brands in (content.companies or {version.notice.controller_id: ()}).items():
        NoticeController.objects.create(version=version, controller_id=controller_id, brands=list(brands))
    for language, words in content.words.items():
        NoticeText.objects.create(version=version, language=language, **_text(language, words))


def next_numbers(notice: Notice, spelling_alone: bool) -> dict[str, int]:
    """The numbers of the next version of a notice; the caller holds its lock."""
    last = NoticeVersion.objects.filter(notice=notice).order_by("number").last()
    if last is None:
        return {"number": 1, "major": 1, "minor": 0}
    if spelling_alone:
        return {"number": last.number + 1, "major": last.major, "minor": last.minor + 1}
    return {"number": last.number + 1, "major": last.major + 1, "minor": 0}


def record_former(controller: Controller, slug: str, content: Draft, by: str, at: datetime) -> NoticeVersion:
    """Keep words that were shown before, as the company says: never shown here, and not checked; again is harmless.

    They count as published, since a consent stands under words that never change.
    """
    with atomic():
        Notice.objects.get_or_create(controller=controller, slug=slug)
        notice = Notice.objects.select_for_update().get(controller=controller, slug=slug)
        for version in NoticeVersion.objects.filter(notice=notice, origin=Origin.FORMER).order_by("-number"):
            if version.published_at is not None and content_of(version) == _compared(controller, content):
                return version
        version = draft(controller, slug, content, origin=Origin.FORMER)
        version.published_at, version.published_by = at, by
        version.save(update_fields=["published_at", "published_by"])
        return version


def publish(version: NoticeVersion, by: str, at: datetime) -> NoticeVersion:
    """Publish a version, which from then on never changes; again is harmless. Raises NotPublishable."""
    with atomic():
        version = NoticeVersion.objects.select_for_update().get(pk=version.pk)
        if version.published_at is None:
            _check(version)
            version.published_at, version.published_by = at, by
            version.save(update_fields=["published_at", "published_by"])
        return version


def text_hash(language: str, words: Words) -> bytes:
    """SHA-256 of the canonical JSON of a text without its empty parts, 32 bytes."""
    more = {"headline": words.headline, "benefit": words.benefit, "terms": words.terms}
    said = {"language": language, "words": words.asked, "withdrawal_words": words.withdrawal}
    return hashlib.sha256(canonical_json(said | {name: part for name, part in more.items() if part})).digest()


def _text(language: str, words: Words) -> dict[str, Any]:
    return {
        "words": words.asked,
        "withdrawal_words": words.withdrawal,
        "headline": words.headline,
        "benefit": words.benefit,
        "terms": words.terms,
        "sha256": text_hash(language, words),
    }


def _terms(content: Draft) -> dict[str, Any]:
    return {
        "channels": list(content.channels),
        "topics": list(content.topics),
        "joint": content.joint,
        "promised_per_month": content.promised_per_month,
        "purpose": content.purpose.value,
        "countries": list(content.countries),
        "partners": [asdict(partner) for partner in content.partners],
        "benefit": content.benefit.value,
        "benefit_messages": content.benefit_messages,
        "benefit_ends": content.benefit_ends,
    }


def _compared(controller: Controller, content: Draft) -> Draft:
    """As `content_of` would give it back."""
    companies = {pk: tuple(brands) for pk, brands in (content.companies or {controller.pk: ()}).items()}
    return replace(
        content,
        companies=companies,
        words=dict(content.words),
        channels=tuple(content.channels),
        topics=tuple(content.topics),
        countries=tuple(content.countries),
        partners=tuple(content.partners),
    )


def _check(version: NoticeVersion) -> None:
    name = f"Version {version.number} of the notice {version.notice.slug}"
    texts = list(version.texts.all())
    if not texts or not version.channels:
        raise NotPublishable(f"{name} says nothing yet.", "Give it words in a language, and a channel.")
    for text in texts:
        if not text.words.strip() or not text.withdrawal_words.strip():
            raise NotPublishable(
                f"{name} does not say in {text.language} what is asked and how it can be taken back.",
                "GDPR art. 7(3) wants the person told before saying yes.",
            )
    for company in version.companies.select_related("controller"):
        if missing := company.controller.missing_identity():
            raise NotPublishable(
                f"{name} names {company.controller}, which lacks: {', '.join(missing)}.", "Complete it."
            )
    _check_words(version, name)


def _check_words(version: NoticeVersion, name: str) -> None:
    """Words from before are what they were; those written here keep the lists of their countries."""
    if version.origin != Origin.WRITTEN:
        return
    for language, found in stops(version).items():
        said = " ".join(finding.says for finding in found)
        remedies = " ".join(dict.fromkeys(finding.remedy for finding in found))
        raise NotPublishable(f"{name} cannot be published in {language}. {said}", remedies)
