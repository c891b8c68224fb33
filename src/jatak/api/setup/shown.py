"""What a company has set up, as it is answered."""

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from jatak.api.paging import NEXT
from jatak.consent.models import NoticeText, NoticeVersion
from jatak.people.models import Brand, Controller, ProductGroup, Topic

MOST = 1000


class Named(Schema):
    """Something with a name."""

    id: int
    name: str


class Company(Schema):
    """A company, and what its messages can be about."""

    id: int
    name: str
    brands: list[Named]
    topics: list[Named]
    product_groups: list[Named]


class NoticeWords(Schema):
    """The words in one language, to be shown as they are."""

    language: str
    headline: str
    words: str
    withdrawal_words: str
    benefit: str
    terms: str
    sha256: str


class Notice(Schema):
    """A notice in its newest published version."""

    slug: str
    version: str
    purpose: str
    channels: list[str]
    topics: list[int] = Field(description="Empty: everything that the named companies write about.")
    promised_per_month: int | None
    published_at: datetime
    texts: list[NoticeWords]


class Notices(Schema):
    """Some notices."""

    items: list[Notice]
    next: int | None = NEXT


class CollectionPlace(Schema):
    """A collection point in its newest published version."""

    slug: str
    name: str
    kind: str
    version: int
    notice: str
    notice_version: str
    languages: list[str]
    channels: list[str]
    double_opt_in: bool
    closed: bool
    published_at: datetime


class Places(Schema):
    """Some collection points."""

    items: list[CollectionPlace]
    next: int | None = NEXT


def company(found: Controller) -> dict[str, Any]:
    """With its names."""
    kinds: dict[str, Any] = {"brands": Brand, "topics": Topic, "product_groups": ProductGroup}
    names = {
        kind: list(model.objects.filter(controller=found).order_by("name")[:MOST].values("id", "name"))
        for kind, model in kinds.items()
    }
    return {"id": found.pk, "name": found.name} | names


def notice(found: Any) -> dict[str, Any]:
    """In the newest of its published versions."""
    version: NoticeVersion = found.published[0]
    return {
        "slug": found.slug,
        "version": version.label,
        "purpose": version.purpose,
        "channels": version.channels,
        "topics": version.topics,
        "promised_per_month": version.promised_per_month,
        "published_at": version.published_at,
        "texts": [_text(each) for each in sorted(version.texts.all(), key=lambda text: text.language)],
    }


def place(found: Any) -> dict[str, Any]:
    """In the newest of its published versions."""
    version = found.published[0]
    words = version.notice_version
    return {
        "slug": found.slug,
        "name": str(found),
        "kind": found.kind,
        "version": version.number,
        "notice": words.notice.slug,
        "notice_version": words.label,
        "languages": sorted(text.language for text in words.texts.all()),
        "channels": words.channels,
        "double_opt_in": version.double_opt_in,
        "closed": found.closed_at is not None,
        "published_at": version.published_at,
    }


def _text(text: NoticeText) -> dict[str, Any]:
    plain = ("language", "headline", "words", "withdrawal_words", "benefit", "terms")
    return {name: getattr(text, name) for name in plain} | {"sha256": bytes(text.sha256).hex()}
