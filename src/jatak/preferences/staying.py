"""The link of a notice before somebody goes: a page with one button, whose POST alone keeps them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.base.tokens import BrokenToken
from jatak.consent.leave_link import LeaveLink
from jatak.consent.message_link import STAY, MessageLink
from jatak.consent.short_link import STAY as STAY_BY_SMS
from jatak.consent.short_link import ShortLink
from jatak.database.using import acting_as
from jatak.people.models import Controller, Person
from jatak.preferences.languages import choose
from jatak.preferences.pages import broken_page, stay_page
from jatak.preferences.sender import Sender
from jatak.preferences.short import link_of
from jatak.retention.reactivation import staying
from jatak.retention.reactivation.staying import Standing, Told, told_by

BRITISH = {"en": "en_GB"}
"""Our English is British."""


# Without CSRF protection, for there is no session to ride on: the signed link in the mail is the permission. Nothing is
# counted and nothing is fetched from elsewhere, so it works for whoever lets nobody follow them.
@public("the link by which a silent person stays; only a POST keeps them, so that programs which look into mail do not")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest, token: str) -> HttpResponse:
    """GET and HEAD show the day and one button; POST stays, and again is harmless."""
    return _answer(request, STAY, token)


@public("the link by which a silent person stays, of an SMS; its signed token is the permission, and only a POST keeps")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stay_by_sms(request: HttpRequest, token: str) -> HttpResponse:
    """As the link of a letter: GET and HEAD change nothing, POST stays."""
    return _answer(request, STAY_BY_SMS, token)


def _answer(request: HttpRequest, link: MessageLink | ShortLink, token: str) -> HttpResponse:
    try:
        told = told_by(link.message_of(token))
    except BrokenToken:
        told = None
    if told is None:
        return broken_page(request)
    pressed = request.method == "POST" and told.standing is not Standing.GONE
    if pressed:
        staying.stay(told, now())
    return _page(request, told, pressed)


def _page(request: HttpRequest, told: Told, pressed: bool) -> HttpResponse:
    company, language = _around(request, told)
    sender = Sender(company.name, company.contact.strip(), None, language)
    state = f"stay_{told.standing}" if told.standing is Standing.GONE or not (pressed or told.stayed) else "stayed"
    lead = "stayed_ended" if state == "stayed" and told.standing is Standing.ENDED else f"{state}_lead"
    said = {"state": state, "title": f"{state}_title", "lead": lead, "pressed": pressed}
    return stay_page(request, sender, _link(told), day=_day(told.notice.goes_at, company, language), **said)


def _around(request: HttpRequest, told: Told) -> tuple[Controller, str]:
    """The company of the notice, and in which language its page speaks."""
    with acting_as("web"):
        company = Controller.objects.get(pk=told.notice.controller_id)
        own = Person.objects.filter(pk=told.person_id).values_list("language", flat=True).first() or ""
    accepted = request.headers.get("Accept-Language", "")
    return company, choose(request.GET.get("language", ""), own, accepted=accepted)


def _link(told: Told) -> LeaveLink | None:
    """Their own page and the way to leave, while there is somebody to whom they belong."""
    message_id = told.notice.message_id
    return None if told.standing is Standing.GONE or message_id is None else link_of(message_id)


def _day(at: datetime, company: Controller, language: str) -> str:
    there = at.astimezone(ZoneInfo(company.time_zone))
    return format_date(there.date(), "long", locale=BRITISH.get(language, language))
