"""A form on other sites: its script, what the script shows, and a form of plain HTML."""

from functools import cache
from importlib.resources import files

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.consent.form_link import url
from jatak.signup.drawing import Dress
from jatak.signup.form import Form
from jatak.signup.languages import around, language_of
from jatak.signup.looking import note_look
from jatak.signup.places import Place, place_of
from jatak.signup.scripted import described
from jatak.signup.sending import origin_allowed
from jatak.signup.squeezing import squeezed

HOUR = "public, max-age=3600"


@public("the script that shows a form on other sites; the same for everybody")
@require_safe
@gzip_page
def script(request: HttpRequest, address: str) -> HttpResponse:
    """The script, whose own address tells it which form to show."""
    return _file(_script(), "text/javascript; charset=utf-8")


@public("the dress of a form on other sites; the same for everybody")
@require_safe
@gzip_page
def style(request: HttpRequest, address: str) -> HttpResponse:
    """The style sheet of forms on other sites."""
    return _file(_own("form.css"), "text/css; charset=utf-8")


@public("the words of a form, for the sites that may show it")
@require_safe
def description(request: HttpRequest, address: str) -> HttpResponse:
    """The form as JSON; 403 for any site that the form does not name."""
    place = place_of(address)
    if place is None:
        return HttpResponse(status=404)
    if not origin_allowed(request, place):
        return HttpResponse("This site is not one of those on which the form may stand.\n", "text/plain", 403)
    at = now()
    shown, response = described(request, place, at)
    note_look(request, shown, at)
    return response


@public("a form of plain HTML to be put into other sites; it names nobody")
@require_safe
def snippet(request: HttpRequest, address: str) -> HttpResponse:
    """The form for sites without scripts, to be copied."""
    place = place_of(address)
    if place is None:
        return HttpResponse(status=404)
    language = language_of(place, request.GET.get("language", ""), "")
    return HttpResponse(plain_form(place, language), "text/plain; charset=utf-8")


def plain_form(place: Place, language: str) -> str:
    """The HTML of a form whose words stand in it; it names its version, and no token says when it was shown."""
    form = Form(place, place.texts[language])
    spoken = around(language, "")
    said = Dress(spoken, place.company, {"age": str(place.version.age_from or "")}).said()
    context = {
        "form": form,
        "t": said,
        "controls": form.controls(said, spoken),
        "action": url(settings.JATAK_PUBLIC_URL, place.point),
        "prefix": f"jatak-{place.point.pk}",
    }
    return render_to_string("signup/plain.html", context)


@cache
def _script() -> str:
    return squeezed(_own("form.js"))


@cache
def _own(name: str) -> str:
    return files("jatak.signup").joinpath("static", "signup", name).read_text("utf-8")


def _file(content: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, kind)
    response["Cache-Control"] = HOUR
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Access-Control-Allow-Origin"] = "*"
    return response
