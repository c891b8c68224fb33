"""The languages of a letter."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.console.frame.page import page
from jatak.console.letters.crumbs import crumbs
from jatak.console.letters.finding import author, version_of
from jatak.console.letters.of_campaign import counted_anew
from jatak.content.checks.translation import UNTRANSLATED
from jatak.content.drafts import add_language, check, remove_language
from jatak.content.models import TemplateVersion
from jatak.content.naming import language_named
from jatak.database.using import atomic


@needs(May.WRITE)
@require_POST
def add(request: Any, pk: int) -> HttpResponse:
    """Add a language, empty or with a copy of another one's words."""
    version = version_of(request, pk, May.WRITE)
    language, copy_from = request.POST.get("language", ""), request.POST.get("copy_from", "")
    try:
        with atomic(), counted_anew(version, request.operator.name):
            add_language(version, language, by=author(request), at=now(), copy_from=copy_from)
            request.operator.changed(
                "letter.language_added", f"letter {pk}", version.template.controller_id, language=language
            )
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
        return redirect("letter", pk)
    copied = [each.said for each in check(version) if (each.code, each.language) == (UNTRANSLATED, language)]
    for said in copied[:1]:
        messages.warning(request, said)
    return redirect(f"{reverse('letter', args=[pk])}?language={language}")


@needs(May.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Any, pk: int, language: str) -> HttpResponse:
    """Ask whether the words of a language shall go; a POST takes them away."""
    version = version_of(request, pk, May.WRITE)
    if request.method == "POST":
        return _removed(request, version, language)
    text = version.texts.filter(language=language).first()
    if text is None:
        raise Http404
    title = _("Take %(language)s out?") % {"language": language_named(language)}
    return page(
        request,
        "letters/remove",
        title,
        crumbs(version, own=True),
        icon="mail",
        version=version,
        text=text,
        name=language_named(language),
    )


def _removed(request: Any, version: TemplateVersion, language: str) -> HttpResponse:
    try:
        with atomic(), counted_anew(version, request.operator.name):
            if remove_language(version, language):
                request.operator.changed(
                    "letter.language_removed", f"letter {version.pk}", version.template.controller_id, language=language
                )
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("letter", version.pk)
