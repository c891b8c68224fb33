"""Templates are written, approved once, and then never change."""

import pytest
from tests.story.sending import newsletter, now, started, states, sydrejser

from jatak.base.errors import UsageError
from jatak.content.facts import can_leave, message_facts
from jatak.content.templates import AlreadyApproved, NotReady, approve, approved_version, write_template, write_text
from jatak.database.using import acting_as, connection
from jatak.gate.message import Declared, Element
from jatak.gate.situation import Tri
from jatak.people.models import Controller


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = sydrejser()
    with acting_as("web"):
        yield made


def test_an_approved_version_never_changes(travel):
    version = newsletter(travel)
    with pytest.raises(AlreadyApproved):
        write_text(version, "en", "New", "New")
    with pytest.raises(AlreadyApproved):
        approve(version, "Eve", now())
    following = write_template(travel, "summer", Declared.MARKETING, [Element.PROMOTION])
    assert following.number == 2
    assert approved_version(travel, "summer") == version


def test_nothing_is_approved_without_elements_or_words(travel):
    with pytest.raises(NotReady, match="no elements"):
        approve(write_template(travel, "a", Declared.SERVICE, []), "Ida", now())
    version = write_template(travel, "b", Declared.SERVICE, [Element.ORDER_INFO])
    write_text(version, "da", "Hej", "Hej")
    with pytest.raises(NotReady, match="no words in en"):
        approve(version, "Ida", now())


def test_a_place_that_nothing_fills_is_refused(travel):
    version = write_template(travel, "a", Declared.SERVICE, [Element.ORDER_INFO])
    with pytest.raises(UsageError, match="voucher"):
        write_text(version, "en", "Hello", "Your {voucher}")
    with pytest.raises(UsageError, match="one line"):
        write_text(version, "en", "Hello\r\nBcc: eve@evil.example", "x")


def test_what_it_is_declared_as_does_not_change(travel):
    newsletter(travel)
    with pytest.raises(UsageError, match="is declared marketing"):
        write_template(travel, "summer", Declared.SERVICE, [Element.ORDER_INFO])


@pytest.mark.parametrize(
    ("declared", "elements", "leavable"),
    [
        (Declared.MARKETING, [Element.NEWSLETTER], True),
        (Declared.SERVICE, [Element.ORDER_INFO, Element.ACCOUNT_INFO], False),
        (Declared.SERVICE, [Element.SURVEY], True),
        (Declared.SERVICE, [Element.REVIEW_REQUEST], True),
        (Declared.SERVICE, [Element.ORDER_INFO, Element.PROMOTION], True),
    ],
)
def test_all_but_plain_service_can_be_left(travel, declared, elements, leavable):
    version = write_template(travel, "a", declared, elements)
    assert can_leave(version) is leavable
    assert message_facts(version).opt_out is (Tri.YES if leavable else Tri.NO)
    assert message_facts(version).declared is declared


def test_a_company_without_identity_names_no_sender(travel):
    with acting_as("admin"):
        Controller.objects.update(contact=" ")
    version = write_template(Controller.objects.get(), "a", Declared.MARKETING, [Element.PROMOTION])
    assert message_facts(version).names_sender is Tri.NO


def test_the_worker_reads_no_consent_and_others_mark_none(travel):
    for role, statement in [
        ("worker", "SELECT count(*) FROM consent.consent_record"),
        ("worker", "SELECT count(*) FROM customers.customers_relation"),
        ("worker", "INSERT INTO content_template DEFAULT VALUES"),
        ("web", "SELECT consent_mark_used('{}', 1, 'email', now())"),
        ("web", "UPDATE delivery_message SET state = 'accepted'"),
        ("customers", "SELECT consent_where_said('{}')"),
    ]:
        with acting_as(role), pytest.raises(Exception, match="permission denied"), connection().cursor() as cursor:
            cursor.execute(statement)


def test_nothing_is_sent_to_nobody(travel):
    started(travel)
    assert states() == {}
