"""The link of an answer: a page that says what there is to fetch; each button fetches one file."""

import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.base.tokens import BrokenToken
from jatak.consent.message_link import ANSWER
from jatak.database.using import acting_as
from jatak.people.models import Controller, Person
from jatak.preferences.languages import choose
from jatak.preferences.pages import answer_page, broken_page
from jatak.preferences.sender import Sender
from jatak.retention.answers.ordering import file_of
from jatak.retention.replies.answering import Fetchable, company_of, fetchable, was_fetched

BRITISH = {"en": "en_GB"}
"""Our English is British."""
PAPER = "answer.pdf"


# Without CSRF protection, for there is no session to ride on: the signed link in the letter is the permission. Data go
# by a POST alone, so that programs which look into mail fetch nothing.
@public("the answer that somebody asked for; the signed link in the letter to their own address is the permission")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest, token: str) -> HttpResponseBase:
    """GET and HEAD show what there is and until when; POST fetches the document, or everything."""
    try:
        message_id = ANSWER.message_of(token)
    except BrokenToken:
        return broken_page(request)
    with acting_as("web"):
        found, company = fetchable(message_id, now()), company_of(message_id)
        if company is None:
            return broken_page(request)
        if found is not None and request.method == "POST":
            return _fetched(found, request.POST.get("file", ""))
        return _page(request, company, found)


def _page(request: HttpRequest, company: Controller, found: Fetchable | None) -> HttpResponse:
    own = Person.objects.filter(pk=found.order.number).values_list("language", flat=True).first() if found else ""
    accepted = request.headers.get("Accept-Language", "")
    language = choose(request.GET.get("language", ""), own or "", accepted=accepted)
    state = "answer" if found else "answer_gone"
    said = {"state": state, "title": f"{state}_title", "lead": f"{state}_lead"}
    day = _day(found.until, company, language) if found else ""
    return answer_page(request, Sender(company.name, company.contact.strip(), None, language), company, day=day, **said)


def _fetched(found: Fetchable, wanted: str) -> HttpResponseBase:
    """The file; a copy is kept by nobody on the way."""
    was_fetched(found.order)
    whole = file_of(found.order)
    response = _paper(whole) if wanted == "paper" else _whole(whole)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _whole(file: Path) -> HttpResponseBase:
    return FileResponse(file.open("rb"), as_attachment=True, filename="answer.zip", content_type="application/zip")


def _paper(file: Path) -> HttpResponseBase:
    with zipfile.ZipFile(file) as archive:
        response = HttpResponse(archive.read(PAPER), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{PAPER}"'
    return response


def _day(at: datetime, company: Controller, language: str) -> str:
    there = at.astimezone(ZoneInfo(company.time_zone))
    return format_date(there.date(), "long", locale=BRITISH.get(language, language))
