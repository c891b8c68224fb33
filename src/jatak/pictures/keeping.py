"""Keeping what a form looked like; a browser that fails is kept as missing evidence, and blocks nothing."""

import hashlib
from datetime import datetime

from django.conf import settings

from jatak.base.errors import UsageError
from jatak.consent.form_link import url as form_url
from jatak.consent.models import CollectionKind, CollectionPointVersion, Picture
from jatak.database.using import acting_as, atomic
from jatak.pictures.looking import Look, look

SHOWN = frozenset({CollectionKind.FORM, CollectionKind.POPUP, CollectionKind.LANDING_PAGE})
"""Kinds that people see as a page of ours."""


def take(version_id: int, at: datetime, by: str = "") -> list[Picture]:
    """Take pictures of one published version, in each of its languages on each device, and keep them.

    One that has a page on another site is looked at there. Raises UsageError where there is nothing to be seen.
    """
    with acting_as("consent"):
        versions = CollectionPointVersion.objects.select_related("point__controller", "notice_version")
        version = versions.get(pk=version_id)
        languages = sorted(version.notice_version.texts.values_list("language", flat=True))
    looked = [
        (language, url, look(url, language, settings.JATAK_PUBLIC_URL)) for language, url in _pages(version, languages)
    ]
    with acting_as("consent"), atomic():
        return [_keep(version, language, url, each, at, by) for language, url, looks in looked for each in looks]


def _pages(version: CollectionPointVersion, languages: list[str]) -> list[tuple[str, str]]:
    if version.page_url:
        return [("", version.page_url)]
    if version.point.kind not in SHOWN:
        raise UsageError("Nobody sees this collection point as a page.", "Give the address where it is shown, if any.")
    page = form_url(settings.JATAK_PUBLIC_URL, version.point)
    return [(language, f"{page}?language={language}") for language in languages]


def _keep(version: CollectionPointVersion, language: str, url: str, seen: Look, at: datetime, by: str) -> Picture:
    return Picture.objects.create(
        version=version,
        language=language,
        device=seen.device.value,
        url=url,
        taken_at=at,
        taken_by=by,
        browser=seen.browser,
        png=seen.png or None,
        html=seen.html,
        css=seen.css,
        png_sha256=_hash(seen.png),
        html_sha256=_hash(seen.html.encode()),
        css_sha256=_hash(seen.css.encode()),
        error=seen.error,
    )


def _hash(data: bytes) -> bytes | None:
    return hashlib.sha256(data).digest() if data else None
