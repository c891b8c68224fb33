"""What somebody's words ask for is done: they leave, a person looks, or nothing happens."""

from datetime import timedelta

import pytest
from tests.story.cast import DAY, NOON, company, mailbox, person, question, says_yes

from jatak.consent.models import Event, Objection, Record, Suppression, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.desk.models import Request as DeskRequest
from jatak.inbound.acting.done import Deed
from jatak.inbound.acting.leaving import act
from jatak.inbound.reading.look import Look
from jatak.inbound.reading.request import Request, Verdict
from jatak.people.models import Topic

LEAVE = Request(Verdict.LEAVE, "da", "STOP", "stop_word")
DOUBT = Request(Verdict.DOUBTFUL, "en", "stop", Look.BEGINS)


@pytest.fixture
def ben(database):
    with acting_as("admin"):
        ben = person("Ben")
        ben.company = company()
        says_yes(ben, question(ben.company))
        ben.who = Who(address_hash=bytes(mailbox(ben).keyed_hash))
        yield ben


def says(ben, request, company_id=None, at=NOON + DAY, **more):
    return act(ben.who, request, Via.REPLY, "email", company_id, at, at, **more)


def test_a_clear_no_ends_everything_of_the_company_and_again_adds_nothing(ben):
    done = says(ben, LEAVE, ben.company.pk)
    assert (done.deed, done.scope, done.why) == (Deed.LEFT, Scope(ben.company.pk), "stop_word")
    assert len(done.events) == Event.objects.exclude(kind="given").count() == 3
    assert not Record.objects.filter(ended_at=None).exists()
    assert {row.survey for row in Objection.objects.all()} == {False, True}
    assert says(ben, LEAVE, ben.company.pk).events == ()
    assert Event.objects.exclude(kind="given").count() == 3


def test_a_named_topic_of_the_company_is_all_that_ends(ben):
    wine = Topic.objects.create(controller=ben.company, name="Wine & sea")
    Topic.objects.create(controller=ben.company, name="Café Zürich")
    for named in ("wine & SEA", "Wine"):
        assert says(ben, Request(Verdict.LEAVE, topic=named), ben.company.pk).scope == Scope(
            ben.company.pk, topic_id=wine.pk
        )
    assert says(ben, Request(Verdict.LEAVE, topic="cafe zurich"), ben.company.pk).scope.topic_id is not None
    assert says(ben, Request(Verdict.LEAVE, topic="&"), ben.company.pk).scope == Scope(ben.company.pk)
    assert says(ben, Request(Verdict.LEAVE, topic="tractors"), ben.company.pk).scope == Scope(ben.company.pk)


def test_who_names_no_company_leaves_the_one_that_knows_them(ben):
    assert says(ben, LEAVE).scope == Scope(ben.company.pk), "there is no other"
    company("Nordrejser")
    assert says(ben, LEAVE, at=NOON + 2 * DAY).scope == Scope(ben.company.pk), "no other knows Ben"


def test_where_several_companies_may_be_meant_a_person_looks_and_all_of_them_wait(ben):
    says_yes(ben, question(company("Nordrejser")))
    done = says(ben, LEAVE)
    assert (done.deed, done.why, done.events) == (Deed.HELD, Look.WHICH_COMPANY, ())
    assert Record.objects.filter(ended_at=None).exists()
    request = DeskRequest.objects.get()
    assert (request.pk, request.person_id, request.asked) == (done.desk_request, ben.pk, "leave")


def test_an_unknown_address_is_suppressed_everywhere_by_its_keyed_hash(ben):
    company("Nordrejser")
    ben.who = Who(address_hash=b"s" * 32)
    assert says(ben, LEAVE).scope == Scope()
    assert {bytes(row.address_hash) for row in Suppression.objects.all()} == {b"s" * 32}


def test_a_doubtful_one_takes_nothing_back_and_holds_marketing(ben):
    for _ in range(2):
        done = says(ben, DOUBT, ben.company.pk, words="stop\0 sending \ud800 to my old address")
        assert (done.deed, done.events) == (Deed.HELD, ())
    assert Event.objects.count() == 1
    request = DeskRequest.objects.get()
    assert (request.person_id, request.why, request.medium) == (ben.pk, Look.BEGINS, "reply")


def test_nothing_asked_is_nothing_done(ben):
    assert says(ben, Request(Verdict.NOTHING), ben.company.pk).deed is Deed.NOTHING
    assert (Event.objects.count(), DeskRequest.objects.count()) == (1, 0)


def test_a_no_counts_from_its_receipt_and_never_from_the_future(ben):
    act(ben.who, LEAVE, Via.STOP, "sms", ben.company.pk, NOON + 9 * DAY, NOON + DAY + timedelta(hours=1))
    assert {event.at for event in Event.objects.exclude(kind="given")} == {NOON + DAY + timedelta(hours=1)}
    assert {record.ended_at for record in Record.objects.all()} == {NOON + DAY + timedelta(hours=1)}


def test_who_leaves_and_wants_to_be_erased_has_left_at_once_and_a_person_looks_at_the_rest(ben):
    both = Request(Verdict.LEAVE, "en", "unsubscribe me", "asked", also="erasure")
    for _ in range(2):
        done = says(ben, both, ben.company.pk, words="Unsubscribe me and delete my data.")
        assert done.deed == Deed.LEFT
    assert not Record.objects.filter(ended_at=None).exists()
    request = DeskRequest.objects.get()
    assert (request.pk, request.asked, request.why) == (done.desk_request, "erase", Look.LEFT_ERASURE)


def test_who_asks_for_their_data_is_on_the_desk_with_that_clock(ben):
    says(ben, Request(Verdict.DOUBTFUL, "en", "what data", "access"), ben.company.pk, words="What data have you?")
    assert DeskRequest.objects.get().asked == "access"
