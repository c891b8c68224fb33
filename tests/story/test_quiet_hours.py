"""At night marketing waits for the morning, service does not."""

from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.plugins.relay import Sink
from tests.story.limited import waiting
from tests.story.sending import joined, now, receipt_for_ana, started, states, until, worker

from jatak.base.errors import UsageError
from jatak.database.using import acting_as
from jatak.delivery.limits.night import nights
from jatak.law.parameter import Quiet
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.people.quiet_hours import choose_quiet_hours

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
LAW = Rulebook.load(date(2026, 3, 2))
OWN = Quiet(time(20), time(9))


@pytest.fixture
def travel(database):
    return joined("Ana", "Ben")


def test_marketing_waits_until_the_person_is_awake_and_service_goes(travel):
    local = now().astimezone(COPENHAGEN).replace(second=0, microsecond=0)
    begins, ends = local - timedelta(hours=1), local + timedelta(hours=2)
    with acting_as("web"):
        choose_quiet_hours(travel, f"{begins:%H:%M}-{ends:%H:%M}", "")
    started(travel)
    receipt_for_ana(travel)
    with Sink() as sink:
        with worker(sink.url):
            until(lambda: {message.answer for message in waiting()} == {"quiet hours where the person is"})
            until(lambda: states() == {"accepted": 1, "waiting": 2})
        assert b"Thank you for your order" in sink.received[0].data
        assert {message.not_before for message in waiting()} == {ends.astimezone(UTC)}
        assert {message.attempts for message in waiting()} == {0}
        with worker(sink.url, at=lambda: now() + timedelta(hours=2, minutes=1)):
            until(lambda: states() == {"accepted": 3})


def company(**values: object) -> Controller:
    return Controller(name="Sydrejser", **values)


def test_the_laws_hours_hold_by_channel_and_only_there():
    zones = {night.zone.key for night in nights(company(), LAW, "sms", ("US", None))}  # type: ignore[attr-defined]
    assert {"America/New_York", "Pacific/Honolulu"} <= zones
    assert {night.hours for night in nights(company(), LAW, "sms", ("US", None))} == {Quiet(time(21), time(8))}
    assert nights(company(), LAW, "email", ("US", None)) == ()
    assert nights(company(), LAW, "sms", ("DK", None)) == ()


def test_of_whom_nobody_knows_where_they_are_the_company_tells_the_time():
    own = company(quiet_from=OWN.begins, quiet_until=OWN.ends, time_zone="Europe/Lisbon")
    (night,) = nights(own, LAW, "email", (None, None))
    assert (night.zone, night.hours) == (ZoneInfo("Europe/Lisbon"), OWN)
    assert {night.hours for night in nights(own, LAW, "sms", (None, None))} == {OWN, Quiet(time(21), time(8))}


def test_somebody_who_may_be_in_two_countries_sleeps_in_both():
    own = company(quiet_from=OWN.begins, quiet_until=OWN.ends)
    zones = {str(night.zone) for night in nights(own, LAW, "email", ("FR", "GB"))}
    assert zones == {"Europe/Paris", "Europe/London"}


@pytest.mark.parametrize(("said", "kept"), [("21:00-08:00", (time(21), time(8))), ("none", (None, None))])
def test_a_company_chooses(travel, said, kept):
    with acting_as("web"):
        choose_quiet_hours(travel, said, "Europe/Copenhagen")
        found = Controller.objects.get()
    assert (found.quiet_from, found.quiet_until, found.time_zone) == (*kept, "Europe/Copenhagen")


@pytest.mark.parametrize(
    ("hours", "zone", "words"),
    [
        ("night", "", "--quiet-hours night are no hours"),
        ("08:00-21:00", "", "more than 12 hours"),
        ("", "Europe/Sydrejser", "no time zone"),
        ("", "../etc/passwd", "no time zone"),
    ],
)
def test_what_cannot_be_is_said(hours, zone, words):
    with pytest.raises(UsageError, match=words):
        choose_quiet_hours(company(), hours, zone)
