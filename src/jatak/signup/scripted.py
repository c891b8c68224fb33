"""The form for a script on another site: the same words and the same answers, as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, JsonResponse

from jatak.signup.drawing import Dress
from jatak.signup.form import Form, names, shown_now
from jatak.signup.languages import around, language_of
from jatak.signup.places import Place
from jatak.signup.proof import BITS
from jatak.signup.sending import Sent, origin_allowed

BUTTONS = ("yes", "no", "object", "send_yes", "send", "close", "honeypot", "optional", "choose_one", "not_sent")


@dataclass(frozen=True, slots=True)
class _Spoken:
    language: str
    said: Mapping[str, str]


def is_scripted(request: HttpRequest) -> bool:
    """Whether a script asks, and not a form of the page."""
    return "application/json" in request.headers.get("Accept", "")


def described(request: HttpRequest, place: Place, at: datetime) -> tuple[Form, JsonResponse]:
    """Everything that a script needs to show the form."""
    language = language_of(place, request.GET.get("language", ""), request.headers.get("Accept-Language", ""))
    shown = shown_now(place, language, at)
    spoken = _spoken(request, place, language)
    return shown, answered(request, place, _form(shown, spoken))


def scripted(request: HttpRequest, place: Place, sent: Sent, at: datetime) -> JsonResponse:
    """How it went, for the script; a site that may not show the form learns nothing."""
    language = language_of(place, request.GET.get("language", ""), request.headers.get("Accept-Language", ""))
    said = _spoken(request, place, language, sent.wait).said
    if sent.told:
        lead = [line for line in (said[f"{sent.told}_lead"], said.get(f"{sent.told}_help")) if line]
        return answered(request, place, {"title": said[f"{sent.told}_title"], "lead": lead})
    again: dict[str, Any] = {
        "alert": said.get(sent.alert, said["again_title"]),
        "faults": {name: said[fault] for name, fault in sent.faults.items()},
    }
    if sent.alert == "stale" and names(request.POST.get("token", ""), place, language):
        again["token"] = shown_now(place, language, at).token
    elif sent.alert in ("stale", "other_site"):
        again["anew"] = True  # Other words by now: the script hands over to our page, which shows them.
    response = answered(request, place, again, sent.status)
    if sent.wait:
        response["Retry-After"] = str(sent.wait)
    return response


def answered(request: HttpRequest, place: Place, content: Mapping[str, Any], status: int = 200) -> JsonResponse:
    """JSON that the sites of this form may read, and no other."""
    response = JsonResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Origin"
    if origin_allowed(request, place):
        response["Access-Control-Allow-Origin"] = request.headers["Origin"]
    return response


def _spoken(request: HttpRequest, place: Place, language: str, wait: int = 0) -> _Spoken:
    accepted = request.headers.get("Accept-Language", "")
    blanks = {"age": str(place.version.age_from or ""), "minutes": str(-(-wait // 60))}
    dress = Dress(around(language, accepted), place.company, blanks)
    return _Spoken(dress.language, dress.said())


def _form(shown: Form, spoken: _Spoken) -> dict[str, Any]:
    said, company = spoken.said, shown.place.company
    who = ", ".join(
        part for part in (company.legal_name or company.name, company.postal_address, company.contact) if part
    )
    return {
        "action": shown.address,
        "token": shown.token,
        "bits": BITS,
        "language": shown.text.language,
        "headline": shown.text.headline or said["form_title"],
        "benefit": shown.benefit,
        "terms": shown.terms,
        "words": shown.words,
        "withdrawal": shown.withdrawal,
        "asks": "no" if not shown.asks_yes else "both" if shown.version.mandatory else "yes",
        "fields": shown.controls(said, spoken.language),
        "age": said["old_enough"] if shown.version.age_from and shown.asks_yes else "",
        "who": f"{said['who_asks']}: {who}",
        "said": {name: said[name] for name in BUTTONS},
    }
