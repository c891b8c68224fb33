"""Receipts of other products: what they say is read, what they lack is named, and no bytes are too strange."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.receipts.made import RECEIPT

from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.parsing import parsed
from jatak.receipts.linked.reading import read
from jatak.receipts.linked.writing import receipt_node
from jatak.receipts.record.fields import missing
from jatak.receipts.record.states import State, permits

THEIRS = {
    "@context": {
        "terms": "http://purl.org/dc/terms/",
        "privacy": "https://w3id.org/dpv#",
        "where": "https://w3id.org/dpv/loc#",
        "data": "https://w3id.org/dpv/pd#",
        "v": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    },
    "@id": "https://acme.example/782c2fab-8bca-4ff9-b5c6-52f7d79f4095",
    "@type": "privacy:ConsentRecord",
    "terms:identifier": "https://acme.example/782c2fab-8bca-4ff9-b5c6-52f7d79f4095",
    "terms:conformsTo": {"@id": "https://w3id.org/dpv/schema/dpv-27560#record"},
    "privacy:hasDataSubject": {"@id": "https://acme.example/subject/7", "@type": "privacy:DataSubject"},
    "privacy:hasDataController": {"@id": "https://acme.example/"},
    "privacy:hasJurisdiction": {"@id": "where:IE"},
    "privacy:hasNotice": {
        "@id": "https://acme.example/notice",
        "@type": "privacy:ConsentNotice",
        "terms:language": "EN",
    },
    "privacy:hasConsentControl": {
        "@type": ["privacy:WithdrawConsent"],
        "privacy:isExercisedAt": {"@id": "https://acme.example/manage"},
    },
    "privacy:hasProcess": [
        {
            "@type": "privacy:Process",
            "privacy:hasPurpose": {"@id": "privacy:Marketing"},
            "privacy:hasPersonalData": {"@id": "data:EmailAddress"},
            "privacy:hasRecipient": {"@id": "https://acme.example/"},
            "privacy:hasStorageCondition": [
                {"@type": "privacy:StorageLocation", "privacy:hasLocation": [{"@id": "where:IE"}, {"@id": "where:FR"}]},
                {"@type": "privacy:StorageDuration", "privacy:hasDuration": "P6M"},
            ],
        }
    ],
    "privacy:hasConsentStatus": [
        {
            "@type": "privacy:ConsentWithdrawn",
            "privacy:isIndicatedBy": {"@id": "privacy:DataSubject"},
            "privacy:isIndicatedAtTime": "2024-04-20",
        },
        {
            "@type": ["privacy:ConsentGiven", "privacy:ExpressedConsent"],
            "privacy:isIndicatedBy": {"@id": "privacy:DataSubject"},
            "privacy:isIndicatedAtTime": "2024-01-01T09:00:00+01:00",
            "privacy:hasDuration": {"@type": "privacy:TemporalDuration", "v:value": "P6M"},
        },
    ],
}
BARE = {
    "@type": "dpv:ConsentRecord",
    "dpv:hasProcess": {
        "@type": "dpv:Process",
        "dpv:hasPurpose": "dpv:Marketing",
        "dpv:hasPersonalData": "pd:EmailAddress",
    },
    "dpv:hasConsentStatus": "dpv:ConsentGiven",
}


def test_other_prefixes_and_fields_beside_the_process_are_read():
    (record,) = read(THEIRS).records
    assert str(record.id) == "782c2fab-8bca-4ff9-b5c6-52f7d79f4095"
    assert record.purposes[0].categories == ("dpv:Marketing",)
    assert record.personal_data == ("pd:EmailAddress",)
    assert record.storage.locations == ("loc:IE", "loc:FR")
    assert (record.languages, record.jurisdictions) == (("en",), ("loc:IE",))
    assert record.withdrawn_at == ("https://acme.example/manage",)
    assert record.state is State.WITHDRAWN, "the newest event holds, in whatever order they stand"
    assert not permits(record.state)


def test_what_they_lack_is_named():
    (record,) = read(THEIRS).records
    found = {each.name for each in missing(record)}
    assert found == {"retention_period", "party_name", "validity_duration", "event_type"}


def test_a_record_without_a_context_has_ours():
    (record,) = read(BARE).records
    assert record.purposes[0].categories == ("dpv:Marketing",)
    assert record.events[0].state is State.GIVEN


def test_names_as_texts_are_names():
    (record,) = read(BARE | {"@context": {"dpv": "https://w3id.org/dpv#", "pd": "https://w3id.org/dpv/pd#"}}).records
    assert record.personal_data == ("pd:EmailAddress",)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"@type": "dpv:ConsentReceipt"}, "dpv:hasRecordOfActivity"),
        ({"@type": "dpv:Notice"}, "this one is dpv:Notice"),
        ({}, "@type"),
        (BARE | {"dpv:hasConsentStatus": {"@type": "dpv:ConsentTerminated"}}, "dpv:ConsentTerminated is no state"),
        (BARE | {"dct:conformsTo": "https://w3id.org/dpv/schema/dpv-27560#receipt-record"}, "dct:conformsTo"),
        (BARE | {"dct:identifier": "receipt-1"}, "'receipt-1' is no UUID"),
        (BARE | {"@context": "https://example.com/context"}, "https://example.com/context, which is not here"),
        (BARE | {"@context": {"@import": "https://example.com/c"}}, "@context"),
        (BARE | {"@context": 7}, "@context"),
        (BARE | {"@id": 7}, "@context"),
        (
            BARE | {"dpv:hasConsentStatus": {"@type": "dpv:ConsentGiven", "dpv:isIndicatedAtTime": "yesterday"}},
            "'yesterday' is no instant",
        ),
        (
            BARE
            | {
                "dpv:hasConsentStatus": {
                    "@type": "dpv:ConsentGiven",
                    "dpv:hasDuration": {"@type": "dpv:TemporalDuration", "rdf:value": "a year"},
                }
            },
            "'a year' is no span",
        ),
    ],
)
def test_what_none_may_say_is_refused_with_its_place(document, said):
    with pytest.raises(NotAReceipt) as refused:
        read(document)
    assert said in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1, column 1"),
        (b"\xff\xfe", "byte 0"),
        (b"[]", "one JSON object"),
        (b'{"dpv:hasProcess": {}, "dpv:hasProcess": {}}', "dpv:hasProcess: It stands there twice"),
        (b'{"a": NaN}', "NaN"),
        (b"[" * 100_000, "nested"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "nested"),
        (b" " * ((1 << 20) + 1), "1,048,576 bytes"),
    ],
)
def test_no_file_is_too_strange_for_a_plain_answer(data, said):
    with pytest.raises(NotAReceipt) as refused:
        parsed(data)
    assert said in refused.value.message


def test_no_cut_of_a_file_crashes():
    data = json.dumps(receipt_node(RECEIPT)).encode()
    for end in range(0, len(data), 37):
        with pytest.raises(NotAReceipt):
            parsed(data[:end])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*THEIRS, *BARE, "@value"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(receipt_node(RECEIPT)["dpv:hasRecordOfActivity"][0])), JSON)
def test_no_value_under_any_name_crashes(name, value):
    document = receipt_node(replace(RECEIPT, records=RECEIPT.records[:1]))
    document["dpv:hasRecordOfActivity"][0][name] = value
    with suppress(NotAReceipt):
        for record in read(document).records:
            missing(record)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a": ' + b"1" * 5_000 + b"}", "a number that is too long"),
        (b'{"a": ["\\ud800"]}', "half of a letter"),
        (b'{"\\udfff": 1}', "half of a letter"),
        (b'{"a": {"b": "x\\u0000"}}', "zero byte"),
    ],
)
def test_what_could_be_neither_kept_nor_shown_is_refused(data, words):
    with pytest.raises(NotAReceipt, match=words):
        parsed(data)


def test_letters_of_every_kind_are_letters():
    assert parsed(b'{"a": "\\ud83d\\ude00 \\\\u0000"}') == {"a": "\U0001f600 \\u0000"}
