"""A request at the desk holds whose it is, from receipt until it is closed."""

from datetime import timedelta

from tests.plugins.relay import Sink
from tests.story.cast import Question, company, mailbox, person, says_yes
from tests.story.desking import HOUR, asks, hash_of, why_not
from tests.story.sending import YESTERDAY, joined, lives_in, now, started, states, until, worker

from jatak.consent.models import CollectionPointVersion, NoticeText
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.delivery.pace import Pace
from jatak.desk.models import Request
from jatak.people.holding import release
from jatak.people.models import Person, Restriction


def test_a_call_holds_at_once_and_for_every_company(database):
    travel = joined("Ana")
    with acting_as("admin"):
        sister = company("Nordrejser")
    assert why_not(travel.ana, travel) == ""
    asks(travel, travel.ana)
    assert why_not(travel.ana, travel) == "restricted"
    assert why_not(travel.ana, sister) == "restricted"


def test_a_letter_of_last_week_holds_from_its_receipt(database):
    travel = joined("Ana")
    week = now() - timedelta(days=7)
    request = asks(travel, travel.ana, "letter", received_at=week)
    assert request.received_at == week < request.recorded_at
    with acting_as("web"):
        assert Restriction.objects.get().begun_at == week
    assert request.due_at < now(), "a day for who leaves, and it has passed"


def test_nothing_is_received_in_the_future(database):
    travel = joined("Ana")
    request = asks(travel, travel.ana, received_at=now() + HOUR)
    assert request.received_at == request.recorded_at
    assert why_not(travel.ana, travel) == "restricted"


def test_the_same_mail_twice_is_one_request(database):
    travel = joined("Ana")
    first = asks(travel, travel.ana, "reply", source="mail 7", words="hold op")
    again = asks(travel, travel.ana, "reply", source="mail 7", words="hold op")
    assert first == again
    with acting_as("web"):
        assert (Request.objects.count(), Restriction.objects.count()) == (1, 1)


def test_two_requests_hold_until_both_are_released(database):
    travel = joined("Ana")
    one, other = asks(travel, travel.ana), asks(travel, travel.ana, "letter")
    for request, expected in ((one, "restricted"), (other, "")):
        with acting_as("consent"):
            release(request.pk, now())
        assert why_not(travel.ana, travel) == expected


def test_an_address_that_nobody_has_is_held_as_soon_as_somebody_has_it(database):
    travel = joined("Ana")
    request = asks(travel, address_hash=hash_of("dev@example.com"))
    assert request.person_id is None
    with acting_as("admin"):
        dev, *_ = more_members("Dev")
    assert why_not(dev, travel) == "restricted"
    assert why_not(travel.ana, travel) == ""
    with acting_as("consent"):
        release(request.pk, now())
    assert why_not(dev, travel) == ""


def more_members(*names: str) -> list[Person]:
    """More people who said yes to the question that there is; as admin."""
    asked = Question(NoticeText.objects.get(), CollectionPointVersion.objects.get())
    people = [lives_in(person(name)) for name in names]
    for somebody in people:
        says_yes(somebody, asked, YESTERDAY)
    return people


def test_a_running_worker_hands_nothing_over_after_the_commit(database):
    travel = joined("Ana", others=120)
    asks(travel, address_hash=hash_of("dev@example.com"))  # The law is read now, and not while the worker runs.
    started(travel)
    with Sink(delay=0.4) as sink, worker(sink.url, Pace(batch=200)):
        until(lambda: len(sink.received) >= 1)
        last = last_claimed()
        asks(travel, last)
        assert mailbox(last).address not in sink.recipients(), "the gate has said yes already: only the notice stops it"
        until(lambda: not {"waiting", "claimed", "offered"} & states().keys(), 60)
    assert states() == {"accepted": 120, "dropped": 1}
    assert mailbox(last).address not in sink.recipients()


def last_claimed() -> Person:
    """Whose message is claimed and will be handed over last."""
    with acting_as("worker"):
        return Person.objects.get(pk=Message.objects.filter(state="claimed").latest("id").person_id)
