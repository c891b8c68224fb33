"""Log data goes when the time is over that companies chose, and not before each of them has chosen."""

from datetime import timedelta

import pytest
from tests.story.cast import company
from tests.story.clocks import START, later

from jatak.accounts.models import Look
from jatak.database.using import acting_as
from jatak.delivery.models import Report
from jatak.inbound.models import Arrival, Deed, Kept, Kind, Way
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.logs import tidy


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield company()


def arrived(of, nth, **more):
    """A bounce that was settled."""
    return Arrival.objects.create(
        digest=bytes([nth]) * 32,
        source="mailbox",
        way=Way.MAILBOX,
        received_at=START,
        recorded_at=START,
        kind=Kind.BOUNCE,
        controller_id=of.pk if of else None,
        done_at=START,
        **{"deed": Deed.NOTED, **more},
    )


def test_arrivals_go_with_their_words_when_their_company_says_so(travel):
    gone = arrived(travel, 1)
    Kept.objects.create(arrival=gone, raw=b"", keep_until=START)
    arrived(company("Nordrejser"), 2)
    assert tidy(later(40)) == 0
    choose(travel, Clock.LOG, 12, "Mette", START)
    assert tidy(later(12)) == 0
    assert tidy(later(12) + timedelta(seconds=1)) == 1
    assert Arrival.objects.count() == 1
    assert not Kept.objects.exists()


def test_what_a_person_must_still_look_at_stays(travel):
    choose(travel, Clock.LOG, 12, "Mette", START)
    arrived(travel, 1, deed=Deed.HELD)
    arrived(travel, 2, deed=Deed.HELD, closed_at=START)
    assert tidy(later(13)) == 1
    assert Arrival.objects.get().closed_at is None


def test_what_is_written_for_all_companies_stays_as_long_as_the_longest_choice(travel):
    other = company("Nordrejser")
    Report.objects.create(message_id=1, gateway="kannel", became="delivered", heard_at=START)
    Look.objects.create(at=START, user_id=1, who="Mette", person_id=1, page="person")
    arrived(None, 3)
    choose(travel, Clock.LOG, 6, "Mette", START)
    assert tidy(later(40)) == 0
    choose(other, Clock.LOG, 12, "Mette", START)
    assert tidy(later(11)) == 0
    assert tidy(later(13)) == 3
