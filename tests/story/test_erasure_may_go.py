"""Whom no clock may erase: who was never reached, who could not be seen, who is still a customer."""

from datetime import timedelta

import pytest
from tests.story.cast import mailbox
from tests.story.desking import asks
from tests.story.old_messages import asked
from tests.story.sending import YESTERDAY, bought, joined, now, only_message, started

from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import Acquaintance, Failure, Unreachable
from jatak.retention.erasure.may_go import Reason, why_not, why_not_all

SILENT = now() - timedelta(days=900)
GOES = (
    "UPDATE delivery_message SET state = %(state)s, not_before = NULL, settled_at = %(at)s WHERE person_id = %(person)s"
)


@pytest.fixture
def travel(database):
    """Ana did something long ago, and got a message since."""
    made = joined("Ana")
    started(made)
    with acting_as("admin"):
        Acquaintance.objects.update(last_own_act_at=SILENT)
    asked(GOES, state="accepted", at=now() - timedelta(days=1), person=made.ana.pk)
    return made


def test_who_got_messages_and_did_nothing_may_go(travel):
    assert why_not(travel.ana.pk, now()) == []
    assert why_not_all({travel.ana.pk: (), 4711: ()}, now()) == {travel.ana.pk: [], 4711: []}


def test_who_was_sent_nothing_since_they_did_something_had_nothing_to_answer(travel):
    with acting_as("admin"):
        Acquaintance.objects.update(last_own_act_at=now() - timedelta(hours=1))
    assert why_not(travel.ana.pk, now()) == [Reason.UNSENT]
    asked(GOES, state="waiting", at=None, person=travel.ana.pk)
    assert why_not(travel.ana.pk, now()) == [Reason.UNSENT]


@pytest.mark.parametrize("state", ["refused", "uncertain"])
def test_who_was_not_reached_is_not_silent(travel, state):
    asked(GOES, state=state, at=YESTERDAY, person=travel.ana.pk)
    assert set(why_not(travel.ana.pk, now())) == {Reason.BOUNCED, Reason.UNSENT}


def test_a_message_that_came_back_did_not_arrive(travel):
    with acting_as("admin"):
        point = mailbox(travel.ana)
        heard = {"kind": "permanent", "at": now(), "heard_by": "dsn"}
        Failure.objects.create(contact_point=point, message_id=only_message().id, **heard)
    assert set(why_not(travel.ana.pk, now())) == {Reason.BOUNCED, Reason.UNSENT}


def test_who_has_no_address_that_works_is_not_silent(travel):
    with acting_as("admin"):
        point = mailbox(travel.ana)
        failed = Failure.objects.create(contact_point=point, kind="permanent", at=now(), heard_by="import")
        Unreachable.objects.create(contact_point=point, person=travel.ana, failure=failed, since=now())
    assert why_not(travel.ana.pk, now()) == [Reason.BOUNCED]


def test_of_whom_nobody_knows_when_they_did_something_is_not_observed(travel):
    with acting_as("admin"):
        Acquaintance.objects.update(last_own_act_at=None)
    assert why_not(travel.ana.pk, now()) == [Reason.UNOBSERVED]


def test_silence_counts_only_if_the_notice_arrived(travel):
    message = only_message().id
    assert why_not(travel.ana.pk, now(), [message]) == []
    assert why_not(travel.ana.pk, now(), [message + 1]) == [Reason.NOTICE_NOT_DELIVERED]
    assert why_not(travel.ana.pk, now(), [message, message + 1]) == [], "one of them is enough"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"delivery_end": now() + timedelta(days=90)}, Reason.OPEN_ORDER),
        ({"delivery_begin": now() + timedelta(days=9)}, Reason.OPEN_ORDER),
        ({"kind": RelationKind.SUBSCRIPTION.value}, Reason.RUNNING),
        ({"kind": RelationKind.SUBSCRIPTION.value, "running": Tri.UNKNOWN.value}, Reason.RUNNING),
        ({"kind": RelationKind.MEMBERSHIP.value, "ended_at": now() + timedelta(days=9)}, Reason.RUNNING),
        ({"kind": RelationKind.SUBSCRIPTION.value, "ended_at": now() - timedelta(days=9)}, None),
        ({"delivery_end": now() - timedelta(days=9)}, None),
        ({"delivery_end": now() + timedelta(days=9), "cancelled_at": now() - timedelta(days=1)}, None),
    ],
)
def test_who_is_still_a_customer_stays(travel, told, reason):
    with acting_as("admin"):
        bought(travel, travel.ana)
        Relation.objects.update(**told)
    assert why_not(travel.ana.pk, now()) == ([reason] if reason else [])


def test_whose_request_is_open_stays(travel):
    asks(travel, travel.ana)
    assert why_not(travel.ana.pk, now()) == [Reason.RESTRICTED]
