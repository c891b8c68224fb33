"""The page of whoever has a link from a message: what they said to the company, and saying yes to more."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.consent.act import Act
from jatak.consent.answer import Showing
from jatak.consent.kept import kept, policy_of
from jatak.consent.leave_link import BrokenLink, LeaveLink
from jatak.consent.models import Actor, Answer, Via
from jatak.consent.widening import address_of, widen
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Controller
from jatak.preferences.pages import broken_page, gone_page
from jatak.signup import limits
from jatak.signup.came import came
from jatak.signup.fields import Read, read
from jatak.signup.mine_page import Again, mine_page
from jatak.signup.places import Place, offered
from jatak.signup.token import BrokenToken, Token


# Without CSRF protection, as for leaving: the signed link is the permission, and nobody has a session.
@public("what somebody said, and saying more; the signed token of a link from their message is the permission")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """GET and HEAD show it and change nothing; POST is a yes to the words of one form."""
    try:
        link = LeaveLink.read(token)
    except BrokenLink:
        return broken_page(request)
    with acting_as("consent"):
        company, point = Controller.objects.filter(pk=link.controller_id).first(), address_of(link)
    if company is None:
        return gone_page(request)
    if request.method == "POST" and point is not None:
        return _more(request, link, company, point, now())
    return mine_page(request, link, company, point)


def _more(
    request: HttpRequest, link: LeaveLink, company: Controller, point: ContactPoint, at: datetime
) -> HttpResponse:
    seen = _seen(request, company, at)
    if seen is None:
        return mine_page(request, link, company, point, Again(alert="stale"))
    place, showing = seen
    back = _read(request, showing, point)
    again = Again(place.point.pk, request.POST.dict(), back.faults)
    if back.faults:
        return mine_page(request, link, company, point, again)
    if seconds := limits.wait(at, came(request).ip, place.point.pk, link.address_hash.hex(), proven=True):
        return mine_page(request, link, company, point, Again(place.point.pk, alert="too_many", wait=seconds))
    with acting_as("consent"):
        circumstances = dict(kept(policy_of(company.pk), came(request))) | {"page": "the person's own preferences"}
        act = Act(Actor.PERSON, Via.LINK, at, at, message_id=link.message_id or None, particulars=circumstances)
        waits = widen(link, showing, back.told, act)
    return mine_page(request, link, company, point, Again(added=True, number=waits))


def _seen(request: HttpRequest, company: Controller, at: datetime) -> tuple[Place, Showing] | None:
    """The form whose button was pressed, as it was shown; None where it is not offered any more."""
    try:
        token = Token.read(request.POST.get("token", ""))
    except BrokenToken:
        return None
    place = next((each for each in offered(company.pk) if each.version.pk == token.version_id), None)
    text = next((each for each in place.texts.values() if each.pk == token.text_id), None) if place else None
    if place is None or text is None or token.is_stale(at):
        return None
    return place, Showing(token.nonce, place.version, text, token.at)


def _read(request: HttpRequest, showing: Showing, point: ContactPoint) -> Read:
    """What was typed; the address is the one to which the message went."""
    typed = {**request.POST.dict(), point.kind: point.address, "answer": Answer.YES.value}
    return read(typed, showing.place, showing.text.version)
