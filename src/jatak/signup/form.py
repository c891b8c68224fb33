"""A form as it is about to be shown: its token, its words, its fields."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import translation

from jatak.base.tokens import BrokenToken
from jatak.consent.form_link import path
from jatak.consent.models import CollectionPointVersion, NoticeText, NoticeVersion, Purpose
from jatak.people.country_names import countries
from jatak.preferences.languages import SPOKEN
from jatak.signup.fields import Field, fields_of
from jatak.signup.places import Place
from jatak.signup.token import Token
from jatak.signup.words import Piece, paragraphs


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody sees; with what they typed before, where it came back."""

    place: Place
    text: NoticeText
    token: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    """Names of fields, with the sentence about each."""

    @property
    def notice(self) -> NoticeVersion:
        """What is asked."""
        return self.text.version

    @property
    def version(self) -> CollectionPointVersion:
        """How it is asked."""
        return self.place.version

    @property
    def address(self) -> str:
        """Where it is sent to."""
        return f"{path(self.place.point)}?language={self.text.language}"

    @property
    def asks_yes(self) -> bool:
        """Whether it asks for a consent; otherwise it tells customers and lets them object."""
        return self.notice.purpose == Purpose.MARKETING

    @property
    def fields(self) -> list[Field]:
        """What is to be filled in."""
        return fields_of(self.version, self.notice)

    @property
    def words(self) -> list[list[Piece]]:
        """What is asked."""
        return paragraphs(self.text.words)

    @property
    def withdrawal(self) -> list[list[Piece]]:
        """That it can be taken back, and how."""
        return paragraphs(self.text.withdrawal_words)

    @property
    def benefit(self) -> list[list[Piece]]:
        """What one gets for a yes."""
        return paragraphs(self.text.benefit)

    @property
    def terms(self) -> list[list[Piece]]:
        """On what terms."""
        return paragraphs(self.text.terms)

    def controls(self, said: Mapping[str, str], language: str) -> list[dict[str, Any]]:
        """The fields with their labels, what was typed and what was wrong; for pages and for the script alike."""
        return [self._control(each, said, language) for each in self.fields]

    def _control(self, each: Field, said: Mapping[str, str], language: str) -> dict[str, Any]:
        return {
            "name": each.name,
            "type": each.kind,
            "required": each.required,
            "autocomplete": each.completed_by,
            "label": said["mail_language" if each.name == "language" else each.name],
            "hint": said["telephone_hint"] if each.name == "telephone" else "",
            "choices": _choices(each.name, language),
            "value": self.typed.get(each.name, ""),
            "fault": said.get(self.faults.get(each.name, ""), ""),
        }


def shown_now(place: Place, language: str, at: datetime, **more: Any) -> Form:
    """The form in one of its languages, with a token of its own."""
    text = place.texts[language]
    return Form(place, text, Token(place.version.pk, text.pk, at, uuid.uuid4()).written(), **more)


def names(token: str, place: Place, language: str) -> bool:
    """Whether a token says that these very words were shown."""
    try:
        read = Token.read(token)
    except BrokenToken:
        return False
    return (read.version_id, read.text_id) == (place.version.pk, place.texts[language].pk)


def _choices(name: str, language: str) -> list[tuple[str, str]]:
    if name == "language":
        return list(SPOKEN.items())
    if name != "country":
        return []
    with translation.override(language):
        return countries()
