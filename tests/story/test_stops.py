"""A worker hears stops within an instant, knows when it is deaf, and gathers again after that."""

import time

from tests.plugins.relay import Sink
from tests.story.cast import mailbox
from tests.story.sending import leaves, many_members, members, started, states, sydrejser, until, worker

from jatak.database.using import acting_as, connection
from jatak.delivery.stops import Stops
from jatak.people.models import Person
from jatak.people.stopping import announce


def cut_off() -> int:
    """The server ends every listening connection."""
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE usename = 'jatak_worker' AND datname = current_database() AND query LIKE '%pg_notify%'"
        )
        return int(cursor.fetchone()[0])


def test_a_stop_is_heard_at_once_and_by_its_person_alone(database):
    with Stops() as stops:
        until(lambda: stops.hearing.begin() is not None)
        since = stops.hearing.begin()
        with acting_as("consent"):
            announce(4711)
        heard = time.monotonic()
        until(lambda: not stops.hearing.may_send(4711, since), 1)
        assert time.monotonic() - heard < 0.5
        assert stops.hearing.may_send(4712, since)


def test_after_reconnecting_nothing_gathered_before_is_sent(database):
    with Stops() as stops:
        until(lambda: stops.hearing.begin() is not None)
        since = stops.hearing.begin()
        assert cut_off() == 1
        until(lambda: not stops.hearing.holds(since))
        until(lambda: stops.hearing.begin() is not None)
        assert not stops.hearing.may_send(4711, since)
        assert stops.hearing.holds(stops.hearing.begin())


def test_who_leaves_while_the_worker_is_deaf_gets_nothing(database):
    with acting_as("admin"):
        travel = sydrejser()
        members(travel, "Ana")
        many_members(60)
        last = Person.objects.latest("pk")
    started(travel)
    with Sink(delay=0.03) as sink, worker(sink.url):
        until(lambda: len(sink.received) >= 3)
        assert cut_off() == 1
        leaves(last, travel)
        until(lambda: not {"waiting", "claimed", "offered"} & states().keys(), 30)
    assert states() == {"accepted": 60, "dropped": 1}
    assert mailbox(last).address not in sink.recipients()
