"""The proof of an event in words, and the files that belong to it: pictures of the form, its HTML, papers."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.consent import of_person as told
from jatak.consent.asked import Asked
from jatak.consent.models import Answer, Device, Event, EventKind, Picture
from jatak.consent.proof import Look, Proof, picture_at, scan_of
from jatak.console.people.sight import Sight
from jatak.database.using import acting_as

DEVICES: dict[str, "str | Promise"] = {
    Device.DESKTOP: gettext_lazy("On a desktop"),
    Device.PHONE: gettext_lazy("On a phone"),
}
ANSWERED: dict[str, "str | Promise"] = {
    Answer.YES: gettext_lazy("yes"),
    Answer.NO: gettext_lazy("no"),
    Answer.SILENT: gettext_lazy("the question was left as it was"),
}
IMAGES = frozenset({"image/png", "image/jpeg"})
"""What may be shown here; anything else is downloaded."""
KEPT = "private, max-age=3600, immutable"
"""It never changes; and it is of one person, for one reader."""


def pictures(proof: Proof, event: Event) -> list[dict[str, Any]]:
    """The form on each device: the picture, or why there is none."""
    return [_picture(each, event) for each in proof.looks]


def _picture(look: Look, event: Event) -> dict[str, Any]:
    told = {"device": DEVICES[look.device], "picture": look.picture}
    if look.picture is None:
        return told | {"missing": _why_not(look)}
    return told | {"hashes": list(_hashes(look.picture, event))}


def _hashes(picture: Picture, event: Event) -> Iterator[tuple[str, str, str]]:
    """What each hash is of, the hash, and where the thing itself can be had."""
    yield _("SHA-256 of the picture"), _hex(picture.png_sha256), ""
    for part, kept in (("html", picture.html_sha256), ("css", picture.css_sha256)):
        if kept:
            link = reverse("person_event_form", args=[event.person_id, event.pk, picture.pk, part])
            yield _("SHA-256 of the %(part)s") % {"part": part.upper()}, _hex(kept), link


def _hex(kept: "bytes | memoryview[int] | None") -> str:
    return bytes(kept).hex() if kept else "–"


def _why_not(look: Look) -> str:
    if look.failed is not None:
        return _("Missing evidence: no picture could be taken. %(why)s") % {"why": look.failed.error}
    return _("Missing evidence: no picture of this version was taken.")


def lacking(event: Event, asked: Asked, proof: Proof) -> Iterator[str]:
    """What an authority would ask for and is not here."""
    yes = proof.given or event
    if yes.kind != EventKind.GIVEN:
        return
    if asked.text is None:
        yield _("The words are not known.")
    if asked.place is None:
        yield _("The place is not known.")
    if asked.place is not None and asked.place.double_opt_in and proof.confirmed is None:
        yield _("It was not confirmed, and this place asks for a confirmation.")
    if proof.looks and proof.served is None:
        yield _("When the form was shown is not known.")


@needs(May.SEE_PEOPLE)
@require_safe
def picture(request: Any, person_id: int, event_id: UUID, picture_id: int) -> HttpResponse:
    """The form as a browser showed it."""
    event = _event(request, person_id, event_id)
    with acting_as("consent"):
        found = picture_at(event, picture_id)
    if found is None or not found.png:
        raise Http404
    return _file(bytes(found.png), "image/png", f"form-{found.version_id}-{found.device}.png")


@needs(May.SEE_PEOPLE)
@require_safe
def form(request: Any, person_id: int, event_id: UUID, picture_id: int, part: str) -> HttpResponse:
    """The HTML or CSS that was kept with a picture, as text to be saved: nothing of it is run here."""
    event = _event(request, person_id, event_id)
    with acting_as("consent"):
        found = picture_at(event, picture_id)
    kept = {"html": found.html, "css": found.css}.get(part, "") if found else ""
    if found is None or not kept:
        raise Http404
    return _file(kept.encode(), "text/plain; charset=utf-8", f"form-{found.version_id}-{found.device}.{part}.txt")


@needs(May.SEE_PEOPLE)
@require_safe
def scan(request: Any, person_id: int, event_id: UUID, scan_id: int) -> HttpResponse:
    """A paper on which it was said."""
    event = _event(request, person_id, event_id)
    with acting_as("consent"):
        found = scan_of(event, scan_id)
    if found is None:
        raise Http404
    request.operator.looked(person_id, "person_scan")
    return _file(bytes(found.data), found.content_type, get_valid_filename(found.name) or "scan")


def _event(request: Any, person_id: int, event_id: UUID) -> Event:
    sight = Sight.of(request, person_id)
    with acting_as("consent"):
        event = told.event_of(sight.whole.numbers, sight.ids, sight.let_go, event_id)
    if event is None:
        raise Http404
    return event


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    how = "inline" if kind in IMAGES else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name.encode("ascii", "replace").decode()}"'
    answer["Cache-Control"] = KEPT
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
