"""The form as a page: read, filled in and sent; without a script, without a cookie."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.signup.drawing import Dress, draw
from jatak.signup.form import Form, names, shown_now
from jatak.signup.languages import around, language_of, offered
from jatak.signup.looking import note_look
from jatak.signup.places import Place, Standing, place_of, standing_of
from jatak.signup.scripted import is_scripted, scripted
from jatak.signup.sending import Sent, send

ANEW = ("stale", "other_site")
"""After these the words are shown anew, with a token of their own."""


# Without CSRF protection: a form on another site cannot have a cookie of ours, and there is no session to ride on. The
# signed token of the form is the protection; whoever has it was shown these words, and may answer for an address that
# is theirs to read: a yes counts when it is confirmed there, where the law or the company wants it.
@public("the form in which people sign up; its signed token names what they were shown")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, address: str) -> HttpResponse:
    """GET and HEAD show the form and change nothing about people; POST answers it."""
    place = place_of(address)
    if place is None:
        return _not_there(request, address)
    at = now()
    if request.method == "POST":
        sent = send(request, place, at)
        return scripted(request, place, sent, at) if is_scripted(request) else _sent(request, place, sent, at)
    shown = shown_now(place, _language(request, place), at)
    note_look(request, shown, at)
    return form_page(request, shown)


def form_page(request: HttpRequest, form: Form, sent: Sent | None = None, preview: bool = False) -> HttpResponse:
    """The form, with what was wrong with it where it came back."""
    sent = sent or Sent()
    dress = _dress(request, form.place, form.text.language, sent.wait)
    said = dress.said()
    faults = [(name, said[fault]) for name, fault in sent.faults.items()]
    shown = {"form": form, "controls": form.controls(said, dress.language), "faults": faults, "preview": preview}
    response = draw(request, "form", dress, sent.status, alert=said.get(sent.alert, ""), **shown)
    if sent.wait:
        response["Retry-After"] = str(sent.wait)
    return response


def _sent(request: HttpRequest, place: Place, sent: Sent, at: datetime) -> HttpResponse:
    language = _language(request, place)
    if not sent.told:
        return form_page(request, _again(request, place, language, sent, at), sent)
    dress = _dress(request, place, language)
    said = dress.said()
    title, lead = (said[f"{sent.told}_{part}"] for part in ("title", "lead"))
    leads = [line for line in (lead, said.get(f"{sent.told}_help")) if line]
    links = [(f"?language={language}", said["back"])] if sent.told == "silent" else []
    return draw(request, "told", dress, title=title, lead=leads, links=links, good=sent.told != "silent")


def _again(request: HttpRequest, place: Place, language: str, sent: Sent, at: datetime) -> Form:
    """The form with what was typed; the same showing where the same words stand before them again."""
    typed = {name: value for name, value in request.POST.dict().items() if name != "token"}
    token = request.POST.get("token", "")
    if sent.alert in ANEW or not names(token, place, language):
        return shown_now(place, language, at, typed=typed, faults=sent.faults)
    return Form(place, place.texts[language], token, typed, sent.faults)


def _dress(request: HttpRequest, place: Place, language: str, wait: int = 0) -> Dress:
    accepted = request.headers.get("Accept-Language", "")
    blanks = {"age": str(place.version.age_from or ""), "minutes": str(-(-wait // 60))}
    return Dress(around(language, accepted), place.company, blanks, offered(place))


def _language(request: HttpRequest, place: Place) -> str:
    return language_of(place, request.GET.get("language", ""), request.headers.get("Accept-Language", ""))


def _not_there(request: HttpRequest, address: str) -> HttpResponse:
    closed = standing_of(address) is Standing.CLOSED
    dress = Dress(around(request.GET.get("language", ""), request.headers.get("Accept-Language", "")))
    said = dress.said()
    name = "closed" if closed else "unknown"
    shown = {"title": said[f"{name}_title"], "lead": [said[f"{name}_lead"]], "can_switch": True}
    return draw(request, "told", dress, 410 if closed else 404, **shown)
