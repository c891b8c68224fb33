"""Languages of a draft: one is added with the words that are proposed, one is taken out."""

from dataclasses import asdict, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.consent import drafting
from jatak.consent.models import NoticeVersion
from jatak.consent.notices import Draft, Words, content_of
from jatak.consent.proposals import GAP, KINDS, Telling, propose
from jatak.consent.proposals import languages as proposed
from jatak.console.notices.finding import author, log, version_of
from jatak.content.naming import languages as every_language
from jatak.database.using import acting_as, atomic


def more_languages(content: Draft) -> list[tuple[str, str]]:
    """Those that the draft does not speak, the ones with words of ours first."""
    others = [each for each in every_language() if each[0] not in content.words]
    return sorted(others, key=lambda each: each[0] not in proposed())


@needs(May.WRITE)
@require_POST
def add(request: Any, pk: int) -> HttpResponse:
    """Add a language; one that is there stays as it is."""
    version = version_of(request, pk, May.WRITE)
    language = request.POST.get("language", "")
    if language not in dict(every_language()):
        messages.error(request, _("Choose a language of the list."))
    else:
        content = content_of(version)
        _change(
            request, version, replace(content, words={language: _first(version, content, language), **content.words})
        )
    return redirect(f"{reverse('notice_edit', args=[pk])}#words-{language}")


@needs(May.WRITE)
@require_POST
def remove(request: Any, pk: int) -> HttpResponse:
    """Take a language out of the draft; gone already, nothing changes, and the last one stays."""
    version = version_of(request, pk, May.WRITE)
    content = content_of(version)
    words = {code: text for code, text in content.words.items() if code != request.POST.get("language")}
    if not words:
        messages.error(request, _("A notice speaks at least one language."))
    else:
        _change(request, version, replace(content, words=words))
    return redirect("notice_edit", pk)


def _first(version: NoticeVersion, content: Draft, language: str) -> Words:
    """Words of ours where there are some, else those of the first language, to be translated."""
    if language not in proposed():
        return Words(**asdict(next(iter(content.words.values()), Words("", ""))))
    kind = next((each for each in KINDS.values() if _is_like(each, content)), KINDS["newsletter"])
    telling = Telling(GAP, content.channels, content.promised_per_month, content.countries)
    return propose(kind, language, version.notice.controller, telling)


def _is_like(kind: Any, content: Draft) -> bool:
    return (kind.purpose, kind.benefit) == (content.purpose, content.benefit)


def _change(request: Any, version: NoticeVersion, content: Draft) -> None:
    """Nobody sees a form here, so what stands is what was read."""
    try:
        with acting_as("consent"), atomic():
            drafting.save(version, content, expected=version.revision, by=author(request), at=now())
            log(request, "notice.written", version)
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
