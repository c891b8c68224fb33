"""The page on which a letter is written."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.models import Change
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns.readiness import Step
from jatak.console.frame.page import page
from jatak.console.letters.conflict import conflict_page
from jatak.console.letters.crumbs import crumbs, title_of
from jatak.console.letters.finding import author, version_of
from jatak.console.letters.lacking import asked, lacking, to_add
from jatak.console.letters.of_campaign import counted_anew, steps_of
from jatak.console.letters.posted import BODY, revision_from, words_from
from jatak.console.letters.said import findings
from jatak.content.blocks.stream import LetterBlock
from jatak.content.drafts import ChangedMeanwhile, Words, save
from jatak.content.drafts.editing import body_of
from jatak.content.element_words import words_of
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.naming import language_named
from jatak.database.using import atomic
from jatak.gate.message import Channel

AN_HOUR = timedelta(hours=1)


@needs(May.SEE_NUMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: Any, pk: int) -> HttpResponse:
    """GET shows the editor of one language, or what was approved; POST saves what was written so far."""
    if request.method == "POST":
        return _post(request, version_of(request, pk, May.WRITE))
    version = version_of(request, pk)
    may_write = request.operator.may(May.WRITE, version.template.controller_id)
    if version.approved_at or not may_write:
        return redirect("letter_approval", pk)
    texts = list(version.texts.order_by("language"))
    return _editor(request, version, _chosen(request.GET.get("language", ""), version, texts), texts)


def _chosen(asked: str, version: TemplateVersion, texts: list[TemplateText]) -> TemplateText:
    by_language = {text.language: text for text in texts}
    own = by_language.get(version.template.controller.default_language)
    return by_language.get(asked) or own or texts[0]


def _editor(request: Any, version: TemplateVersion, text: TemplateText, texts: list[TemplateText]) -> HttpResponse:
    from wagtail.blocks.base import BlockWidget

    block = LetterBlock()
    widget = BlockWidget(block)
    there, lacks = {each.language for each in texts}, lacking(version)
    return page(
        request,
        "letters/edit",
        title_of(version),
        crumbs(version),
        icon="mail",
        version=version,
        text=text,
        tabs=[{"language": each.language, "name": language_named(each.language)} for each in texts],
        more=to_add(lacks, there),
        asked=asked(lacks),
        adds="add" in request.GET,
        by_sms=version.template.channel == Channel.SMS,
        body=widget.render(BODY, block.to_python(body_of(text))),
        media=widget.media,
        **{**steps_of(version, Step.LETTER), **_standing(request, version)},
    )


def _standing(request: Any, version: TemplateVersion) -> dict[str, Any]:
    return {
        "findings": findings(version),
        "elements": words_of(version.elements),
        "last_word": version.reviews.order_by("-pk").first(),
        "may_approve": request.operator.may(May.APPROVE, version.template.controller_id),
    }


def _post(request: Any, version: TemplateVersion) -> HttpResponse:
    language = request.POST.get("language", "")
    stands = version.texts.filter(language=language).first()
    if stands is None:
        return _refused(request, version, _("These words are in no language of the letter any more."))
    try:
        words = words_from(request.POST, stands)
        text = _saved(request, version, stands, words)
    except ChangedMeanwhile as error:
        return _conflict(request, version, error, words)
    except JatakError as error:
        return _refused(request, version, f"{error.message} {error.remedy}")
    if _wants_json(request):
        return JsonResponse(_told(request, version, text))
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('letter', args=[version.pk])}?language={language}")


def _saved(request: Any, version: TemplateVersion, stands: TemplateText, words: Words) -> TemplateText:
    at, by = now(), author(request)
    with atomic(), counted_anew(version, by.name):
        text = save(version, stands.language, words, expected=revision_from(request.POST), by=by, at=at)
        if text.changed_at == at and not _is_told(version, text.language, by.id, at):
            request.operator.changed(
                "letter.written", f"letter {version.pk}", version.template.controller_id, language=text.language
            )
        return text


def _is_told(version: TemplateVersion, language: str, by: int, at: datetime) -> bool:
    """Who types saves every few seconds: the log has one line an hour for each language."""
    lines = Change.objects.filter(of=f"letter {version.pk}", verb="letter.written", user_id=by)
    return lines.filter(details__language=language, at__gt=at - AN_HOUR).exists()


def _told(request: Any, version: TemplateVersion, text: TemplateText) -> dict[str, Any]:
    version.refresh_from_db()
    context = {"version": version, **_standing(request, version)}
    return {
        "revision": text.revision,
        "saved": time_format(timezone.localtime(text.changed_at), "H:i:s") if text.changed_at else "",
        "text": text.text,
        "standing": render_to_string("console/letters/standing.html", context, request),
    }


def _conflict(request: Any, version: TemplateVersion, error: ChangedMeanwhile, words: Words) -> HttpResponse:
    if not _wants_json(request):
        return conflict_page(request, version, error, words)
    stands = error.text
    at = time_format(timezone.localtime(stands.changed_at), "H:i") if stands and stands.changed_at else ""
    said = _("%(who)s changed it at %(time)s.") % {"who": stands.changed_by if stands else "", "time": at}
    return JsonResponse({"conflict": said}, status=409)


def _refused(request: Any, version: TemplateVersion, said: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"problem": said}, status=400)
    messages.error(request, said)
    return redirect("letter", version.pk)


def _wants_json(request: Any) -> bool:
    return str(request.headers.get("Accept", "")) == "application/json"
