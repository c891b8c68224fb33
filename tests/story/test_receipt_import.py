"""A receipt from elsewhere: from another installation of ours, after the same standard, and after its predecessor."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.story.cast import DAY, NOON, company, heard, person, question, says_yes
from tests.story.receipting import declares
from tests.story.sending import judged_good, lives_in
from tests.unit.receipts.test_kantara import OLD, PURPOSE
from tests.unit.receipts.test_reading_others import THEIRS

from jatak.base.errors import UsageError
from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.models import Event, Suppression, Via
from jatak.consent.models import Record as Consent
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.imports.decision import Decision
from jatak.people.models import ContactPoint, Person, Topic
from jatak.receipts.gathering.of_person import receipt_of
from jatak.receipts.importing.running import Order, take_over
from jatak.receipts.issuing import issued
from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.reading import read
from jatak.receipts.models import KeptReceipt
from jatak.sealing.key import public_key

LATER = NOON + 30 * DAY
BEN = "ben@new.example"


@pytest.fixture
def old(database):
    """Sydrejser where it was, with Ana's confirmed yes."""
    with acting_as("admin"):
        made = company("Sydrejser")
        made.form = question(made, double_opt_in=True)
        judged_good(made.form)
        declares(made)
        made.ana = lives_in(person())
        given = says_yes(made.ana, made.form, channels=("email",))
        confirm(given.pk, heard(NOON + timedelta(minutes=5), Via.LINK))
        yield made


@pytest.fixture
def new(old):
    """The same company where it moved to: another row, the same registered name."""
    made = company("Sydrejser ny")
    type(made).objects.filter(pk=made.pk).update(legal_name=old.legal_name or old.name)
    made.refresh_from_db()
    declares(made)
    return made


def exported(shop, somebody, at=LATER):
    return json.dumps(issued(receipt_of(somebody.pk, shop, at), shop.name)).encode()


def takes(new, data, address=BEN, **more):
    return take_over(Order(Path("receipt.jsonld"), data, address, new, "Ida", **more), LATER)


def test_the_same_record_stands_in_another_installation(old, new):
    data = exported(old, old.ana)
    taken = takes(new, data)
    assert [row.grade.value for row in taken.rows] == ["A"]
    assert taken.report.of(Decision.CONSENT) == 1
    there = ContactPoint.objects.get(normalised=BEN).person_id
    (before,), (after,) = (receipt_of(who, shop, LATER).records for who, shop in ((old.ana.pk, old), (there, new)))
    for same in ("kind", "personal_data", "languages", "legal_bases"):
        assert getattr(after, same) == getattr(before, same), same
    assert after.notices[0].words == before.notices[0].words
    assert [(each.state, each.at) for each in after.events] == [(each.state, each.at) for each in before.events]
    assert after.evidence.channel == before.evidence.channel
    grades = [each.evidence.grade for each in (before, after)]
    assert grades == ["jatak:Confirmed", "jatak:Supplied"], "its words were shown elsewhere, as the company says"
    assert read(json.loads(bytes(taken.kept.data))) == receipt_of(old.ana.pk, old, LATER), "kept word for word"
    events = Event.objects.count()
    assert takes(new, data).report.already_loaded
    assert (Event.objects.count(), KeptReceipt.objects.count()) == (events, 1)


def test_a_dry_run_leaves_nothing_behind(old, new):
    counts = Event.objects.count(), Person.objects.count()
    taken = takes(new, exported(old, old.ana), dry_run=True)
    assert (taken.report.dry_run, taken.report.of(Decision.CONSENT), taken.kept) == (True, 1, None)
    assert (Event.objects.count(), Person.objects.count()) == counts
    assert not KeptReceipt.objects.exists()


def test_a_no_comes_over_as_a_no_and_no_receipt_lifts_one(old, new):
    yes = exported(old, old.ana)
    leave(Who(old.ana.pk), Scope(old.pk), heard(NOON + 3 * DAY, Via.LINK))
    taken = takes(new, exported(old, old.ana))
    assert (taken.rows[0].standing, taken.report.of(Decision.OBJECTION)) == ("no", 1)
    assert Suppression.objects.filter(controller=new, at=NOON + 3 * DAY).exists()
    assert taken.kept is None, "nobody here has that address, so the no stands by its hash alone"
    assert takes(new, yes).report.of(Decision.BARRED) == 1


def test_whose_key_nobody_compared_is_no_better_than_the_companys_word(old, new, monkeypatch):
    data = exported(old, old.ana)
    monkeypatch.setattr("jatak.receipts.checking.use_of", lambda key, at: None)
    assert takes(new, data, dry_run=True).rows[0].grade.value == "C"
    assert takes(new, data, key=public_key().hex(), dry_run=True).rows[0].grade.value == "A"
    unsigned = json.loads(data)
    del unsigned["jatak:signature"]
    assert takes(new, json.dumps(unsigned).encode(), dry_run=True).rows[0].grade.value == "C"


