"""Receipts of the cast, from the ledger to the signed file and back."""

import json
from datetime import timedelta

import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes
from tests.story.passing import asks_for
from tests.story.receipting import POST, declares
from tests.story.sending import judged_good, lives_in
from tests.unit.receipts.shaping import refusals
from tests.unit.receipts.test_reading_others import THEIRS

from jatak.base.errors import UsageError
from jatak.consent.confirming import confirm
from jatak.consent.draft import Partner
from jatak.consent.lapsing import Lapsing, lapse
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.models import Record as Consent
from jatak.consent.scope import Scope, Who
from jatak.customers.relations import Circumstances, Key, conclude
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind, Tri
from jatak.people.merging import Who as Merging
from jatak.people.merging import merge
from jatak.people.models import Brand, Person
from jatak.receipts.checking import Signer, check
from jatak.receipts.declaring.declaration import Recipient
from jatak.receipts.gathering.of_person import receipt_of
from jatak.receipts.issuing import issued
from jatak.receipts.keeping import keep
from jatak.receipts.linked.errors import Incomplete, NotAReceipt
from jatak.receipts.linked.reading import read
from jatak.receipts.linked.writing import receipt_node
from jatak.receipts.models import KeptReceipt
from jatak.receipts.record.duration import Begin
from jatak.receipts.record.record import Kind, Profile
from jatak.receipts.record.states import State
from jatak.receipts.signing.jws import checked, signed
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.sealing import key
from jatak.sealing.heads import rotate_key, sign_head
from jatak.sealing.key import public_key
from jatak.statements.models import Statement

LATER = NOON + 30 * DAY


def bought(shop, somebody, key, **limbs):
    """Something was bought, with the limbs that are told."""
    how = Circumstances(contact_point=mailbox(somebody), **limbs)
    return conclude(somebody, Key(shop, RelationKind.SALE, key), NOON, NOON, how)


@pytest.fixture
def sydrejser(database):
    with acting_as("admin"):
        made = company()
        made.form = question(made, double_opt_in=True)
        judged_good(made.form)
        yield made


@pytest.fixture
def ana(sydrejser):
    made = lives_in(person())
    event = says_yes(made, sydrejser.form, channels=("email",))
    confirm(event.pk, heard(NOON + timedelta(minutes=5), Via.LINK))
    return made


def test_ana_gets_a_signed_receipt_that_holds(sydrejser, ana):
    declares(sydrejser)
    receipt = receipt_of(ana.pk, sydrejser, LATER)
    document = json.loads(json.dumps(issued(receipt, sydrejser.name)))
    assert refusals(document, warnings=True) == ""
    assert checked(document).key == public_key()
    assert read(document) == receipt
    assert "ana@example.com" not in json.dumps(document)
    assert f'"{ana.pk}"' not in json.dumps(document)


def test_what_a_company_has_not_declared_is_named_and_nothing_is_written(sydrejser, ana):
    receipt = receipt_of(ana.pk, sydrejser, LATER)
    with pytest.raises(Incomplete) as refused:
        issued(receipt, sydrejser.name)
    assert {each.name for each in refused.value.missing} == {
        "storage_locations",
        "jurisdiction",
        "recipient_third_parties",
        "authority_party",
        "processing_locations",
    }
    assert "Settings › Companies › Sydrejser › Receipts" in refused.value.remedy
    assert "party_address" not in refused.value.message, "its identity is whole"


def test_a_partner_of_the_words_must_be_declared_with_its_address(database):
    with acting_as("admin"):
        sydrejser = company()
        asked = asks_for(sydrejser, Partner("Insurance Ltd", "insurance"))
        chloe = lives_in(person("Chloe"), "FR")
        says_yes(chloe, asked, channels=("email",))
        declares(sydrejser)
        with pytest.raises(Incomplete) as refused:
            issued(receipt_of(chloe.pk, sydrejser, LATER), sydrejser.name)
        assert {(each.name, each.of) for each in refused.value.missing} == {
            ("party_address", "Insurance Ltd"),
            ("party_contact", "Insurance Ltd"),
        }
        declares(sydrejser, recipients=(POST, Recipient("insurance ltd", "third_party", "Rue 1, Lyon", "+33 1")))
        document = issued(receipt_of(chloe.pk, sydrejser, LATER), sydrejser.name)
    assert refusals(document) == ""


def test_every_turn_of_anas_consent_is_a_state_of_its_own(sydrejser, ana):
    declares(sydrejser)
    (record,) = receipt_of(ana.pk, sydrejser, LATER).records
    assert [(event.state, event.at) for event in record.events] == [
        (State.REQUESTED, NOON),
        (State.GIVEN, NOON + timedelta(minutes=5)),
    ]
    assert [event.duration.value for event in record.events] == ["P14D", "P12M"], "the law of Denmark: a year unused"
    assert record.storage.deleted.value == "P24M"
    assert record.evidence.grade == "jatak:Confirmed"
    leave(Who(ana.pk), Scope(sydrejser.pk), heard(NOON + 3 * DAY, Via.STOP))
    (record,) = receipt_of(ana.pk, sydrejser, LATER).records
    assert record.state is State.WITHDRAWN
    assert record.events[-1].method == "stop"
    again = says_yes(ana, sydrejser.form, NOON + 5 * DAY, channels=("email",))
    waiting = receipt_of(ana.pk, sydrejser, LATER).records[-1]
    assert waiting.state is State.REQUESTED
    confirm(again.pk, heard(NOON + 6 * DAY, Via.LINK))
    assert receipt_of(ana.pk, sydrejser, LATER).records[-1].state is State.GIVEN, "the first one stood no more"
    assert refusals(issued(receipt_of(ana.pk, sydrejser, LATER), sydrejser.name)) == ""


