"""The public pages of signing up, drawn in the person's language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from jatak.people.models import Controller
from jatak.preferences.languages import SPOKEN
from jatak.preferences.sender import Sender
from jatak.signup.texts import texts

BLANK = re.compile(r"\{([a-z]+)\}")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Dress:
    """What every page knows: in which language it speaks, for which company, and what fills the blanks."""

    language: str
    company: Controller | None = None
    blanks: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=lambda: SPOKEN)
    words: Callable[[str], dict[str, str]] = texts
    """The sentences of a language: those of this room, or of one above."""

    def said(self) -> dict[str, str]:
        """The sentences, with their blanks filled in."""
        return {name: self._filled(text, {}) for name, text in self.words(self.language).items()}

    def sentence(self, name: str, **blanks: str) -> str:
        """One sentence, with blanks that differ from place to place."""
        return self._filled(self.words(self.language)[name], blanks)

    def _filled(self, text: str, blanks: Mapping[str, str]) -> str:
        # Not str.format: a company may have braces in its name.
        known = {"company": self.company.name if self.company else "", **self.blanks, **blanks}
        return BLANK.sub(lambda blank: known.get(blank[1], ""), text)


def draw(request: HttpRequest, name: str, dress: Dress, status: int = 200, **shown: Any) -> HttpResponse:
    """A page of this room."""
    return drawn(request, f"signup/{name}.html", dress, status, **shown)


def drawn(request: HttpRequest, template: str, dress: Dress, status: int = 200, **shown: Any) -> HttpResponse:
    """A public page: never kept, never found by search engines, in no frame of others."""
    company = dress.company
    sender = Sender(company.name, company.contact.strip(), None, dress.language) if company else None
    context = {"t": dress.said(), "language": dress.language, "languages": dress.languages, "sender": sender, **shown}
    with translation.override(dress.language):
        response = render(request, template, context, status=status)
    response["Content-Language"] = dress.language
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Security-Policy"] = POLICY
    return response
