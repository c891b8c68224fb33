"""What keeps a draft of a collection point from being shown to people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jatak.consent.channels import carried_by
from jatak.consent.floors import Floor, ages, must_confirm, only_in_writing
from jatak.consent.models import CollectionPointVersion, Origin, Purpose
from jatak.consent.placing.terms import STAFF
from jatak.people.models import ContactKind


class Fault(StrEnum):
    """Something that is wrong with a draft."""

    CLOSED = "closed"
    NOTICE_NOT_PUBLISHED = "notice_not_published"
    NOTICE_OF_OTHERS = "notice_of_others"
    NOTICE_FORMER = "notice_former"
    MUST_CONFIRM = "must_confirm"
    TOO_YOUNG = "too_young"
    NO_TELEPHONE = "no_telephone"
    ONLY_IN_WRITING = "only_in_writing"


HINTS = frozenset({Fault.ONLY_IN_WRITING})
"""What is worth knowing, and keeps nobody from publishing."""


@dataclass(frozen=True, slots=True)
class Found:
    """One fault, with the countries that ask for it where it is the law."""

    fault: Fault
    floors: list[Floor] = field(default_factory=list)

    @property
    def blocks(self) -> bool:
        """Whether it may not be published like that."""
        return self.fault not in HINTS


def faults(version: CollectionPointVersion, day: date) -> list[Found]:
    """What is wrong with a draft under the law of a day."""
    return [*_of_notice(version), *_of_law(version, day), *_of_fields(version)]


def _of_notice(version: CollectionPointVersion) -> Iterator[Found]:
    notice = version.notice_version
    if version.point.closed_at is not None:
        yield Found(Fault.CLOSED)
    if notice.published_at is None:
        yield Found(Fault.NOTICE_NOT_PUBLISHED)
    if notice.notice.controller_id != version.point.controller_id:
        yield Found(Fault.NOTICE_OF_OTHERS)
    if notice.origin == Origin.FORMER:
        yield Found(Fault.NOTICE_FORMER)


def _of_law(version: CollectionPointVersion, day: date) -> Iterator[Found]:
    notice, kind = version.notice_version, version.point.kind
    if version.age_from is not None:
        older = [each for each in ages(notice.countries, day) if (each.years or 0) > version.age_from]
        yield from [Found(Fault.TOO_YOUNG, older)] if older else []
    if not asks_for_consent(version):
        return
    if not version.double_opt_in and (floors := must_confirm(notice.countries, kind, day)):
        yield Found(Fault.MUST_CONFIRM, floors)
    if spoken := only_in_writing(notice.countries, notice.channels, kind, day):
        yield Found(Fault.ONLY_IN_WRITING, spoken)


def _of_fields(version: CollectionPointVersion) -> Iterator[Found]:
    """Staff always have a field for it; a form of ours only where it is declared."""
    asked = {each["kind"] for each in version.fields}
    called = set(version.notice_version.channels) & set(carried_by(ContactKind.TELEPHONE))
    if called and "telephone" not in asked and version.point.kind not in STAFF:
        yield Found(Fault.NO_TELEPHONE)


def asks_for_consent(version: CollectionPointVersion) -> bool:
    """Whether a yes is asked at all: customers are told, and may say no."""
    return version.notice_version.purpose != Purpose.CUSTOMERS
