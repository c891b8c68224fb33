"""Proof goes on its day: with the person where nothing else is left, else alone; and no no goes with it."""

from datetime import datetime
from uuid import UUID

import pytest
from tests.story.cast import DAY, company, heard, mailbox, question, says_yes
from tests.story.clocks import START, later, lives_in, subscriber, used
from tests.story.sending import bought

from jatak.consent.leaving import leave
from jatak.consent.models import Event, EventKind, Letter, Objection, Particulars, Record, Scan, Suppression
from jatak.consent.scope import Scope, Who
from jatak.customers.models import Relation
from jatak.database.using import acting_as, connection
from jatak.delivery.models import Message
from jatak.people.models import Controller, Person
from jatak.people.restricting import lift, restrict
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import counted, found
from jatak.retention.clocks.running import approve, run
from jatak.retention.models import Erasure, LetGo, RunState, Why
from jatak.retention.proof import taking
from jatak.sealing.models import Tombstone
from jatak.sealing.sealer import seal

SENT = """
SELECT delivery_ensure_month(%(at)s);
INSERT INTO delivery_message
    (created_at, controller_id, template_version_id, marketing, person_id, contact_point_id, domain, state, attempts,
     offered_at, settled_at, answer, situation_id, facts_id, rulebook_id, as_of, consent_event_id, relation_id)
VALUES (%(at)s, %(company)s, 1, %(event)s IS NOT NULL, %(person)s, %(point)s, 'mail.example', 'accepted', 1,
    %(at)s, %(at)s, '250 Ok for ana@example.com', 1, 'f', 'r', %(at)s, %(event)s::uuid, %(relation)s)
"""


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield company()


def sent(of: Controller, to: Person, at: datetime, event: UUID | None = None, relation: int | None = None) -> None:
    """A message that was taken by a relay."""
    filling = {"company": of.pk, "person": to.pk, "point": mailbox(to).pk, "at": at, "event": event}
    with connection().cursor() as cursor:
        for statement in SENT.split(";\n"):
            cursor.execute(statement, filling | {"relation": relation})
    if event is not None:
        Record.objects.filter(event=event).update(last_used_at=at)


def left(of: Controller, somebody: Person, at: datetime) -> None:
    leave(Who(somebody.pk, bytes(mailbox(somebody).keyed_hash)), Scope(of.pk), heard(at))


def yes_of(somebody: Person) -> UUID:
    return Event.objects.filter(person_id=somebody.pk, kind=EventKind.GIVEN).latest("at").pk


def buys(of: Controller, somebody: Person, at: datetime) -> Relation:
    bought(of, somebody)
    Relation.objects.filter(person=somebody).update(concluded_at=at, recorded_at=at)
    return Relation.objects.get(person=somebody)


def proof_runs(at: datetime) -> list[tuple[str, int, int]]:
    return [(each.state, each.taken, each.erased) for each in run(at) if each.clock == Clock.PROOF]


def test_whoever_has_nothing_but_due_proof_is_erased_with_it_and_the_no_stays(travel):
    ana = subscriber(travel, "DK")
    sent(travel, ana, later(3), yes_of(ana))
    left(travel, ana, later(4))
    address = bytes(mailbox(ana).keyed_hash)
    seal(later(5))
    assert proof_runs(later(27) - DAY) == []
    assert proof_runs(later(27)) == [(RunState.DONE, 1, 1)]
    assert not Person.objects.exists()
    assert not Record.objects.exists()
    assert not Message.objects.filter(person_id=ana.pk).exists()
    erasure = Erasure.objects.get()
    assert (erasure.why, erasure.person_id, erasure.done_at) == (Why.PROOF_DUE, ana.pk, later(27))
    assert {bytes(each.address_hash) for each in Suppression.objects.all()} == {address}
    assert {each.kind for each in Event.objects.all()} == {EventKind.OBJECTED}
    stone = Tombstone.objects.get()
    assert (stone.pk, len(stone.leaves)) == (erasure.tombstone_id, 2)
    assert run(later(28)) == []


