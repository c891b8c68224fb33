"""Drafting and publishing what people are told before they say yes."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max

from jatak.base.errors import UsageError
from jatak.base.hashing import canonical_json
from jatak.consent.models import Notice, NoticeController, NoticeText, NoticeVersion
from jatak.database.using import atomic
from jatak.people.models import Controller


class NotPublishable(UsageError):
    """A notice that lacks something that people must be told."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language: what is asked, and how it can be taken back."""

    asked: str
    withdrawal: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a version of a notice is to say."""

    channels: Sequence[str]
    words: Mapping[str, Words]
    """By language."""
    companies: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """The companies that it names, each with the brands that it names; empty: the company that asks, all brands."""
    topics: Sequence[int] = ()
    joint: bool = False
    promised_per_month: int | None = None


def draft(controller: Controller, slug: str, content: Draft) -> NoticeVersion:
    """Write the next version of a notice; the notice is made with its first."""
    with atomic():
        notice, _ = Notice.objects.get_or_create(controller=controller, slug=slug)
        notice = Notice.objects.select_for_update().get(pk=notice.pk)
        last = NoticeVersion.objects.filter(notice=notice).aggregate(last=Max("number"))["last"]
        version = NoticeVersion.objects.create(
            notice=notice,
            number=(last or 0) + 1,
            channels=list(content.channels),
            topics=list(content.topics),
            joint=content.joint,
            promised_per_month=content.promised_per_month,
        )
        for controller_id, brands in (content.companies or {controller.pk: ()}).items():
            NoticeController.objects.create(version=version, controller_id=controller_id, brands=list(brands))
        for language, words in content.words.items():
            NoticeText.objects.create(version=version, language=language, **_text(language, words))
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
    """SHA-256 of the canonical JSON of a text, 32 bytes."""
    return hashlib.sha256(
        canonical_json({"language": language, "words": words.asked, "withdrawal_words": words.withdrawal})
    ).digest()


def _text(language: str, words: Words) -> dict[str, Any]:
    return {"words": words.asked, "withdrawal_words": words.withdrawal, "sha256": text_hash(language, words)}


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
