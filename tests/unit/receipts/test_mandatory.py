"""Each mandatory field of ISO/IEC TS 27560: left out, the export refuses and names it, and so does the shape."""

from dataclasses import replace

import pytest
from tests.unit.receipts.made import CONSENT, CUSTOMER, RECEIPT
from tests.unit.receipts.shaping import refusals

from jatak.receipts.linked.errors import Incomplete
from jatak.receipts.linked.reading import read
from jatak.receipts.linked.writing import receipt_node, record_node
from jatak.receipts.record.fields import FIELDS, PARTY_FIELDS, missing
from jatak.receipts.record.record import Profile, Storage


def _events(**change):
    return lambda record: replace(record, events=tuple(replace(event, **change) for event in record.events))


def _without(**change):
    return lambda record: replace(record, **change)


def _party(name):
    def changed(record):
        first, *rest = record.parties
        return replace(record, parties=(replace(first, **{name: ""}), *rest))

    return changed


LEFT_OUT = {
    "schema_version": _without(profile=None),
    "record_id": _without(id=None),
    "pii_principal_id": _without(subject=""),
    "privacy_notice": _without(notices=()),
    "language": _without(languages=()),
    "purpose": _without(purposes=()),
    "pii_information": _without(personal_data=()),
    "pii_controllers": _without(controllers=()),
    "storage_locations": _without(storage=Storage((), CONSENT.storage.kept, CONSENT.storage.deleted)),
    "retention_period": _without(storage=Storage(CONSENT.storage.locations)),
    "jurisdiction": _without(jurisdictions=()),
    "recipient_third_parties": _without(recipients=()),
    "withdrawal_method": _without(withdrawn_at=()),
    "lawful_basis": _without(legal_bases=()),
    "collection_method": _without(sources=()),
    "privacy_rights": _without(rights=()),
    "authority_party": _without(authorities=()),
    "processing_locations": _without(processed_at=()),
    "event_state": _without(events=()),
    "event_time": _events(at=None),
    "validity_duration": _events(duration=None),
    "entity_id": _events(by=""),
    "event_type": _events(type=""),
}
OF_PARTIES = {
    "party_name": _party("name"),
    "party_address": _party("address"),
    "party_contact": _party("contact"),
    "party_type": _party("type"),
    "party_role": _party("role"),
}


def test_every_field_is_left_out_here():
    assert set(LEFT_OUT) == {field.name for field in FIELDS}
    assert {*OF_PARTIES, "party_id"} == {name for name, _, _ in PARTY_FIELDS}


@pytest.mark.parametrize("name", [*LEFT_OUT, *OF_PARTIES])
def test_what_is_left_out_is_refused_and_named(name):
    broken = (LEFT_OUT | OF_PARTIES)[name](CONSENT)
    with pytest.raises(Incomplete) as refused:
        receipt_node(replace(RECEIPT, records=(broken,)), "Sydrejser")
    assert name in {each.name for each in refused.value.missing}
    assert name in refused.value.message
    assert "›" in refused.value.remedy
    assert "{company}" not in refused.value.remedy


@pytest.mark.parametrize("name", [*LEFT_OUT, *OF_PARTIES])
def test_the_shape_refuses_it_too(name):
    document = receipt_node(RECEIPT) | {
        "dpv:hasRecordOfActivity": [record_node((LEFT_OUT | OF_PARTIES)[name](CONSENT))]
    }
    assert f"Message: {name}" in refusals(document)


def test_whole_records_pass_without_a_remark():
    assert missing(CONSENT) == missing(CUSTOMER) == []
    assert refusals(receipt_node(RECEIPT), warnings=True) == ""


def test_a_party_without_an_id_is_named():
    nameless = tuple(replace(party, id="") for party in CONSENT.parties[2:])
    found = missing(replace(CONSENT, parties=(*CONSENT.parties[:2], *nameless)))
    assert "party_id" in {each.name for each in found}


def test_what_only_the_gdpr_asks_for_may_lack_elsewhere():
    elsewhere = replace(CONSENT, profile=Profile.RECORD, legal_bases=(), sources=(), rights=(), authorities=())
    elsewhere = replace(elsewhere, processed_at=(), parties=CONSENT.parties[:2])
    assert missing(elsewhere) == []
    assert refusals(receipt_node(replace(RECEIPT, records=(elsewhere,), profile=Profile.RECEIPT))) == ""


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("record_id", {"dct:identifier": "019a0000-0000-7000-8000-000000000001"}),
        ("schema_version", {"dct:conformsTo": "dpv-27560:receipt"}),
        ("event_state", {"dpv:hasConsentStatus": [{"@type": ["dpv:ConsentTerminated", "dpv:ExpressedConsent"]}]}),
    ],
)
def test_what_none_may_say_is_refused(name, change):
    document = receipt_node(RECEIPT) | {"dpv:hasRecordOfActivity": [record_node(CONSENT) | change]}
    assert f"Message: {name}" in refusals(document)


def test_nobody_consented_who_only_bought():
    customer = record_node(CUSTOMER) | {"dpv:hasConsentStatus": record_node(CONSENT)["dpv:hasConsentStatus"]}
    assert "nobody consented" in refusals(receipt_node(RECEIPT) | {"dpv:hasRecordOfActivity": [customer]})


def test_an_endless_span_is_remarked_on_and_no_refusal():
    document = receipt_node(replace(RECEIPT, records=(CONSENT,)))
    (record,) = document["dpv:hasRecordOfActivity"]
    record["dpv:hasConsentStatus"][1]["dpv:hasDuration"] = {"@type": "dpv:EndlessDuration"}
    assert refusals(document) == ""
    assert "an endless span is not good practice" in refusals(document, warnings=True)
    assert [event.duration.kind for event in read(document).records[0].events][1] == "dpv:EndlessDuration"
