"""What somebody said before to the same words: whether it stands, and whether it waits to be confirmed."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from jatak.consent.channels import carried_by
from jatak.consent.models import (
    Letter,
    LetterKind,
    NoticeController,
    NoticeVersion,
    Objection,
    Record,
    Suppression,
)
from jatak.people.models import ContactKind, ContactPoint

FRESH = timedelta(days=90)
"""So long a yes needs no renewal; an older one may be near its end, so that saying it again is worth a letter."""


def stands(point: ContactPoint, version: NoticeVersion, at: datetime) -> bool:
    """Whether this address holds a fresh consent to the same words for each channel, and no no came after it."""
    confirmed = Q(needs_confirmation=False) | Q(confirmed_at__isnull=False)
    held = list(_given(point, version).filter(confirmed, own_at__gt=at - FRESH))
    wanted = {channel for channel in version.channels if channel in carried_by(point.kind)}
    if not wanted <= {record.channel for record in held}:
        return False
    return not Objection.objects.filter(_since(held), person_id=point.person_id, survey=False).exists()


def waits(point: ContactPoint, version: NoticeVersion, at: datetime) -> bool:
    """Whether a yes of this address to the same words waits for its confirmation.

    A mailbox to which no request could be sent waits for none; a number waits until it can be asked.
    """
    open_ = _given(point, version).filter(confirmed_at=None).values("event_id")
    letters = Letter.objects.filter(event_id__in=open_, kind=LetterKind.CONFIRM, forgotten_at=None, ends_at__gt=at)
    if point.kind == ContactKind.EMAIL:
        letters = letters.filter(Q(done_at=None) | Q(message_id__isnull=False))
    return letters.exists()


def said_no(point: ContactPoint, version: NoticeVersion) -> bool:
    """Whether a no of this person, or by this address, stands that a yes to these words would lift."""
    companies = NoticeController.objects.filter(version=version).values("controller")
    here = (Q(controller__in=companies) | Q(controller=None)) & (
        Q(channel__in=carried_by(point.kind)) | Q(channel=None)
    )
    of_person = Objection.objects.filter(here, person_id=point.person_id, survey=False)
    of_address = Suppression.objects.filter(here, address_hash=point.keyed_hash, survey=False)
    return of_person.exists() or of_address.exists()


def _given(point: ContactPoint, version: NoticeVersion) -> QuerySet[Record]:
    """The live consents of an address to this notice; a spelling fix leaves them what they are."""
    same = {"notice_text__version__notice": version.notice_id, "notice_text__version__major": version.major}
    return Record.objects.filter(contact_point=point, ended_at=None, **same)


def _since(held: list[Record]) -> Q:
    """A no that came with or after one of these consents and may touch it."""
    newer = Q(pk=None)
    for record in held:
        here = Q(controller=record.controller_id) | Q(controller=None)
        newer |= here & (Q(channel=record.channel) | Q(channel=None)) & Q(at__gte=record.own_at)
    return newer
