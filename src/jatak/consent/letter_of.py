"""The letter that a yes asks for, where one goes at all."""

from datetime import datetime, timedelta

from jatak.consent.already import stands, waits
from jatak.consent.kept import policy_of
from jatak.consent.models import CollectionPointVersion, Event, Letter, LetterKind, NoticeText
from jatak.people.models import ContactPoint


def ask_for_letter(
    given: Event,
    point: ContactPoint,
    text: NoticeText,
    place: CollectionPointVersion,
    at: datetime,
    must_be_confirmed: bool = False,
) -> Letter:
    """The request to confirm, or the welcome, of this yes; asked for once, however often."""
    confirms = place.double_opt_in or must_be_confirmed
    days = policy_of(place.point.controller_id).pending_days
    letter, _ = Letter.objects.get_or_create(
        event=given,
        kind=LetterKind.CONFIRM if confirms else LetterKind.WELCOME,
        defaults={
            "controller_id": place.point.controller_id,
            "person_id": point.person_id,
            "language": text.language,
            "asked_at": at,
            "ends_at": at + timedelta(days=days) if confirms else None,
        },
    )
    return letter


def has_one(point: ContactPoint, text: NoticeText, confirms: bool, at: datetime) -> bool:
    """Whether the same yes stands, or waits for its confirmation: then nobody is written to again."""
    version = text.version
    return stands(point, version, at) or (confirms and waits(point, version, at))
