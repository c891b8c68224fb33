"""A no of a relay that speaks of the address is kept with the message, and the next one does not go."""

import pytest
from tests.plugins.relay import Sink
from tests.story.cast import mailbox
from tests.story.relays import Moody
from tests.story.sending import joined, newsletter, now, started, states, until, worker

from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import Failure, Person, Unreachable
from jatak.people.reachability import mended

SAYS = {
    "ana@example.com": "550 5.1.1 no such user",
    "ben@example.com": "550 5.7.1 rejected by policy",
    "chloe@example.com": "550 mailbox unavailable",
}


@pytest.fixture
def travel(database):
    return joined("Ana", "Ben", "Chloe", "Dev")


def told() -> dict[str, tuple[str, str]]:
    """By name: what the failure says, and its code."""
    with acting_as("web"):
        rows = Failure.objects.select_related("contact_point__person")
        return {row.contact_point.person.name: (row.kind, row.status) for row in rows}


def sent(travel, name: str, sink: Sink) -> None:
    with acting_as("web"):
        version = newsletter(travel, name)
    started(travel, name, version)
    with worker(sink.url):
        until(lambda: not Message.objects.filter(state__in=("waiting", "claimed", "offered")).exists())


def test_a_refusal_at_the_hand_over_counts_and_is_the_message_s(travel):
    with Moody() as relay:
        relay.says = lambda line, number: next(
            (answer for to, answer in SAYS.items() if line.startswith("RCPT") and to in line), ""
        )
        sent(travel, "First", relay)
        assert states() == {"refused": 3, "accepted": 1}
        assert told() == {"Ana": ("permanent", "5.1.1"), "Ben": ("other", "5.7.1"), "Chloe": ("permanent", "")}
        with acting_as("web"):
            held = {row.person.name: row.failure for row in Unreachable.objects.select_related("person", "failure")}
            assert set(held) == {"Ana", "Chloe"}
            assert (held["Ana"].heard_by, held["Ana"].said) == ("handover", SAYS["ana@example.com"])
            message = Message.objects.get(person_id=Person.objects.get(name="Ana").pk)
            assert held["Ana"].message_id == message.id
        relay.says = lambda line, number: ""
        sent(travel, "Second", relay)
        assert sorted(relay.recipients()) == ["ben@example.com", "dev@example.com", "dev@example.com"]
        with acting_as("web"):
            mended(mailbox(Person.objects.get(name="Ana")).pk, now(), "Sofie", "She called")
        sent(travel, "Third", relay)
        assert relay.recipients().count("ana@example.com") == 1


def test_who_is_found_gone_while_a_message_waits_is_dropped_with_the_reason(travel):
    with acting_as("web"):
        version = newsletter(travel)
    started(travel, "First", version)
    from jatak.people.reachability import failed

    with acting_as("web"):
        failed(mailbox(Person.objects.get(name="Ana")).pk, True, now(), "dsn", "5.1.1")
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 3, "dropped": 1})
    with acting_as("web"):
        assert Message.objects.get(state="dropped").answer == "undeliverable"
