"""A stretch of people is gathered as each of them is alone, and every candidate has an address."""

import json
from collections.abc import Iterator

import pytest
from tests.story.cast import company, mailbox, person, question, says_yes
from tests.story.sending import YESTERDAY, bought, lives_in, now

from jatak.clearance.decider import Candidate
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent.models import Record
from jatak.customers.models import Relation
from jatak.database.using import acting_as, atomic, connection
from jatak.delivery.consignment import rulebook
from jatak.gate.layout import unpack
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Tri
from jatak.people.models import ContactKind, ContactPoint, Controller, Person
from jatak.people.reachability import failed
from jatak.people.register import Address, add_address

NEWS = MessageFacts(
    SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.PROMOTION}), Tri.YES, Tri.YES
)


@pytest.fixture
def shop(database: None) -> Iterator[Controller]:
    with acting_as("admin"):
        yield company()


def buyer(shop: Controller, name: str, got_in: ContactPoint | None) -> Person:
    """Somebody whose purchase names this address."""
    somebody = lives_in(person(name))
    bought(shop, somebody)
    Relation.objects.filter(person=somebody).update(contact_point=got_in)
    return somebody


def more(somebody: Person, kind: ContactKind, written: str) -> ContactPoint:
    """Another address of theirs."""
    return add_address(somebody, Address(kind, written))


def stretch(request: Request, people: list[Person]) -> dict[int, list[Candidate]]:
    """The candidates of these and of whoever lies between them, as the start of a campaign gathers them."""
    ids = [somebody.pk for somebody in people]
    asked = request.asked(rulebook(request.as_of)) | {"after": min(ids) - 1, "upto": max(ids)}
    found: dict[int, list[Candidate]] = {}
    with acting_as("worker"), atomic(), connection().cursor() as cursor:
        cursor.execute("SELECT clearance_gather_stretch(%s)", [json.dumps(asked)])
        (name,) = cursor.fetchone()
        cursor.execute(f"SELECT * FROM {name}")
        for row in cursor.fetchall():
            found.setdefault(row[0], []).append(Candidate._make(row))
        cursor.execute("SELECT clearance_forget(%s)", [name])
    return found


def with_ground(candidates: list[Candidate], any_of_them: int | None) -> set[Candidate]:
    """Those with a ground, each with an address: where it names none, this one."""
    grounded = (one for one in candidates if one.ground_at)
    return {one._replace(contact_point_id=one.contact_point_id or any_of_them) for one in grounded}


def test_an_address_of_the_relation_goes_before_the_first_one_of_the_person(shop: Controller) -> None:
    first, ben, dev, finn = (buyer(shop, name, None) for name in ("Chloe", "Ben", "Dev", "Finn"))
    eve = buyer(shop, "Eve", None)
    second, phone = more(ben, ContactKind.EMAIL, "second@example.com"), more(dev, ContactKind.TELEPHONE, "+4530303030")
    for somebody, point in ((first, mailbox(first)), (ben, second), (dev, phone), (eve, mailbox(ben))):
        Relation.objects.filter(person=somebody).update(contact_point=point)
    everybody = [first, ben, dev, finn, eve]
    request = Request(shop.pk, Channel.EMAIL, NEWS, now())
    found = stretch(request, everybody)
    with acting_as("worker"):
        alone = gather([somebody.pk for somebody in everybody], request, rulebook(request.as_of))
    for somebody in everybody:
        assert with_ground(found[somebody.pk], None) == with_ground(alone[somebody.pk], mailbox(somebody).pk)
    assert {one.contact_point_id for one in with_ground(found[ben.pk], None)} == {second.pk}
    assert {one.contact_point_id for one in with_ground(found[dev.pk], None)} == {mailbox(dev).pk}


def test_a_yes_names_its_own_address_and_one_for_another_channel_the_first(shop: Controller) -> None:
    ana, ben = lives_in(person("Ana")), lives_in(person("Ben"))
    asked = question(shop)
    says_yes(ana, asked, YESTERDAY)
    says_yes(ben, asked, YESTERDAY)
    second, phone = more(ana, ContactKind.EMAIL, "second@example.com"), more(ben, ContactKind.TELEPHONE, "+4530303030")
    Record.objects.filter(person=ana).update(contact_point=second)
    Record.objects.filter(person=ben).update(contact_point=phone, channel="sms")
    found = stretch(Request(shop.pk, Channel.EMAIL, NEWS, now()), [ana, ben])
    assert {one.contact_point_id for one in found[ana.pk] if one.consent_event_id} == {second.pk}
    assert {one.contact_point_id for one in found[ben.pk] if one.consent_event_id} == {mailbox(ben).pk}


def test_who_has_no_address_of_the_kind_is_gathered_with_none(shop: Controller) -> None:
    eve = buyer(shop, "Eve", None)
    ContactPoint.objects.filter(person=eve).update(kind=ContactKind.TELEPHONE, normalised="+4530303030")
    found = stretch(Request(shop.pk, Channel.EMAIL, NEWS, now()), [eve])
    assert [one.contact_point_id for one in found[eve.pk]] == [None] * len(found[eve.pk]) != []


def test_where_the_first_address_leads_to_nobody_another_counts(shop: Controller) -> None:
    chloe, ben, dev = (buyer(shop, name, None) for name in ("Chloe", "Ben", "Dev"))
    second = more(chloe, ContactKind.EMAIL, "second@example.com")
    more(ben, ContactKind.TELEPHONE, "+4530303030")
    for somebody in (chloe, ben):
        failed(mailbox(somebody).pk, True, YESTERDAY, "dsn", "5.1.1")
    everybody = [chloe, ben, dev]
    found = stretch(Request(shop.pk, Channel.EMAIL, NEWS, now()), everybody)
    for somebody, point, dead in ((chloe, second, Tri.NO), (ben, mailbox(ben), Tri.YES), (dev, mailbox(dev), Tri.NO)):
        candidates = with_ground(found[somebody.pk], None)
        assert {one.contact_point_id for one in candidates} == {point.pk}
        assert {unpack(*one.words).undeliverable for one in candidates} == {dead}
