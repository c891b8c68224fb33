"""The page on which a yes is confirmed: who asks, for what, and one button."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.base.tokens import BrokenToken
from jatak.consent.act import Act
from jatak.consent.form_link import path
from jatak.consent.kept import kept, policy_of
from jatak.consent.leave_link import LeaveLink
from jatak.consent.message_link import CONFIRM
from jatak.consent.models import Actor, Via
from jatak.consent.pending import Pending, State, confirm_pending, pending
from jatak.database.using import acting_as
from jatak.preferences.pages import broken_page
from jatak.signup.came import came
from jatak.signup.days import day
from jatak.signup.drawing import Dress, draw
from jatak.signup.form import Form
from jatak.signup.languages import around
from jatak.signup.places import Place

TOLD = {State.CONFIRMED: "confirmed", State.LEFT: "since_left", State.OVER: "over"}


# Without CSRF protection, for there is no session to ride on: the signed link in the mail is the permission, and asking
# for a cookie would lose everybody whose mail program opens pages without them.
@public("the link that confirms a yes; only a POST confirms, so that programs which look into mail change nothing")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET and HEAD show the words and one button; POST confirms, and again is harmless."""
    try:
        message_id = CONFIRM.message_of(token)
    except BrokenToken:
        return broken_page(request)
    with acting_as("consent"):
        asked = pending(message_id, now())
    if asked is None:
        return _over(request)
    state = _confirmed(request, asked, message_id) if request.method == "POST" else asked.state
    return _ask(request, asked) if state is State.WAITS else _tell(request, asked, state)


def _confirmed(request: HttpRequest, asked: Pending, message_id: int) -> State:
    at = now()
    with acting_as("consent"):
        circumstances = kept(policy_of(asked.place.point.controller_id), came(request))
        particulars = {name: value for name, value in circumstances.items() if name != "page"}
        act = Act(Actor.PERSON, Via.LINK, at=at, recorded_at=at, message_id=message_id, particulars=particulars or None)
        return confirm_pending(asked, act)


def _ask(request: HttpRequest, asked: Pending) -> HttpResponse:
    place = Place(asked.place.point, asked.place, {asked.text.language: asked.text})
    return draw(request, "confirm", _dress(request, asked), form=Form(place, asked.text))


def _tell(request: HttpRequest, asked: Pending, state: State) -> HttpResponse:
    dress = _dress(request, asked)
    said, name = dress.said(), TOLD[state]
    links = _ways_out(asked, said) if state is State.CONFIRMED else [(path(asked.place.point), said["sign_up_again"])]
    good, switch = state is State.CONFIRMED, request.method != "POST"
    title, lead = (said[f"{name}_{part}"] for part in ("title", "lead"))
    return draw(request, "told", dress, title=title, lead=[lead], links=links, good=good, can_switch=switch)


def _ways_out(asked: Pending, said: dict[str, str]) -> list[tuple[str, str]]:
    """Who has just said yes sees at once what stands, the receipt of it, and how to take it back."""
    given, message_id = asked.given, asked.letter.message_id
    assert given.person_id is not None
    assert given.address_hash is not None
    controller, address_hash = asked.place.point.controller_id, bytes(given.address_hash)
    token = LeaveLink(controller, given.person_id, address_hash, message_id or 0, None, "email").token()
    own = f"/p/{token}"
    return [
        (f"{own}/receipt/{given.pk}", said["confirmed_receipt"]),
        (own, said["mine"]),
        (f"/l/{token}", said["confirmed_leave"]),
    ]


def _over(request: HttpRequest) -> HttpResponse:
    dress = Dress(around(request.GET.get("language", ""), request.headers.get("Accept-Language", "")))
    said = dress.said()
    return draw(request, "told", dress, title=said["over_title"], lead=[said["over_lead"]], links=[], can_switch=True)


def _dress(request: HttpRequest, asked: Pending) -> Dress:
    language = around(request.GET.get("language", "") or asked.letter.language, "")
    company = asked.place.point.controller
    return Dress(language, company, {"day": day(asked.given.at, company, language)})
