"""A record as JSON-LD: several values always as a list, no key twice, nothing that is empty."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from jatak.receipts.linked.errors import Incomplete
from jatak.receipts.linked.terms import context
from jatak.receipts.record.duration import Duration, Kind
from jatak.receipts.record.fields import missing
from jatak.receipts.record.party import Party
from jatak.receipts.record.record import Event, Notice, Purpose, Receipt, Record, Source, Storage
from jatak.receipts.record.record import Kind as Of
from jatak.receipts.record.states import OF_CONSENT

Node = dict[str, Any]
OF_DURATION = {Kind.TEMPORAL: "xsd:duration", Kind.UNTIL_TIME: "xsd:dateTime", Kind.OCCURRENCES: "xsd:integer"}
TYPES = {Of.CONSENT: [Of.CONSENT.value], Of.CUSTOMER: ["dpv:DataProcessingRecord", Of.CUSTOMER.value]}


def receipt_node(receipt: Receipt, company: str = "") -> Node:
    """The receipt for programs; raises Incomplete where a mandatory field of any record is missing."""
    lacking = [each for record in receipt.records for each in missing(record)]
    if lacking:
        raise Incomplete(dict.fromkeys(lacking), company)
    assert receipt.id is not None
    assert receipt.created_at is not None
    return _filled(
        {
            "@context": context(),
            "@id": f"urn:uuid:{receipt.id}",
            "@type": "dpv:ConsentReceipt",
            "dct:conformsTo": receipt.profile.value,
            "dct:identifier": str(receipt.id),
            "dct:created": instant(receipt.created_at),
            "dpv:hasRecordOfActivity": [record_node(record) for record in receipt.records],
            "rdfs:seeAlso": receipt.words_at,
        }
    )


def record_node(record: Record) -> Node:
    """A record without its context; nothing is checked here."""
    return _filled(
        {
            "@id": f"urn:uuid:{record.id}" if record.id else None,
            "@type": [record.kind.value]
            if record.kind is Of.CONSENT
            else ["dpv:DataProcessingRecord", record.kind.value],
            "dct:conformsTo": record.profile.value if record.profile else None,
            "dct:identifier": str(record.id) if record.id else None,
            "dpv:hasDataSubject": _subject(record.subject),
            "dpv:hasProcess": [_process(record)],
            "dpv:hasEntity": [_party(party) for party in record.parties],
            "dpv:hasConsentStatus": [_event(event) for event in record.events if event.state in OF_CONSENT],
            "dpv:hasStatus": [_event(event) for event in record.events if event.state not in OF_CONSENT],
            "jatak:grade": record.evidence.grade,
            "jatak:event": record.evidence.event,
            "jatak:commitment": record.evidence.commitment,
        }
    )


def instant(at: datetime) -> str:
    """UTC, to the microsecond where there is one (ISO 8601, xsd:dateTime)."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _process(record: Record) -> Node:
    control = "dpv:hasConsentControl" if record.kind is Of.CONSENT else "dpv:hasEntityControl"
    return _filled(
        {
            "@type": "dpv:Process",
            "dpv:hasNotice": [_notice(notice) for notice in record.notices],
            "dct:language": list(record.languages),
            "dpv:hasPurpose": [_purpose(purpose) for purpose in record.purposes],
            "dpv:hasPersonalData": list(record.personal_data),
            "dpv:hasDataController": list(record.controllers),
            "dpv:hasLegalBasis": list(record.legal_bases),
            "dpv:hasDataSource": [_source(source) for source in record.sources],
            "dpv:hasStorageCondition": list(_storage(record.storage)),
            "dpv:hasProcessingCondition": _located("dpv:ProcessingLocation", record.processed_at),
            "dpv:hasJurisdiction": list(record.jurisdictions),
            "dpv:hasRecipient": list(record.recipients),
            control: [_control(record.kind, address) for address in record.withdrawn_at],
            "dpv:hasRight": [_right(right, record.withdrawn_at) for right in record.rights],
            "dpv:hasAuthority": list(record.authorities),
            "jatak:channel": record.evidence.channel,
        }
    )


def _control(kind: Of, address: str) -> Node:
    what = "dpv:WithdrawConsent" if kind is Of.CONSENT else "dpv:OptingOutFromProcess"
    return {"@type": what, "dpv:isExercisedAt": address}


def _right(right: str, places: tuple[str, ...]) -> Node:
    return _filled({"@type": ["dpv:DataSubjectRight", right], "dpv:isExercisedAt": list(places)})


def _subject(subject: str) -> Node | None:
    return {"@id": subject, "@type": "dpv:DataSubject", "dct:identifier": subject} if subject else None


def _notice(notice: Notice) -> Node:
    return _filled(
        {
            "@id": notice.id,
            "@type": "dpv:ConsentNotice",
            "dct:identifier": notice.id,
            "dct:language": notice.language,
            "dct:hasVersion": notice.version,
            "jatak:sha256": notice.sha256,
            "jatak:words": notice.words,
        }
    )


def _purpose(purpose: Purpose) -> Node:
    told = {"@type": "dpv:Purpose", "skos:broader": list(purpose.categories), "dct:description": purpose.words}
    return _filled(told)


def _source(source: Source) -> Node:
    return _filled({"@type": source.who, "dpv:hasProcessing": ["dpv:Collect"], "dct:description": source.words})


def _storage(storage: Storage) -> Iterable[Node]:
    yield from _located("dpv:StorageLocation", storage.locations)
    for kind, duration in (("dpv:StorageDuration", storage.kept), ("dpv:StorageDeletion", storage.deleted)):
        if duration:
            yield {"@type": kind, "dpv:hasDuration": _duration(duration)}


def _located(kind: str, places: tuple[str, ...]) -> list[Node]:
    return [{"@type": kind, "dpv:hasLocation": list(places)}] if places else []


def _duration(duration: Duration) -> Node:
    typed = OF_DURATION.get(duration.kind)
    value = {"@value": duration.value, "@type": typed} if typed else duration.value
    return _filled(
        {"@type": duration.kind.value, "rdf:value": value, "jatak:countedFrom": str(duration.counted_from or "")}
    )


def _party(party: Party) -> Node:
    return _filled(
        {
            "@id": party.id,
            "@type": [each for each in (party.type, party.role) if each],
            "dct:identifier": party.id,
            "dpv:hasName": party.name,
            "dpv:hasAddress": party.address,
            "dpv:hasContact": party.contact,
        }
    )


def _event(event: Event) -> Node:
    return _filled(
        {
            "@type": [each for each in (event.state.value, event.type) if each],
            "dpv:isIndicatedAtTime": instant(event.at) if event.at else None,
            "dpv:hasDuration": _duration(event.duration) if event.duration else None,
            "dpv:isIndicatedBy": event.by,
            "dpv:hasIndicationMethod": event.method,
        }
    )


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
