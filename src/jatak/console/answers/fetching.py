"""One answer: how far it is, and its file."""

import zipfile
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page
from jatak.retention.answers.ordering import OPEN, file_of, goes_at
from jatak.retention.answers.progress import heard
from jatak.retention.models import AnswerOrder, Stage, Subject

TITLES = {
    Subject.PERSON: _("Answer about a person"),
    Subject.MESSAGE: _("Answer about a message"),
    Subject.CAMPAIGN: _("Answer about a campaign"),
}


@needs(May.PROVE)
@require_safe
def answer(request: Any, number: UUID) -> HttpResponse:
    """Where it stands, and the button that fetches it."""
    found = _of(request, number)
    if found.subject == Subject.PERSON:
        request.operator.looked(found.number, "answer")
    way = [(_("Answers"), reverse("answers"))]
    title = TITLES[Subject(found.subject)]
    return page(request, "answers/one", title, way, icon="doc-full", **told_of(found))


@needs(May.PROVE)
@require_safe
def now_at(request: Any, number: UUID) -> HttpResponse:
    """How far it is, as a piece of the page."""
    found = _of(request, number)
    done = "" if found.stage in OPEN else reverse("answer", args=[number])
    return render(request, "console/answers/now.html", {**told_of(found), "done": done})


@needs(May.PROVE)
@require_safe
def file(request: Any, number: UUID) -> Any:
    """The zip: the document, the data, the evidence. That it was fetched is logged."""
    found = _of(request, number)
    if found.stage != Stage.DONE:
        raise Http404
    try:
        opened = file_of(found).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    if found.subject == Subject.PERSON:
        request.operator.looked(found.number, "answer_file")
    request.operator.changed(
        "answer.fetched", f"{found.subject} {found.number}", found.controller_id, answer=str(number)
    )
    name = f"answer-{found.subject}-{found.number}.zip"
    response = FileResponse(opened, as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "no-store"
    return response


@needs(May.PROVE)
@require_safe
def paper(request: Any, number: UUID) -> HttpResponse:
    """The document alone, to be looked at; that it was is logged."""
    found = _of(request, number)
    if found.stage != Stage.DONE or not file_of(found).exists():
        raise Http404
    with zipfile.ZipFile(file_of(found)) as archive:
        response = HttpResponse(archive.read("answer.pdf"), content_type="application/pdf")
    if found.subject == Subject.PERSON:
        request.operator.looked(found.number, "answer_paper")
    response["Content-Disposition"] = 'inline; filename="answer.pdf"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _of(request: Any, number: UUID) -> AnswerOrder:
    """Http404 unless who asks may prove for its company; for every company where it is of every one."""
    found = get_object_or_404(AnswerOrder.objects.select_related("controller"), pk=number)
    operator = request.operator
    here = operator.may(May.PROVE, found.controller_id) if found.controller_id else operator.everywhere(May.PROVE)
    if not here:
        raise Http404
    return found


def told_of(found: AnswerOrder) -> dict[str, Any]:
    """How far it is, for a page."""
    digest = bytes(found.sha256).hex() if found.sha256 else ""
    gone_at = goes_at(found)
    waiting = found.stage in OPEN
    told = heard(file_of(found)) if waiting else None
    return {"order": found, "waiting": waiting, "told": told, "digest": digest, "gone_at": gone_at}