def test_of_a_customer_the_proof_goes_and_the_customer_stays(travel):
    chloe = subscriber(travel, "DK", "Chloe")
    yes = yes_of(chloe)
    sent(travel, chloe, later(3), yes)
    relation = buys(travel, chloe, later(3))
    sent(travel, chloe, later(20), relation=relation.pk)
    left(travel, chloe, later(4))
    seal(later(5))
    paper = {"content_type": "image/png", "sha256": b"s" * 32, "added_at": START, "added_by": "Ida"}
    Scan.objects.create(event_id=yes, name="signed.png", data=b"signed", **paper)
    assert proof_runs(later(27)) == [(RunState.DONE, 1, 0)]
    assert Person.objects.get() == chloe
    assert not Record.objects.exists()
    assert not Scan.objects.exists()
    assert {each.kind for each in Event.objects.all()} == {EventKind.OBJECTED}, "yes and withdrawal went"
    assert Objection.objects.filter(person=chloe).count() == 2, "marketing and surveys"
    (message,) = Message.objects.filter(person_id=chloe.pk)
    assert message.relation_id == relation.pk
    gone = Message.objects.get(person_id__lt=0)
    assert (gone.consent_event_id, gone.answer, gone.domain, gone.person_id) == (None, "250", "", -gone.id)
    stone = Tombstone.objects.get()
    assert (stone.why, len(stone.leaves)) == ("proof_due", 2)
    note = LetGo.objects.get()
    assert (note.person_id, note.proved, note.due_at, note.at) == (chloe.pk, "consent", later(27), later(27))
    assert (note.months, note.country, note.whose) == (24, "DK", "regulator")
    assert run(later(28)) == [], "what went is not due again"


def test_messages_of_a_sale_go_two_years_after_the_last_of_them_and_the_person_with_the_cancelled_sale(travel):
    chloe = lives_in("DK", "Chloe")
    relation = buys(travel, chloe, START)
    sent(travel, chloe, START, relation=relation.pk)
    sent(travel, chloe, later(10), relation=relation.pk)
    sent(travel, chloe, START)
    (due,) = found(Clock.PROOF, later(24), later(24))
    assert (due.event_id, due.person_id, due.due_at) == (None, chloe.pk, later(24))
    assert proof_runs(later(24)) == [(RunState.DONE, 1, 0)]
    assert Message.objects.filter(person_id=chloe.pk).count() == 2, "what is used is kept"
    assert proof_runs(later(33)) == []
    Relation.objects.update(cancelled_at=later(11))
    assert proof_runs(later(34)) == [(RunState.DONE, 1, 1)]
    assert not Person.objects.exists()
    assert not LetGo.objects.exists(), "it goes with the person"


def test_a_living_consent_keeps_its_own_proof_and_the_person(travel):
    ana = subscriber(travel, "DK")
    first = yes_of(ana)
    left(travel, ana, later(2))
    says_yes(ana, travel.asked, later(3), particulars={"ip": "192.0.2.7"})
    second = yes_of(ana)
    sent(travel, ana, later(20), second)
    used(ana, later(20))
    assert proof_runs(later(24)) == [(RunState.DONE, 1, 0)]
    assert not Event.objects.filter(pk=first).exists()
    assert Event.objects.filter(pk=second).exists()
    assert Particulars.objects.get().event_id == second
    assert Record.objects.get().event_id == second
    assert Objection.objects.filter(person=ana).exists()