def test_a_second_yes_while_the_first_stands_renews_it(sydrejser, ana):
    again = says_yes(ana, sydrejser.form, NOON + 5 * DAY, channels=("email",))
    confirm(again.pk, heard(NOON + 6 * DAY, Via.LINK))
    first, second = receipt_of(ana.pk, sydrejser, LATER).records
    assert (first.state, second.state) == (State.GIVEN, State.RENEWED)
    assert first.id != second.id


def test_what_the_company_chose_of_its_clocks_counts_where_it_is_stricter(sydrejser):
    declares(sydrejser, kept_months=None)
    chloe = lives_in(person("Chloe"), "FR")
    says_yes(chloe, question(sydrejser, "other"), channels=("email",))
    (record,) = receipt_of(chloe.pk, sydrejser, LATER).records
    assert (record.events[-1].duration.value, record.events[-1].duration.counted_from) == ("P36M", Begin.LAST_OWN_ACT)
    assert record.storage.deleted is None, "the law of France has no figure, and the company chose none"
    choose(sydrejser, Clock.UNUSED, 6, "Ida", NOON)
    choose(sydrejser, Clock.PROOF, 60, "Ida", NOON)
    (record,) = receipt_of(chloe.pk, sydrejser, LATER).records
    assert (record.events[-1].duration.value, record.events[-1].duration.counted_from) == ("P6M", Begin.LAST_USE)
    assert record.storage.deleted.value == "P60M"
    assert refusals(issued(receipt_of(chloe.pk, sydrejser, LATER), sydrejser.name)) == ""


def test_a_lapse_is_an_end_by_time_and_nobodys_no(sydrejser, ana):
    (consent,) = Consent.objects.all()
    due = Lapsing(consent.pk, consent.event_id, ana.pk, sydrejser.pk, "email", NOON + 20 * DAY, {})
    with acting_as("consent"):
        lapse([due], LATER)
    (record,) = receipt_of(ana.pk, sydrejser, LATER).records
    assert (record.state, record.events[-1].at) == (State.EXPIRED, NOON + 20 * DAY)
    assert record.events[-1].by == record.controllers[0]


def test_a_yes_to_another_brand_renews_nothing(sydrejser, ana):
    sol = Brand.objects.create(controller=sydrejser, name="Solrejser")
    again = says_yes(ana, question(sydrejser, "sol"), NOON + 5 * DAY, channels=("email",))
    with acting_as("admin"):
        Consent.objects.filter(event=again).update(brands=[sol.pk])
    second = receipt_of(ana.pk, sydrejser, LATER).records[-1]
    assert second.state is State.GIVEN
    assert second.purposes[0].words == "Marketing of Solrejser"


def test_what_staff_entered_says_so(sydrejser):
    ben = lives_in(person("Ben"))
    says_yes(ben, sydrejser.form, channels=("email",), actor=Actor.STAFF, via=Via.PHONE)
    (record,) = receipt_of(ben.pk, sydrejser, LATER).records
    assert record.events[0].method == "phone, entered by staff"
    assert record.state is State.REQUESTED
    assert record.evidence.grade == "jatak:Recorded"


def test_chloe_bought_and_consented_to_nothing(sydrejser):
    chloe = lives_in(person("Chloe"), "FR")
    bought(sydrejser, chloe, "ORDER-1", address_from_sale=Tri.YES, opt_out_offered=Tri.YES)
    bought(sydrejser, chloe, "ORDER-2", address_from_sale=Tri.YES)
    declares(sydrejser)
    receipt = receipt_of(chloe.pk, sydrejser, LATER)
    (record,) = receipt.records
    assert (record.kind, record.profile, record.state) == (Kind.CUSTOMER, None, State.NOT_OBJECTED)
    assert record.legal_bases == (
        "dpv:LegitimateInterestOfController",
        "eu-gdpr:A6-1-f-controller",
        "jatak:ExistingCustomerExemption",
    )
    document = json.loads(json.dumps(issued(receipt, sydrejser.name)))
    assert refusals(document, warnings=True) == ""
    assert read(document) == receipt
    leave(Who(chloe.pk), Scope(sydrejser.pk), heard(NOON + 3 * DAY, Via.LINK))
    after = receipt_of(chloe.pk, sydrejser, LATER)
    assert after.records[0].state is State.OBJECTED
    assert refusals(issued(after, sydrejser.name)) == ""


