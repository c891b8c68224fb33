"""Drawing what somebody said to a company, and what they may say yes to beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse

from jatak.base.clock import now
from jatak.consent.leave_link import LeaveLink
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Controller
from jatak.signup.days import day
from jatak.signup.drawing import Dress, draw
from jatak.signup.form import shown_now
from jatak.signup.languages import around, language_of
from jatak.signup.more import more_of
from jatak.signup.places import Place
from jatak.signup.said import No, Said, Yes, said_to

NOTHING = Said([], [], [], [])


@dataclass(frozen=True, slots=True)
class Again:
    """Why the page is shown again: what was wrong with one of its forms, or that a yes was added."""

    point_id: int = 0
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    alert: str = ""
    wait: int = 0
    added: bool = False
    number: bool = False
    """Whether a number was typed that waits to be confirmed."""

    @property
    def status(self) -> int:
        """As HTTP has it."""
        if self.wait:
            return 429
        return 409 if self.alert else 422 if self.faults else 200


def mine_page(
    request: HttpRequest, link: LeaveLink, company: Controller, point: ContactPoint | None, again: Again = Again()
) -> HttpResponse:
    """One card for each yes and each no, then the forms that ask for more; of nobody known it shows nothing."""
    dress = _dress(request, company, point, again)
    with acting_as("consent"):
        said = said_to(company.pk, point.person_id) if point else NOTHING
    more = more_of(company.pk, said) if point else []
    shown = {
        "yes": [_card(each, dress, company) for each in said.yes],
        "no": [_no(each, dress, company) for each in said.no],
        "more": [_form(request, each, dress, again) for each in more],
        "back": bool(said.no) and not said.yes,
        "leave": f"/l/{link.token()}",
        "again": again,
        "alert": dress.said().get(again.alert, ""),
    }
    response = draw(request, "mine", dress, again.status, **shown)
    if again.wait:
        response["Retry-After"] = str(again.wait)
    return response


def _dress(request: HttpRequest, company: Controller, point: ContactPoint | None, again: Again) -> Dress:
    known = point.person.language if point else ""
    wish = request.GET.get("language", "") or known
    language = around(wish, request.headers.get("Accept-Language", ""))
    return Dress(language, company, {"minutes": str(-(-again.wait // 60))})


def _card(each: Yes, dress: Dress, company: Controller) -> dict[str, Any]:
    said = dress.said()
    return {
        "yes": each,
        "title": dress.sentence("mine_given", day=day(each.at, company, dress.language)),
        "by": ", ".join(said[f"channel_{channel}"] for channel in sorted(set(each.channels))),
        "about": ", ".join(each.topics) or said["mine_everything"],
    }


def _no(each: No, dress: Dress, company: Controller) -> str:
    said = dress.said()
    what = [each.topic, said[f"channel_{each.channel}"] if each.channel else ""]
    about = ", ".join(part for part in what if part) or said["mine_no_all"]
    return f"{dress.sentence('mine_no', day=day(each.at, company, dress.language))}: {about}"


def _form(request: HttpRequest, place: Place, dress: Dress, again: Again) -> dict[str, Any]:
    language = language_of(place, dress.language, request.headers.get("Accept-Language", ""))
    own = again.point_id == place.point.pk
    form = shown_now(place, language, now(), typed=again.typed if own else {}, faults=again.faults if own else {})
    said = dress.said()
    # Whoever comes by a link is known: nothing is asked again but what this form cannot do without.
    every = [each for each in form.controls(said, dress.language) if each["name"] != "email"]
    controls = [each for each in every if each["required"] or each["name"] == "telephone"]
    fault = said[again.faults["old_enough"]] if own and "old_enough" in again.faults else ""
    old_enough = Dress(dress.language, blanks={"age": str(place.version.age_from or "")}).sentence("old_enough")
    return {
        "form": form,
        "controls": controls,
        "prefix": f"p{place.point.pk}-",
        "old_enough": old_enough,
        "fault": fault,
    }