def test_one_receipt_is_of_one_person(old, new):
    data = exported(old, old.ana)
    takes(new, data)
    with pytest.raises(UsageError, match="evidence of another person"):
        takes(new, data, "eve@example.com")


def test_a_yes_to_one_topic_becomes_none_to_all(old, new):
    trips = Topic.objects.create(controller=old, name="Trips")
    Consent.objects.update(topics=[trips.pk])
    data = exported(old, old.ana)
    taken = takes(new, data)
    assert taken.rows[0].reason == "topic_unknown"
    Topic.objects.create(controller=new, name="Trips")
    assert takes(new, data).report.of(Decision.CONSENT) == 1
    assert Consent.objects.get(controller=new).topics == [Topic.objects.get(controller=new).pk]


def test_a_yes_to_somebody_else_is_none_to_us(old, database):
    stranger = company("Nordrejser")
    type(stranger).objects.filter(pk=stranger.pk).update(legal_name="Nordrejser A/S", registration_number="CVR 1")
    stranger.refresh_from_db()
    taken = takes(stranger, exported(old, old.ana))
    assert taken.rows[0].reason == "company_other"
    assert "Nordrejser is none of them" in taken.rows[0].says
    assert not Consent.objects.filter(controller=stranger).exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"purpose": "Send the ticket", "purposeCategory": ["1 - Core Function"]}, "purpose_other"),
        ({"piiCategory": ["2 - Contact"]}, "channel_unknown"),
        ({"piiCategory": ["mobile"]}, "channel_other"),
        ({}, ""),
    ],
)
def test_a_receipt_of_the_predecessor_has_a_date_and_permits_nothing(old, change, reason):
    data = json.dumps(OLD | {"services": [{"purposes": [PURPOSE | change]}]}).encode()
    type(old).objects.filter(pk=old.pk).update(legal_name="Sydrejser A/S")
    old.refresh_from_db()
    (row,) = takes(old, data).rows
    if reason:
        assert row.reason == reason
        return
    assert row.grade.value == "D", "it names a policy, and no words"
    consent = Consent.objects.get(contact_point__normalised=BEN)
    record = receipt_of(consent.person_id, old, LATER).records[0]
    assert record.evidence.grade == "jatak:Unproven"


def test_what_ended_by_its_own_word_is_not_taken_over(old, new):
    document = json.loads(exported(old, old.ana))
    del document["jatak:signature"]
    (record,) = document["dpv:hasRecordOfActivity"]
    for span, stands in (("P2M", True), ("P2W", False)):
        for status in record["dpv:hasConsentStatus"]:
            status["dpv:hasDuration"] = {"@type": "dpv:TemporalDuration", "rdf:value": span}
        (row,) = takes(new, json.dumps(document).encode(), dry_run=True).rows
        assert (row.standing == "yes") if stands else (row.reason == "ended")
    assert takes(new, json.dumps(document).encode()).rows[0].reason == "ended"


@pytest.mark.parametrize("address", ["ben@", "22 22 22 22", ""])
def test_an_address_that_is_none_is_named(old, new, address):
    with pytest.raises(UsageError):
        takes(new, exported(old, old.ana), address)
    assert not Consent.objects.filter(controller=new).exists()


def test_no_receipt_is_named_by_its_place(old, new):
    for data in (b"{}", b"eyJhbGciOiJSUzI1NiJ9.e30.c2ln", json.dumps(THEIRS).encode()[:-9]):
        with pytest.raises(NotAReceipt):
            takes(new, data)


def test_from_the_command_line(old, new, tmp_path):
    file = tmp_path / "receipt.jsonld"
    file.write_bytes(exported(old, old.ana))

    def jatak(*words):
        command = [sys.executable, "-m", "jatak.cli", "receipt", "import", file, "--controller", new.name, *words]
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)

    done = jatak("--address", BEN, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["rows"][0]["grade"], told["import"]["decisions"]) == ("A", {"consent": 1})
    assert "Record 1: yes, grade A (confirmed by the person" in done.stderr
    assert "not signed by that key" in jatak("--address", BEN, "--key", "00" * 32).stderr
    file.write_text(json.dumps(OLD | {"version": "KI-CR-v0.9"}))
    refused = jatak("--address", BEN)
    assert (refused.returncode, "version: 'KI-CR-v0.9' is not read" in refused.stderr) == (2, True)
