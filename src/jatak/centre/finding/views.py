"""The page on which people find theirs: an address is typed, a link goes there if the company knows it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.campaigns.own_letters import ask
from jatak.centre.texts import texts
from jatak.consent.find_link import company_of
from jatak.database.using import acting_as
from jatak.jobs.own_letters import soon_send
from jatak.people.addresses import InvalidAddress, keyed_hash_of, normalise_email
from jatak.people.models import ContactKind, Controller
from jatak.signup import limits
from jatak.signup.came import came
from jatak.signup.drawing import Dress, drawn
from jatak.signup.fields import HONEYPOT, LONGEST
from jatak.signup.languages import around


# Without CSRF protection: nobody is logged in, and a form that another site sends does what one typed here does:
# at most one message an hour, to an address that the company knows.
@public("finding one's page: a link is sent to whoever owns the address, and the answer is the same for every address")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest, address: str) -> HttpResponse:
    """GET and HEAD show the form; POST notes what was asked for, and looks nothing up."""
    with acting_as("web"):
        company = company_of(address)
    if company is None:
        return _told(request, _dress(request), "find_unknown", 404)
    return _asked(request, company, now()) if request.method == "POST" else _form(request, company)


def _asked(request: HttpRequest, company: Controller, at: datetime) -> HttpResponse:
    typed = request.POST.get("email", "").strip()[:LONGEST]
    try:
        address = normalise_email(typed)
    except InvalidAddress:
        return _form(request, company, typed, "bad_email" if typed else "missing", 422)
    if seconds := limits.wait(at, came(request).ip, f"find {company.pk}", address, proven=False):
        response = _form(request, company, typed, "too_many", 429, seconds)
        response["Retry-After"] = str(seconds)
        return response
    if not request.POST.get(HONEYPOT):
        ask(company.pk, keyed_hash_of(ContactKind.EMAIL, address), at)
        soon_send()
    return _told(request, _dress(request, company), "find_sent", 200)


def _form(
    request: HttpRequest, company: Controller, typed: str = "", fault: str = "", status: int = 200, wait: int = 0
) -> HttpResponse:
    dress = _dress(request, company, wait)
    shown = {"typed": typed, "fault": dress.said().get(fault, "")}
    return drawn(request, "centre/find.html", dress, status, **shown)


def _told(request: HttpRequest, dress: Dress, name: str, status: int) -> HttpResponse:
    said = dress.said()
    lead = [said[each] for each in (f"{name}_lead", f"{name}_help") if each in said]
    shown = {"title": said[f"{name}_title"], "lead": lead, "links": [], "can_switch": request.method != "POST"}
    return drawn(request, "signup/told.html", dress, status, **shown)


def _dress(request: HttpRequest, company: Controller | None = None, wait: int = 0) -> Dress:
    language = around(request.GET.get("language", ""), request.headers.get("Accept-Language", ""))
    return Dress(language, company, {"minutes": str(-(-wait // 60))}, words=texts)
