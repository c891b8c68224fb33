"""What somebody has not said yes to yet, of what a company asks."""

from collections.abc import Iterator

from jatak.centre.parts import Said
from jatak.consent.channels import carried_by
from jatak.consent.models import NoticeController, Objection, Purpose, Record, Suppression
from jatak.database.using import acting_as
from jatak.people.models import ContactKind
from jatak.signup.fields import fields_of
from jatak.signup.places import Place, offered


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


def asks_for(place: Place, channel: str, topic_id: int) -> bool:
    """Whether a yes to this form would cover a part."""
    notice = place.version.notice_version
    return channel in _askable(place) and (not notice.topics or topic_id in notice.topics)


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
    # A number waits until it can be asked, which a second yes would not hasten; a mailbox may be asked anew.
    if record.needs_confirmation and record.confirmed_at is None and channel == "email":
        return False
    covers = not record.topics or (bool(topics) and set(topics) <= set(record.topics))
    return covers and not any(_touches(no, record, topics) for no in said.noes)


def _touches(no: Objection | Suppression, record: Record, topics: list[int]) -> bool:
    newer = (record.own_at is None or no.at >= record.own_at) and not no.survey
    return newer and no.channel in (None, record.channel) and (not topics or no.topic_id in (None, *topics))


def _companies(version_id: int) -> set[int]:
    with acting_as("consent"):
        return set(NoticeController.objects.filter(version=version_id).values_list("controller_id", flat=True))
