"""Receipts after Kantara v1.1: what they have is taken, what they never had is named, and no bytes crash."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jatak.receipts.kantara.reading import is_one, read
from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.record.fields import missing
from jatak.receipts.record.states import State, permits

PURPOSE = {
    "purpose": "News of our trips",
    "purposeCategory": ["5 - Marketing"],
    "consentType": "EXPLICIT",
    "piiCategory": ["2 - Contact: e-mail address"],
    "primaryPurpose": True,
    "termination": "The customer leaves",
    "thirdPartyDisclosure": True,
    "thirdPartyName": "Post & Co",
}
OLD = {
    "version": "KI-CR-v1.1.0",
    "jurisdiction": "DK",
    "consentTimestamp": 1_588_507_200,
    "collectionMethod": "Web form",
    "consentReceiptID": "c1befd3e-b7e5-4ea6-8688-e9a565aade21",
    "publicKey": "04:a3:1d:40",
    "language": "en",
    "piiPrincipalId": "ana@example.com",
    "piiControllers": [
        {
            "piiController": "Sydrejser A/S",
            "contact": "Ida",
            "address": {"streetAddress": "Vestergade 1", "addressCountry": "DK"},
            "email": "hej@sydrejser.example",
            "phone": "+45 70 10 10 10",
        }
    ],
    "policyUrl": "https://sydrejser.example/privacy",
    "services": [{"service": "Newsletter", "purposes": [PURPOSE]}],
    "sensitive": False,
    "spiCat": [],
}


def test_what_it_has_is_taken():
    receipt = read(OLD)
    (record,) = receipt.records
    assert receipt.created_at == record.events[0].at == datetime(2020, 5, 3, 12, tzinfo=UTC)
    assert str(receipt.id) == str(record.id) == OLD["consentReceiptID"]
    assert (record.state, permits(record.state)) == (State.GIVEN, True)
    assert record.events[0].type == "dpv:ExplicitlyExpressedConsent"
    assert record.purposes[0].categories == ("dpv:DirectMarketing",)
    assert record.personal_data == ("pd:EmailAddress",)
    assert record.notices[0].id == "https://sydrejser.example/privacy"
    assert (record.languages, record.jurisdictions, record.subject) == (("en",), ("loc:DK",), "ana@example.com")
    controller, other = record.parties
    assert (controller.name, controller.address) == ("Sydrejser A/S", "Vestergade 1, DK")
    assert controller.contact == "hej@sydrejser.example"
    assert other.id in record.recipients


def test_what_it_never_had_is_named():
    (record,) = read(OLD).records
    assert {each.name for each in missing(record)} == {
        "schema_version",
        "storage_locations",
        "retention_period",
        "withdrawal_method",
        "lawful_basis",
        "privacy_rights",
        "authority_party",
        "processing_locations",
        "validity_duration",
        "party_address",
        "party_contact",
    }


@pytest.mark.parametrize(
    ("change", "categories", "data"),
    [
        ({"purposeCategory": ["1 - Core Function"], "purpose": "Send the ticket"}, ("dpv:Purpose",), None),
        ({"purposeCategory": "Marketing"}, ("dpv:DirectMarketing",), None),
        ({"piiCategory": ["2 - Contact"]}, None, ("dpv:PersonalData",)),
        ({"piiCategory": ["Mobile"]}, None, ("pd:TelephoneNumber",)),
        ({"piiCategory": []}, None, ()),
    ],
)
def test_nothing_is_read_into_it(change, categories, data):
    (record,) = read(OLD | {"services": [{"purposes": [PURPOSE | change]}]}).records
    if categories:
        assert record.purposes[0].categories == categories
    if data is not None:
        assert record.personal_data == data


def test_several_purposes_are_several_records_without_the_number_of_one():
    receipt = read(OLD | {"services": [{"purposes": [PURPOSE, PURPOSE | {"consentType": "IMPLICIT"}]}]})
    assert [record.id for record in receipt.records] == [None, None]
    assert receipt.records[1].events[0].type == "dpv:ImpliedConsent"


def test_a_time_in_milliseconds_is_the_same_time():
    assert read(OLD | {"consentTimestamp": 1_588_507_200_000}).created_at == datetime(2020, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": "KI-CR-v1.0.0"}, "version: 'KI-CR-v1.0.0' is not read"),
        ({"version": 1}, "version: 1 is no text"),
        ({"consentReceiptID": "receipt-1"}, "consentReceiptID: 'receipt-1' is no UUID"),
        ({"consentTimestamp": "May"}, "consentTimestamp: 'May' is no number of seconds"),
        ({"consentTimestamp": True}, "consentTimestamp"),
        ({"consentTimestamp": 1e300}, "consentTimestamp"),
        ({"services": []}, "services: It names no purpose"),
        ({"services": "newsletter"}, "services: 'newsletter' is no list of objects"),
        ({"services": [{"purposes": [7]}]}, "services › purposes: [7] is no list of objects"),
        ({"piiControllers": [{"piiController": 7}]}, "piiControllers › piiController: 7 is no text"),
        ({"services": [{"purposes": [PURPOSE | {"piiCategory": [7]}]}]}, "services › purposes › piiCategory"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(change, said):
    with pytest.raises(NotAReceipt) as refused:
        read(OLD | change)
    assert said in refused.value.message
    assert refused.value.remedy


def test_it_is_told_from_a_receipt_of_the_later_standard():
    assert is_one(OLD)
    assert is_one({"consentReceiptID": "x", "piiControllers": []})
    assert not is_one({"@type": "dpv:ConsentReceipt", "version": 3})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*OLD, *PURPOSE]), inner, max_size=4),
    max_leaves=10,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([*OLD, *PURPOSE]), JSON)
def test_no_value_under_any_name_crashes(name, value):
    changed = OLD | {name: value} if name in OLD else OLD | {"services": [{"purposes": [PURPOSE | {name: value}]}]}
    with suppress(NotAReceipt):
        for record in read(json.loads(json.dumps(changed, allow_nan=True))).records:
            missing(record)
