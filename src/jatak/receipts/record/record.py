"""A consent record, and the record of a customer who may be written to without a consent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from jatak.receipts.record.duration import Duration
from jatak.receipts.record.party import Party
from jatak.receipts.record.states import State


class Kind(StrEnum):
    """What the record is of."""

    CONSENT = "dpv:ConsentRecord"
    CUSTOMER = "jatak:ExistingCustomerRecord"
    """A customer relation under Directive 2002/58/EC art. 13(2): no consent, so no consent record."""


class Profile(StrEnum):
    """To which schema a record or receipt conforms: the four of `schema/dpv-27560.ttl`, and no other."""

    RECORD = "dpv-27560:record"
    RECORD_GDPR = "dpv-27560:record-eu-gdpr"
    RECEIPT = "dpv-27560:receipt"
    RECEIPT_GDPR = "dpv-27560:receipt-eu-gdpr"

    @property
    def of_gdpr(self) -> bool:
        """Whether what the GDPR asks for must be there, too."""
        return self in (Profile.RECORD_GDPR, Profile.RECEIPT_GDPR)


@dataclass(frozen=True, slots=True)
class Notice:
    """The words that were shown (`privacy_notice`), known by their hash."""

    id: str
    language: str = ""
    version: str = ""
    sha256: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What for: categories of DPV, and words of the company."""

    categories: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """By what way the data came (`collection_method`)."""

    who: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Storage:
    """Where the data lie, for how long, and when they go (`storage_locations`, `retention_period`)."""

    locations: tuple[str, ...] = ()
    kept: Duration | None = None
    deleted: Duration | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the consent, as ISO/IEC TS 27560 6.3.7 has it; states alone once, in time's order."""

    state: State
    at: datetime | None
    type: str = ""
    """Such as `dpv:ExpressedConsent`."""
    by: str = ""
    """The subject, or a party."""
    duration: Duration | None = None
    method: str = ""
    """In words: by what act."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How it can be proven, in our own words: channel, grade, and the place in the log."""

    channel: str = ""
    grade: str = ""
    event: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One company, one channel, one basis; what is empty is missing. All IRIs are short (`dpv:DirectMarketing`)."""

    kind: Kind
    profile: Profile | None
    """None for a customer: no schema is published for those."""
    id: UUID | None
    subject: str
    notices: tuple[Notice, ...] = ()
    languages: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    personal_data: tuple[str, ...] = ()
    controllers: tuple[str, ...] = ()
    """Ids of parties, as are recipients and authorities."""
    legal_bases: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    storage: Storage = Storage()
    processed_at: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    withdrawn_at: tuple[str, ...] = ()
    """Addresses where it can be taken back or refused."""
    rights: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    events: tuple[Event, ...] = ()
    evidence: Evidence = Evidence()

    @property
    def state(self) -> State | None:
        """What holds now: the newest event, of two at one instant the later one."""
        told = [event for event in self.events if event.at is not None]
        return max(enumerate(told), key=lambda each: (each[1].at, each[0]))[1].state if told else None

    @property
    def state_ended(self) -> bool:
        """Whether a consent stood, and stands no more."""
        return self.state in (State.WITHDRAWN, State.EXPIRED, State.REVOKED, State.INVALIDATED)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a person is given: one record or several, and when that was."""

    id: UUID | None
    created_at: datetime | None
    records: tuple[Record, ...]
    profile: Profile = Profile.RECEIPT_GDPR
    words_at: str = ""
    """Where the words that are not those of others are explained."""
