"""What proves one answer: what was shown, when it was confirmed, what the form looked like, and papers."""

from collections.abc import Iterable
from dataclasses import dataclass

from jatak.consent.asked import Asked
from jatak.consent.models import CollectionKind, Device, Event, EventKind, Picture, Scan, Served

HEAVY = ("png", "html", "css")
MOST = 20
SEEN = frozenset({CollectionKind.FORM, CollectionKind.POPUP, CollectionKind.LANDING_PAGE})
"""Kinds of places that people see as a page."""


@dataclass(frozen=True, slots=True)
class Look:
    """What there is of a form on one device."""

    device: Device
    picture: Picture | None
    """Without its bytes; the newest that was taken before the answer, else the first one after it."""
    failed: Picture | None
    """The newest try that failed, where there is no picture."""


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is kept beside the event itself."""

    served: Served | None
    given: Event | None
    """The yes that this event confirms or takes back."""
    confirmed: Event | None
    """The confirmation of this yes, or of the one that this event is about."""
    looks: tuple[Look, ...]
    """Empty where nobody sees a page, such as at a till."""
    scans: tuple[Scan, ...]


def proof_of(event: Event, asked: Asked) -> Proof:
    """Everything that is kept of one event."""
    given = Event.objects.filter(pk=event.about_id).first() if event.about_id else None
    yes = given or event
    showing = yes.served_id or event.served_id
    return Proof(
        Served.objects.filter(pk=showing).first() if showing else None,
        given,
        Event.objects.filter(kind=EventKind.CONFIRMED, about=yes.pk, person_id=yes.person_id).first(),
        tuple(_looks(yes, asked)),
        tuple(Scan.objects.filter(event__in={yes.pk, event.pk}).defer("data").order_by("pk")[:MOST]),
    )


def picture_at(event: Event, picture_id: int) -> Picture | None:
    """A picture of the place at which an event was said."""
    return Picture.objects.filter(pk=picture_id, version_id=event.collection_point_version_id).first()


def scan_of(event: Event, scan_id: int) -> Scan | None:
    """A paper of this event."""
    return Scan.objects.filter(pk=scan_id, event=event).first()


def _looks(yes: Event, asked: Asked) -> Iterable[Look]:
    if asked.place is None or not _is_seen(asked):
        return
    language = asked.text.language if asked.text else ""
    # A form on another site is pictured without a language of ours.
    found = list(
        Picture.objects.filter(version=asked.place, language__in=("", language))
        .defer(*HEAVY)
        .order_by("taken_at", "pk")[: 10 * MOST]
    )
    for device in Device:
        yield _look(device, [each for each in found if each.device == device], yes)


def _look(device: Device, found: list[Picture], yes: Event) -> Look:
    good = [each for each in found if not each.error]
    before = [each for each in good if each.taken_at <= yes.at]
    picture = before[-1] if before else good[0] if good else None
    failed = [each for each in found if each.error]
    return Look(device, picture, failed[-1] if failed and picture is None else None)


def _is_seen(asked: Asked) -> bool:
    assert asked.place is not None
    return asked.place.point.kind in SEEN or bool(asked.place.page_url)