def test_where_the_gdpr_does_not_apply_the_other_schema_is_named(database):
    with acting_as("admin"):
        british = company("Seaside")
        declares(british, established_in="GB", stored_in=("GB",), processed_in=("GB",))
        asked = question(british)
        at_home, abroad = lives_in(person("Dev"), "GB"), lives_in(person("Ana"), "DK")
        for each in (at_home, abroad):
            says_yes(each, asked, channels=("email",))
        profiles = [receipt_of(each.pk, british, LATER).records[0].profile for each in (at_home, abroad)]
        assert profiles == [Profile.RECORD, Profile.RECORD_GDPR]
        document = issued(receipt_of(at_home.pk, british, LATER), british.name)
    assert document["dct:conformsTo"] == "dpv-27560:receipt"
    assert refusals(document) == ""


def test_each_company_names_somebody_otherwise(sydrejser, ana):
    other = company("Nordrejser")
    says_yes(ana, question(other, "other"), channels=("email",))
    names = {receipt_of(ana.pk, each, LATER).records[0].subject for each in (sydrejser, other)}
    assert len(names) == 2
    assert all(name.startswith("urn:jatak:person:") for name in names)
    assert receipt_of(lives_in(person("Eve")).pk, sydrejser, LATER) is None


def test_the_same_is_declared_once_and_nothing_impossible_is(sydrejser):
    first = declares(sydrejser)
    assert declares(sydrejser) == first
    assert declares(sydrejser, kept_months=36) != first
    assert Statement.objects.count() == 2
    for wrong in ({"stored_in": ("Denmark",)}, {"stored_in": ()}, {"kept_months": 0}, {"established_in": ""}):
        with pytest.raises(UsageError):
            declares(sydrejser, **wrong)


def test_a_receipt_of_another_product_is_kept_once_and_goes_with_its_person(sydrejser, ana):
    data = json.dumps(THEIRS).encode()
    with acting_as("web"):
        kept = keep(data, ana.pk, sydrejser, LATER, "Ida")
        assert keep(data, ana.pk, sydrejser, LATER, "Ida").pk == kept.pk
    assert kept.state == "dpv:ConsentWithdrawn"
    assert "validity_duration" in kept.lacks
    assert bytes(KeptReceipt.objects.get().data) == data
    same = lives_in(person("Anna"))
    merge(same.pk, ana.pk, Merging("Ida", "the same"), LATER)
    assert KeptReceipt.objects.get().person_id == same.pk
    Person.objects.filter(pk=same.pk).delete()
    assert not KeptReceipt.objects.exists()


def test_a_changed_receipt_is_refused_and_ours_is_told_from_others(sydrejser, ana):
    declares(sydrejser)
    document = issued(receipt_of(ana.pk, sydrejser, LATER), sydrejser.name)
    assert check(json.dumps(document).encode(), LATER).is_ours
    document["dct:created"] = "2026-01-01T00:00:00Z"
    with pytest.raises(NotAReceipt, match="changed after it was signed"):
        check(json.dumps(document).encode(), LATER)


def test_a_receipt_of_a_former_key_still_holds_and_says_when_it_was_in_use(sydrejser, ana):
    declares(sydrejser)
    sign_head(LATER - 2 * DAY)
    before = json.dumps(issued(receipt_of(ana.pk, sydrejser, LATER), sydrejser.name)).encode()
    rotate_key(LATER + DAY)
    found = check(before, LATER + 2 * DAY)
    assert (found.signer, found.is_ours) == (Signer.FORMER, True)
    assert found.used == (LATER - 2 * DAY, LATER + DAY)
    assert found.told()["key_until"] == (LATER + DAY).isoformat()
    after = issued(receipt_of(ana.pk, sydrejser, LATER + 2 * DAY), sydrejser.name)
    now_ours = check(json.dumps(after).encode(), LATER + 2 * DAY)
    assert (now_ours.signer, now_ours.used) == (Signer.OURS, (LATER + DAY, None))


def test_a_former_key_that_signs_after_it_was_given_up_is_not_believed(sydrejser, ana):
    declares(sydrejser)
    stolen, known = key.current(), public_key()
    sign_head(LATER - 2 * DAY)
    rotate_key(LATER)
    made = receipt_node(receipt_of(ana.pk, sydrejser, LATER + DAY), sydrejser.name)
    found = check(json.dumps(signed(made, stolen.sign, known)).encode(), LATER + 2 * DAY)
    assert (found.signer, found.is_ours) == (Signer.TOO_LATE, False)


def test_a_key_that_was_never_in_use_here_is_said_to_be_unknown(sydrejser, ana):
    declares(sydrejser)
    sign_head(LATER)
    stranger = key.new_key()
    document = signed(
        receipt_node(receipt_of(ana.pk, sydrejser, LATER), sydrejser.name),
        stranger.sign,
        stranger.public_key().public_bytes_raw(),
    )
    found = check(json.dumps(document).encode(), LATER)
    assert (found.signer, found.used, found.is_ours) == (Signer.UNKNOWN, None, False)
