"""What the gate is told of addresses that lead to nobody, of pauses, and of numbers that people chose."""

from datetime import datetime

import pytest
from tests.story.cast import DAY, NOON, Question, company, heard, mailbox, person, question, says_yes
from tests.story.test_gathering import NEWSLETTER, RECEIPT, RULEBOOK, answer, asks, buys, judged, leaves, lives_in, rule

from jatak.clearance import audience
from jatak.clearance.decider import Answer, Decider
from jatak.clearance.request import Request
from jatak.clearance.waiting import not_before
from jatak.consent.pausing import pause, resume
from jatak.consent.scope import Scope
from jatak.customers.models import Relation
from jatak.database.using import acting_as, atomic
from jatak.people.models import ContactKind, Controller, Topic
from jatak.people.reachability import failed, mended
from jatak.people.register import Address, add_address


@pytest.fixture
def shop(database: None) -> Controller:
    with acting_as("admin"):
        yield company()


@pytest.fixture
def form(shop: Controller) -> Question:
    return judged(question(shop))


def test_an_address_that_leads_to_nobody_gets_no_marketing_and_service_goes_on(
    shop: Controller, form: Question
) -> None:
    ana = lives_in(person("Ana"), "DK")
    says_yes(ana, form)
    buys(ana, shop)
    assert rule(ana, asks(shop)) == "consent"
    failed(mailbox(ana).pk, True, NOON, "dsn", "5.1.1")
    assert rule(ana, asks(shop)) == "undeliverable"
    assert rule(ana, asks(shop, NOON - DAY)) != "undeliverable", "not yet then"
    assert rule(ana, asks(shop, facts=RECEIPT)) == "service_message"
    mended(mailbox(ana).pk, NOON + DAY / 2, "Sofie")
    assert rule(ana, asks(shop)) == "consent"
    assert rule(ana, asks(shop, NOON + DAY / 4)) == "undeliverable", "as it was then"


def test_who_cannot_be_reached_is_told_so_only_if_nothing_else_stands_against_it(
    shop: Controller, form: Question
) -> None:
    ana, ben, dev = (lives_in(person(name), "DK") for name in ("Ana", "Ben", "Dev"))
    says_yes(ana, form)
    says_yes(ben, form)
    leaves(ben, Scope(shop.pk), NOON + DAY / 2)
    for each in (ana, ben, dev):
        failed(mailbox(each).pk, True, NOON, "dsn", "5.1.1")
    assert [rule(each, asks(shop)) for each in (ana, ben, dev)] == ["undeliverable", "objected", "no_ground"]


def test_another_address_of_the_same_person_counts_for_what_names_none(shop: Controller) -> None:
    ana = lives_in(person("Ana"), "DK")
    second = add_address(ana, Address(ContactKind.EMAIL, "ana@second.example"))
    buys(ana, shop)
    Relation.objects.update(contact_point=None)
    request = asks(shop, facts=RECEIPT)
    before = answer(ana, request).candidate
    failed(mailbox(ana).pk, True, NOON, "dsn", "5.1.1")
    assert answer(ana, request).candidate.words == before.words
    failed(second.pk, True, NOON, "dsn", "5.1.1")
    assert answer(ana, request).candidate.words != before.words


def test_a_pause_holds_until_its_day_for_customers_too(shop: Controller, form: Question) -> None:
    ana, chloe = lives_in(person("Ana"), "DK"), lives_in(person("Chloe"), "DK")
    says_yes(ana, form)
    buys(chloe, shop)
    for each in (ana, chloe):
        assert answer(each, asks(shop)).decision.permitted
        pause(each.pk, shop.pk, None, None, NOON + 90 * DAY, heard())
        told = answer(each, asks(shop))
        assert (told.decision.rule, told.decision.waits) == ("paused", True)
        assert waiting(told, asks(shop)) == NOON + 90 * DAY
        assert answer(each, asks(shop, NOON + 90 * DAY)).decision.permitted
        resume(each.pk, shop.pk, None, None, heard(NOON + DAY / 2))
        assert answer(each, asks(shop)).decision.permitted


def test_a_pause_holds_for_its_company_channel_and_topic(shop: Controller, form: Question) -> None:
    ana, hotels, other = lives_in(person("Ana"), "DK"), topic_of(shop, "Hotels"), topic_of(shop, "Cruises")
    says_yes(ana, form)
    pause(ana.pk, shop.pk, "sms", None, NOON + 90 * DAY, heard())
    pause(ana.pk, company("Nordlys").pk, None, None, NOON + 90 * DAY, heard())
    assert rule(ana, asks(shop)) == "consent"
    pause(ana.pk, shop.pk, "email", hotels.pk, NOON + 90 * DAY, heard())
    assert rule(ana, asks(shop, topic_id=other.pk)) == "consent"
    assert rule(ana, asks(shop, topic_id=hotels.pk)) == "paused"
    assert rule(ana, asks(shop)) == "paused", "it may be about hotels"
    assert rule(ana, asks(shop, facts=RECEIPT)) != "paused"


def test_a_pause_with_a_no_is_a_no(shop: Controller, form: Question) -> None:
    ana = lives_in(person("Ana"), "DK")
    says_yes(ana, form)
    pause(ana.pk, shop.pk, None, None, NOON + 90 * DAY, heard())
    leaves(ana, Scope(shop.pk), NOON + DAY / 2)
    told = answer(ana, asks(shop))
    assert (told.decision.rule, told.decision.waits) == ("objected", False)
    assert waiting(told, asks(shop)) is None


def waiting(told: Answer, request: Request) -> datetime | None:
    with acting_as("worker"):
        return not_before(told, request)


def topic_of(shop: Controller, name: str) -> Topic:
    return Topic.objects.create(controller=shop, name=name)


def test_everybody_at_once_is_told_the_same_of_dead_addresses_and_pauses(shop: Controller, form: Question) -> None:
    ana, ben, chloe = (lives_in(person(name), "DK") for name in ("Ana", "Ben", "Chloe"))
    for each in (ana, ben, chloe):
        says_yes(each, form)
    failed(mailbox(ana).pk, True, NOON, "dsn", "5.1.1")
    pause(ben.pk, shop.pk, None, None, NOON + 90 * DAY, heard())
    with acting_as("worker"), atomic():
        found = audience.decide(asks(shop), Decider(NEWSLETTER, RULEBOOK))
    told = sorted((share.decision.rule, share.count) for share in found.shares)
    assert told == [("consent", 1), ("paused", 1), ("undeliverable", 1)]
