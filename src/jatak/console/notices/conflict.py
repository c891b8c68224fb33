"""Two wrote the same draft: both are shown, and for each field one is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jatak.consent.models import NoticeVersion
from jatak.consent.notices import Draft, Words, content_of
from jatak.console.frame.page import page
from jatak.console.notices.crumbs import crumbs, title_of
from jatak.console.notices.telling import LABELS, in_words
from jatak.console.notices.words import PARTS
from jatak.console.notices.written import Written
from jatak.content.naming import language_named
from jatak.database.using import acting_as

THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that the two wrote otherwise."""

    name: str
    label: Any
    mine: str
    theirs: str
    language: str = ""


def conflict_page(request: Any, version: NoticeVersion, written: Written) -> HttpResponse:
    """Both, side by side, with status 409; nothing is saved before somebody chooses."""
    with acting_as("consent"):
        theirs = content_of(version)
    mine = written.content()
    return page(
        request,
        "notices/conflict",
        _("Two versions of the same notice"),
        crumbs(version.notice),
        icon="openquote",
        status=409,
        version=version,
        notice_title=title_of(version),
        fields=[*_terms(mine, theirs), *_texts(mine, theirs)],
        typed=[(name, value) for name in request.POST for value in request.POST.getlist(name) if _is_typed(name)],
    )


def merged(data: Mapping[str, str], written: Written) -> Draft:
    """What was typed, with what stands where that was chosen."""
    mine, theirs = written.content(), written.stands
    taken = {name.removeprefix("take_") for name, value in data.items() if name.startswith("take_") and value == THEIRS}
    terms = {name: getattr(theirs, name) for name in LABELS if name in taken}
    words = {language: _words(language, text, theirs, taken) for language, text in mine.words.items()}
    # A language that somebody took out stays out where nothing of it was chosen.
    kept = {code: text for code, text in words.items() if code in theirs.words or any(asdict(text).values())}
    return replace(mine, words=kept, **terms)


def _words(language: str, mine: Words, theirs: Draft, taken: set[str]) -> Words:
    stands = theirs.words.get(language, Words("", ""))
    return replace(mine, **{name: getattr(stands, name) for name in PARTS if f"{language}.{name}" in taken})


def _terms(mine: Draft, theirs: Draft) -> Iterator[Field]:
    one, other = in_words(mine), in_words(theirs)
    for name, label in LABELS.items():
        if one[name] != other[name]:
            yield Field(name, label, one[name], other[name])


def _texts(mine: Draft, theirs: Draft) -> Iterator[Field]:
    for language, text in mine.words.items():
        stands = theirs.words.get(language, Words("", ""))
        for name, label in PARTS.items():
            one, other = getattr(text, name), getattr(stands, name)
            if one != other:
                yield Field(f"{language}.{name}", f"{language_named(language)}: {label}", one, other, language)


def _is_typed(name: str) -> bool:
    return name not in ("revision", "csrfmiddlewaretoken") and not name.startswith("take_")
