"""What somebody has not said yes to yet, of what a company asks."""

from collections.abc import Iterator

from jatak.consent.channels import carried_by
from jatak.consent.models import NoticeController, Objection, Purpose, Record
from jatak.database.using import acting_as
from jatak.people.models import ContactKind
from jatak.signup.fields import fields_of
from jatak.signup.places import Place, offered
from jatak.signup.said import Said


def more_of(controller_id: int, said: Said) -> list[Place]:
    """The open forms that ask for something which the person does not hold; each notice once.

    Never one that names a company to which the person never said anything: a yes is widened, not passed on.
    """
    known = {controller_id} | {record.controller_id for record in said.records}
    found: dict[int, Place] = {}
    for place in offered(controller_id):
        notice = place.version.notice_version
        if notice.purpose == Purpose.MARKETING and _companies(notice.pk) <= known and any(_missing(place, said)):
            found.setdefault(notice.notice_id, place)
    return list(found.values())


def _missing(place: Place, said: Said) -> Iterator[str]:
    """The channels for which a yes here would be new."""
    notice = place.version.notice_version
    for channel in _askable(place):
        if not any(_holds(record, channel, notice.topics, said) for record in said.records):
            yield channel


def _askable(place: Place) -> list[str]:
    """The channels for which this form asks the address."""
    notice = place.version.notice_version
    names = {each.name for each in fields_of(place.version, notice)}
    kinds = [kind for kind in (ContactKind.EMAIL, ContactKind.TELEPHONE) if kind.value in names]
    return [channel for channel in notice.channels if any(channel in carried_by(kind) for kind in kinds)]


def _holds(record: Record, channel: str, topics: list[int], said: Said) -> bool:
    if record.ended_at is not None or record.channel != channel:
        return False
    if record.needs_confirmation and record.confirmed_at is None and channel == "email":
        return False
    covers = not record.topics or (bool(topics) and set(topics) <= set(record.topics))
    return covers and not any(_touches(record, objection) for objection in said.objections)


def _touches(record: Record, objection: Objection) -> bool:
    newer = objection.at >= record.given_at and not objection.survey
    return newer and objection.channel in (None, record.channel)


def _companies(version_id: int) -> set[int]:
    with acting_as("consent"):
        return set(NoticeController.objects.filter(version=version_id).values_list("controller_id", flat=True))
