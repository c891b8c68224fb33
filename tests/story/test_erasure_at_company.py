"""Two companies know Ana, and she asks one of them to be erased: the other keeps what is its own, and nothing more."""

from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.cast import company, mailbox, person, question, says_yes
from tests.story.desking import hash_of, why_not
from tests.story.erasing import ANA, MARKS, everywhere, the_log_is_in_order_with_locked_proof, where_is
from tests.story.old_messages import asked
from tests.story.sending import PUBLIC_URL, YESTERDAY, bought, joined, judged_good, leaves, lives_in, now, started

from jatak.consent.models import Actor, Event, EventKind, Objection, Pause, Record, Suppression
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import Acquaintance, ContactKind, ContactPoint, ExternalKey, Person
from jatak.people.register import Address, add_address
from jatak.retention.erasure import Why, erase, release
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.erasure.foreseeing import foresee
from jatak.retention.erasure.opening import open_locked
from jatak.retention.models import Erasure, Kind, Locked
from jatak.sealing.sealer import seal

AT_WORK = "ana@kontor.example"
LOCKED = "public.retention_locked"
OF_HER = {"public.people_person", "public.people_merger", "public.people_restriction"}
"""Where her name stands by no company's word."""


@pytest.fixture(autouse=True)
def public():
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        yield


def known_to(name, ana):
    """Another company whose customer Ana is, by another address; it has her yes, and was sent no message."""
    with acting_as("admin"):
        other = company(name)
        other.sender_address, other.service_address = "news@nord.example", "service@nord.example"
        other.save()
        work = add_address(ana, Address(ContactKind.EMAIL, AT_WORK))
        other.asked = question(other, channels=("email",))
        judged_good(other.asked)
        says_yes(ana, other.asked, YESTERDAY, contact_point=work)
        bought(other, ana)
        Relation.objects.filter(person=ana, controller=other).update(contact_point=work, external_key="nord-7")
        ExternalKey.objects.create(controller=other, system="shop", key="nord-7", person=ana)
        Pause.objects.create(
            person=ana, controller=other, begun_at=now(), until=now(), actor="person", via="link", recorded_at=now()
        )
        return other


def two():
    """Sydrejser, which holds all it can of her, and Nordrejser."""
    travel, ana = everywhere()
    asked("UPDATE inbound_arrival SET controller_id = %(company)s", company=travel.pk)
    return travel, known_to("Nordrejser", ana), ana


def of_nord(nord):
    """The rows that are Nordrejser's own."""
    tables = (Record, Relation, ExternalKey, Pause, Acquaintance)
    with acting_as("admin"):
        rows = [sorted(map(str, model.objects.filter(controller=nord).values())) for model in tables]
        return [*rows, sorted(map(str, Event.objects.filter(controller_id=nord.pk).values_list("pk", "person_id")))]