def test_what_ended_two_consents_stays_as_long_as_one_of_them(travel):
    ana = subscriber(travel, "DK")
    says_yes(ana, question(travel, "club", channels=("email",)), later(1))
    latest = Record.objects.latest("given_at")
    Record.objects.filter(pk=latest.pk).update(last_used_at=later(9))
    left(travel, ana, later(10))
    assert Event.objects.get(kind=EventKind.WITHDRAWN).about_id is None
    buys(travel, ana, START)
    assert proof_runs(later(24)) == [(RunState.DONE, 1, 0)]
    assert Event.objects.filter(kind=EventKind.WITHDRAWN).exists()
    assert proof_runs(later(33)) == [(RunState.DONE, 1, 0)]
    assert not Event.objects.filter(kind=EventKind.WITHDRAWN).exists()
    assert Objection.objects.filter(person=ana).exists()


def test_what_another_company_must_still_prove_keeps_the_person(travel):
    ana = subscriber(travel, "DK")
    other = company("Nordrejser")
    says_yes(ana, question(other, channels=("email",)), later(6))
    left(travel, ana, later(7))
    left(other, ana, later(8))
    assert proof_runs(later(24)) == [(RunState.DONE, 1, 0)]
    assert Record.objects.get().controller == other
    assert proof_runs(later(30)) == [(RunState.DONE, 1, 1)]
    assert not Person.objects.exists()


def test_where_nobody_set_a_time_nothing_goes(travel):
    ana = subscriber(travel, None)
    left(travel, ana, later(1))
    assert run(later(90)) == []
    choose(travel, Clock.PROOF, 36, "Mette", START)
    assert proof_runs(later(36)) == [(RunState.DONE, 1, 1)]


def test_a_restriction_keeps_everything_until_it_is_lifted(travel):
    ana = subscriber(travel, "DK")
    left(travel, ana, later(1))
    held = restrict(ana, "it goes to court", later(2))
    assert run(later(30)) == []
    assert counted(Clock.PROOF, later(30), later(30)) == {}
    lift(held, later(31))
    assert proof_runs(later(31)) == [(RunState.DONE, 1, 1)]


def test_too_much_at_once_waits_for_a_person(travel):
    for nth in range(25):
        left(travel, subscriber(travel, "DK", f"person{nth}"), later(1))
    (waits,) = run(later(24))
    assert (waits.clock, waits.state, waits.found, waits.of) == ("proof", RunState.WAITING, 25, 25)
    assert Person.objects.count() == 25
    approve(waits.pk, "The list of the shop that closed.", "Mette", later(24))
    assert proof_runs(later(24) + DAY) == [(RunState.DONE, 25, 25)]


def test_the_dry_run_is_the_list_and_progress_is_told(travel, monkeypatch):
    for nth in range(5):
        left(travel, subscriber(travel, "DK", f"person{nth}"), later(1))
    monkeypatch.setattr(taking, "AT_ONCE", 2)
    listed = {each.person_id for each in found(Clock.PROOF, later(24), later(24))}
    told = []
    run(later(24), lambda clock, taken, of: told.append((clock, taken, of)))
    assert told == [("proof", 2, 5), ("proof", 4, 5), ("proof", 5, 5)]
    assert listed == set(Erasure.objects.values_list("person_id", flat=True))


def test_a_run_that_broke_off_goes_on_and_nothing_is_half(travel, monkeypatch):
    for nth in range(3):
        left(travel, subscriber(travel, "DK", f"person{nth}"), later(1))
        buys(travel, Person.objects.latest("pk"), START)
    monkeypatch.setattr(taking, "AT_ONCE", 1)
    asked, times = taking.let_go, []

    def breaks(*told):
        times.append(1)
        asked(*told)
        if len(times) == 2:
            raise RuntimeError("the power failed")

    monkeypatch.setattr(taking, "let_go", breaks)
    with pytest.raises(RuntimeError):
        run(later(24))
    assert (Record.objects.count(), LetGo.objects.count(), Tombstone.objects.count()) == (2, 1, 1)
    assert [each.taken for each in run(later(24))] == [2]
    assert (Record.objects.count(), LetGo.objects.count()) == (0, 3)
    assert not Letter.objects.exists()
