"""A sign-up that nobody confirms is forgotten when its time is over; who confirmed, left or is a customer stays."""

from datetime import timedelta

import pytest
from tests.story.cast import heard, mailbox, person, question, says_yes
from tests.story.sending import bought, now, sydrejser

from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.models import Letter, LetterKind, Objection, Particulars, Record
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Person, Restriction
from jatak.retention.models import Erasure, Why
from jatak.retention.unconfirmed import forget
from jatak.sealing.models import Tombstone

FORTNIGHT = timedelta(days=14)


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = sydrejser()
        made.asked = question(made, double_opt_in=True, channels=("email",))
        yield made


def signs_up(of, name, days_ago):
    """Somebody fills in the form so many days ago, and has a fortnight to confirm; their event."""
    at = now() - timedelta(days=days_ago)
    somebody = person(name)
    event = says_yes(somebody, of.asked, at, particulars={"ip": "192.0.2.0"})
    Letter.objects.create(
        event=event,
        kind=LetterKind.CONFIRM,
        controller=of,
        person_id=somebody.pk,
        language="da",
        asked_at=at,
        ends_at=at + FORTNIGHT,
    )
    return event


def test_who_never_confirms_is_erased_as_anybody_is(travel):
    ana = signs_up(travel, "Ana", 15)
    assert forget(now()) == 1
    assert not Person.objects.exists()
    assert not ContactPoint.objects.exists()
    assert not Record.objects.exists()
    assert not Particulars.objects.exists()
    assert not Letter.objects.exists()
    erased = Erasure.objects.get()
    assert (erased.person_id, erased.why) == (ana.person_id, Why.NEVER_CONFIRMED)
    assert Tombstone.objects.get().pk == erased.tombstone_id
    assert forget(now()) == 0


def test_nothing_goes_of_somebody_restricted_until_that_ends(travel):
    eve = signs_up(travel, "Eve", 15)
    restricted = Restriction.objects.create(person_id=eve.person_id, begun_at=now(), reason="Who signed me up?")
    assert forget(now()) == 0
    assert Particulars.objects.exists()
    restricted.ended_at = now()
    restricted.save()
    assert forget(now()) == 1
    assert not Person.objects.exists()


def test_nobody_is_forgotten_before_their_time(travel):
    signs_up(travel, "Ana", 13)
    assert forget(now()) == 0
    assert Record.objects.count() == 1


def test_who_confirmed_stays(travel):
    ana = signs_up(travel, "Ana", 15)
    confirm(ana.pk, heard(now() - timedelta(days=10)))
    forget(now())
    assert Record.objects.get().confirmed_at
    assert Particulars.objects.exists()
    assert Person.objects.get().name == "Ana"


def test_a_customer_stays_and_the_sign_up_goes(travel):
    event = signs_up(travel, "Chloe", 15)
    bought(travel, Person.objects.get(pk=event.person_id))
    forget(now())
    assert not Record.objects.exists()
    assert mailbox(Person.objects.get(name="Chloe"))


def test_who_said_no_stays_known_as_one_who_said_no(travel):
    event = signs_up(travel, "Ben", 15)
    leave(Who(event.person_id), Scope(travel.pk), heard(now() - timedelta(days=14)))
    forget(now())
    assert Objection.objects.filter(person_id=event.person_id).exists()
    assert Record.objects.get().ended_at
