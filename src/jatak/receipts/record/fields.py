"""What a record must say: the mandatory fields of ISO/IEC TS 27560:2023, and those that the GDPR adds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jatak.receipts.record.party import Party
from jatak.receipts.record.record import Kind, Record


class Place(StrEnum):
    """Where in the console a field is filled in."""

    IDENTITY = "Settings › Companies › {company} › Identity"
    RECEIPTS = "Settings › Companies › {company} › Receipts"
    NOTICE = "Notices › the words that were shown"
    PERSON = "People › the person › the consent, which lacks it itself"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the standard, its term, where it is filled in, and what a record has of it."""

    name: str
    term: str
    place: Place
    held: Callable[[Record], object]
    of_gdpr: bool = False
    """Optional in the standard, mandatory for the profile of the GDPR."""
    of_consent: bool = False
    """Asked of consents alone: a customer was asked nothing."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that is not there, in whose words, and where it is filled in."""

    name: str
    term: str
    place: Place
    of: str = ""
    """The party, where it is a field of one."""


def _events(record: Record, what: Callable[..., object]) -> bool:
    return bool(record.events) and all(what(event) for event in record.events)


FIELDS = (
    Field("schema_version", "dct:conformsTo", Place.PERSON, lambda r: r.profile, of_consent=True),
    Field("record_id", "dct:identifier", Place.PERSON, lambda r: r.id is not None and r.id.version == 4),
    Field("pii_principal_id", "dpv:hasDataSubject", Place.PERSON, lambda r: r.subject),
    Field("privacy_notice", "dpv:hasNotice", Place.NOTICE, lambda r: r.notices, of_consent=True),
    Field("language", "dct:language", Place.NOTICE, lambda r: r.languages, of_consent=True),
    Field("purpose", "dpv:hasPurpose", Place.NOTICE, lambda r: r.purposes),
    Field("pii_information", "dpv:hasPersonalData", Place.PERSON, lambda r: r.personal_data),
    Field("pii_controllers", "dpv:hasDataController", Place.IDENTITY, lambda r: r.controllers),
    Field("storage_locations", "dpv:StorageLocation", Place.RECEIPTS, lambda r: r.storage.locations),
    Field("retention_period", "dpv:StorageDuration", Place.RECEIPTS, lambda r: r.storage.kept and r.storage.deleted),
    Field("jurisdiction", "dpv:hasJurisdiction", Place.RECEIPTS, lambda r: r.jurisdictions),
    Field("recipient_third_parties", "dpv:hasRecipient", Place.RECEIPTS, lambda r: r.recipients),
    Field("withdrawal_method", "dpv:hasConsentControl", Place.IDENTITY, lambda r: r.withdrawn_at),
    Field("lawful_basis", "dpv:hasLegalBasis", Place.PERSON, lambda r: r.legal_bases, of_gdpr=True),
    Field("collection_method", "dpv:hasDataSource", Place.PERSON, lambda r: r.sources, of_gdpr=True),
    Field("privacy_rights", "dpv:hasRight", Place.PERSON, lambda r: r.rights, of_gdpr=True),
    Field("authority_party", "dpv:hasAuthority", Place.RECEIPTS, lambda r: r.authorities, of_gdpr=True),
    Field("processing_locations", "dpv:hasProcessingCondition", Place.RECEIPTS, lambda r: r.processed_at, of_gdpr=True),
    Field("event_state", "dpv:hasConsentStatus", Place.PERSON, lambda r: r.events),
    Field("event_time", "dpv:isIndicatedAtTime", Place.PERSON, lambda r: _events(r, lambda e: e.at)),
    Field("validity_duration", "dpv:hasDuration", Place.RECEIPTS, lambda r: _events(r, lambda e: e.duration)),
    Field("entity_id", "dpv:isIndicatedBy", Place.PERSON, lambda r: _events(r, lambda e: e.by)),
    Field("event_type", "dpv:ExpressedConsent", Place.PERSON, lambda r: _events(r, lambda e: e.type), of_consent=True),
)
PARTY_FIELDS: tuple[tuple[str, str, Callable[[Party], object]], ...] = (
    ("party_id", "dct:identifier", lambda party: party.id),
    ("party_name", "dpv:hasName", lambda party: party.name),
    ("party_address", "dpv:hasAddress", lambda party: party.address),
    ("party_contact", "dpv:hasContact", lambda party: party.contact),
    ("party_type", "dpv:LegalEntity", lambda party: party.type),
    ("party_role", "dpv:DataController", lambda party: party.role),
)


def missing(record: Record) -> list[Missing]:
    """The mandatory fields that a record has not, in the order of the standard."""
    asked = [field for field in FIELDS if _is_asked(field, record)]
    found = [Missing(each.name, each.term, each.place) for each in asked if not each.held(record)]
    return [*found, *_of_parties(record)]


def _is_asked(field: Field, record: Record) -> bool:
    if field.of_consent and record.kind is not Kind.CONSENT:
        return False
    # A record that names no schema is held to all that ours are held to.
    return not field.of_gdpr or record.profile is None or record.profile.of_gdpr


def _of_parties(record: Record) -> Iterator[Missing]:
    described = {party.id for party in record.parties}
    for named in dict.fromkeys([*record.controllers, *record.recipients, *record.authorities]):
        if named not in described and not named.startswith("dpv:"):
            yield Missing("party_name", "dpv:hasEntity", Place.RECEIPTS, named)
    for party in record.parties:
        place = Place.IDENTITY if party.id in record.controllers else Place.RECEIPTS
        for name, term, held in PARTY_FIELDS:
            if not held(party):
                yield Missing(name, term, place, party.name or party.id)