def test_what_the_one_holds_goes_and_what_the_other_holds_is_untouched(database):
    travel, nord, ana = two()
    before = of_nord(nord)
    assert all(before)
    done = erase_at(ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    assert (done.new, done.person_id) == (True, ana.pk)
    assert of_nord(nord) == before
    left = where_is("hjemmebane", "kunde-4711", "192.0.2.77", "ana jensen")
    assert set(left) - {LOCKED} <= OF_HER, left.keys()
    assert all("paper" in row for row in left.get(LOCKED, []))
    with acting_as("admin"):
        her = Person.objects.get(pk=ana.pk)
        assert her.name == "Ana Jensen", "Nordrejser knows her by it"
        assert AT_WORK in set(ContactPoint.objects.filter(person=ana).values_list("address", flat=True))
        assert not ContactPoint.objects.filter(normalised=ANA).exists(), "Sydrejser alone wrote there"
        assert set(Acquaintance.objects.values_list("controller_id", "person_id")) == {(nord.pk, ana.pk)}
        assert not Message.objects.filter(person_id=ana.pk).exists()
        assert Person.objects.count() == 1, "the number that was lent is gone"
    assert "people_person" not in done.gone
    assert {"consent_record", "customers_relation", "desk_words", "imports_rawrow", "people_acquaintance"} <= set(
        done.gone
    )


def test_what_proves_the_messages_of_the_one_is_locked_and_leads_to_nobody_who_is_here(database):
    travel, nord, ana = two()
    seal(now())
    done = erase_at(ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    with acting_as("retention"):
        erasure = Erasure.objects.get()
        locked = list(Locked.objects.all())
        assert {each.kind for each in locked} == {Kind.EVENT, Kind.PAPER, Kind.MESSAGES}
        assert {each.controller_id for each in locked} == {travel.pk}
        assert all(each.law.startswith("Denmark: 24 months") for each in locked)
        messages = next(each for each in locked if each.kind == Kind.MESSAGES)
        assert int(messages.ref) == erasure.part_id != ana.pk
        kept = Message.objects.get(person_id=erasure.part_id)
        assert kept.contact_point_id < 0, "no address that is here"
        until = max(each.until for each in locked)
    assert (erasure.person_id, erasure.company_id, erasure.numbers) == (ana.pk, travel.pk, [erasure.part_id])
    opened = open_locked(done.erasure_id, "Dora", "case 12", now())
    assert {each.controller_id for each in opened.events} == {travel.pk}
    assert opened.people == [erasure.part_id]
    before = of_nord(nord)
    release(until)
    with acting_as("retention"):
        assert not Locked.objects.exists()
        assert not Message.objects.filter(person_id=erasure.part_id).exists()
    assert of_nord(nord) == before


@pytest.mark.parametrize("is_sealed", [True, False])
def test_the_log_stays_in_order(database, is_sealed):
    travel, _, ana = two()
    if is_sealed:
        seal(now())
    erase_at(ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    the_log_is_in_order_with_locked_proof()


def test_the_no_holds_for_the_one_and_a_file_does_not_bring_her_back(database):
    travel = joined("Ana")
    nord = known_to("Nordrejser", travel.ana)
    hers = hash_of("ana@example.com")
    erase_at(travel.ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    with acting_as("admin"):
        noes = list(Suppression.objects.all())
        assert {each.controller_id for each in noes} == {travel.pk}
        assert {bytes(each.address_hash) for each in noes} == {hers, hash_of(AT_WORK)}, "of every address of hers"
        assert {each.survey for each in noes} == {True, False}
    assert why_not(travel.ana, nord) == "", "Nordrejser writes on"
    with acting_as("admin"):
        again = lives_in(person("Ana"))
        listed = question(travel, "list")
        judged_good(listed)
        says_yes(again, listed, now(), actor=Actor.IMPORT)
    assert why_not(again, travel) == "objected"


def test_a_no_that_stood_stays_for_the_company_that_heard_it(database):
    travel = joined("Ben")
    known_to("Nordrejser", travel.ana)
    leaves(travel.ana, travel)
    erase_at(travel.ana.pk, travel.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("admin"):
        assert not Objection.objects.filter(controller=travel).exists()
        assert {each.controller_id for each in Suppression.objects.all()} == {travel.pk}
        again = lives_in(person("Ben"))
        bought(travel, again)
    assert why_not(again, travel) == "objected"


def test_where_no_other_company_is_left_it_is_a_whole_erasure_with_its_no_there_alone(database):
    travel = joined("Ana")
    nord = known_to("Nordrejser", travel.ana)
    erase_at(travel.ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    last = erase_at(travel.ana.pk, nord.pk, Why.REQUEST, now(), "Mette")
    assert last.gone["people_person"] == 1
    with acting_as("admin"):
        assert not Person.objects.exists()
        assert not ContactPoint.objects.exists()
        assert {each.controller_id for each in Suppression.objects.all()} == {travel.pk, nord.pk}
        assert [each.part_id is None for each in Erasure.objects.order_by("done_at")] == [False, True]


def test_again_changes_nothing_and_who_comes_back_can_ask_again(database):
    travel = joined("Ana")
    nord = known_to("Nordrejser", travel.ana)
    first = erase_at(travel.ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    again = erase_at(travel.ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    assert (again.erasure_id, again.new) == (first.erasure_id, False)
    with acting_as("admin"):
        listed = question(travel, "again")
        says_yes(travel.ana, listed, now(), contact_point=ContactPoint.objects.get(address=AT_WORK))
    third = erase_at(travel.ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    assert third.new
    assert third.erasure_id != first.erasure_id
    with acting_as("admin"):
        assert ContactPoint.objects.filter(address=AT_WORK).exists(), "Nordrejser uses it"
        assert not Record.objects.filter(controller=travel).exists()
        stranger = company("Ostrejser")
    assert erase_at(travel.ana.pk, stranger.pk, Why.REQUEST, now(), "Mette") is None
    assert why_not(travel.ana, nord) == ""


def test_a_yes_to_both_together_stays_for_the_other_and_is_locked_for_the_one_when_she_goes(database):
    travel = joined("Ana")
    with acting_as("admin"):
        nord = company("Nordrejser")
        joint = question(travel, "joint", companies={travel.pk: (), nord.pk: ()}, joint=True)
        judged_good(joint)
        Record.objects.all().delete()
        given = says_yes(travel.ana, joint, YESTERDAY, particulars={"ip": "192.0.2.77"})
    started(travel)
    asked("UPDATE delivery_message SET state = 'accepted', offered_at = now(), consent_event_id = %(e)s", e=given.pk)
    seal(now())
    erase_at(travel.ana.pk, travel.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("retention"):
        assert Event.objects.filter(pk=given.pk).exists(), "Nordrejser's yes rests on it"
        assert Record.objects.get().controller_id == nord.pk
        assert {each.kind for each in Locked.objects.all()} == {Kind.MESSAGES}
    erase(travel.ana.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("retention"):
        assert not Event.objects.filter(pk=given.pk, kind=EventKind.GIVEN).exists()
        proof = Locked.objects.get(kind=Kind.EVENT)
        assert (proof.ref, proof.controller_id) == (str(given.pk), travel.pk), "Sydrejser must still prove its message"


def test_what_is_foreseen_is_what_happens_and_says_nothing_of_the_other(database):
    travel, nord, ana = two()
    with acting_as("admin"):
        Relation.objects.filter(controller=nord).update(delivery_end=now() + timedelta(days=9))
    before = where_is(*MARKS)
    foreseen = foresee(ana.pk, Why.REQUEST, now(), travel.pk)
    assert where_is(*MARKS) == before
    assert foreseen.others_keep
    assert (foreseen.merged, list(foreseen.ties)) == ([], []), "an order at Nordrejser is nothing to Sydrejser"
    done = erase_at(ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    assert foreseen.gone == done.gone
    assert {each.controller_id for each in foreseen.kept} == {travel.pk}
    assert foreseen.gone["customers_relation"] == foreseen.gone["people_externalkey"] == 1


def test_an_address_that_both_use_stays(database):
    travel = joined("Ana")
    with acting_as("admin"):
        nord = company("Nordrejser")
        bought(nord, travel.ana)
    erase_at(travel.ana.pk, travel.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("admin"):
        assert mailbox(travel.ana).normalised == "ana@example.com"
