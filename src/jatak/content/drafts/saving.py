"""Saving the words of one language."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from jatak.base.authors import Author
from jatak.base.errors import UsageError
from jatak.content.blocks.dress import dress_of
from jatak.content.blocks.made import made
from jatak.content.drafts.elements import settle_elements
from jatak.content.drafts.errors import ChangedMeanwhile, NoSuchLanguage
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.placeholders import one_line
from jatak.content.templates import locked
from jatak.database.using import atomic
from jatak.gate.message import Channel

LONGEST = 400_000
"""Letters of a body: far more than a mail program shows, and what a database row holds with ease."""
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
FIELDS = ("subject", "preheader", "body", "text", "own_text")


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote in one language; `text` None: the text part is made of the blocks."""

    subject: str
    preheader: str
    body: list[Any]
    text: str | None = None


def save(
    version: TemplateVersion, language: str, words: Words, *, expected: int, by: Author, at: datetime
) -> TemplateText:
    """Save what was written on top of revision `expected`, finished or not; the same words again change nothing.

    Raises ChangedMeanwhile with what stands there instead, AlreadyApproved, NoSuchLanguage, UsageError.
    """
    with atomic():
        current = locked(version)
        stands = current.texts.select_for_update().filter(language=language).first()
        if stands is None:
            raise NoSuchLanguage(f"There are no words in {language} any more.", "Add the language again.")
        wanted = _values(current, language, words)
        if all(_bare(getattr(stands, name)) == _bare(wanted[name]) for name in FIELDS):
            return stands
        if stands.revision != expected:
            raise ChangedMeanwhile(stands)
        return _written(current, stands, wanted, by, at)


def _written(
    version: TemplateVersion, text: TemplateText, values: dict[str, Any], by: Author, at: datetime
) -> TemplateText:
    for name, value in values.items():
        setattr(text, name, value)
    text.revision += 1
    text.changed_at, text.changed_by_id, text.changed_by = at, by.id, by.name
    text.save()
    settle_elements(version)
    return text


def _values(version: TemplateVersion, language: str, words: Words) -> dict[str, Any]:
    subject, preheader, body = one_line(_clean(words.subject)), one_line(_clean(words.preheader)), _storable(words.body)
    if len(repr(body)) > LONGEST or len(words.text or "") > LONGEST or len(subject) + len(preheader) > 2000:
        raise UsageError("The letter is too long to be kept.", "Shorten it, and put the rest on a web page.")
    # Needs Wagtail, which those who save have.
    from jatak.content.blocks.pictures import gallery_of

    gallery = gallery_of(version.template.controller, settings.JATAK_PUBLIC_URL)
    letter = made(body, dress_of(version.template), language, subject, preheader, gallery)
    own = words.text is not None
    text = _clean(words.text.replace("\r\n", "\n")) if words.text is not None else letter.text
    values = {"subject": subject, "preheader": preheader, "body": body, "text": text}
    html = "" if version.template.channel == Channel.SMS else letter.html
    return {**values, "own_text": own, "html": html}


def _bare(value: Any) -> Any:
    """Without the ids of blocks, which the editor may make anew for the same words."""
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return {name: _bare(each) for name, each in value.items() if name != "id"} if isinstance(value, dict) else value


def _clean(text: str) -> str:
    return _UNSTORABLE.sub("", text)


def _storable(value: Any) -> Any:
    """Plain values without the characters that PostgreSQL keeps in no text."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {_clean(str(name)): _storable(each) for name, each in value.items()}
    return value if isinstance(value, bool | int | float) or value is None else _clean(str(value))
