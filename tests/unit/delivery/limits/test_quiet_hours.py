"""When quiet hours end: by the clocks of every zone, also on days when clocks are changed."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from jatak.delivery.limits.quiet import Night, quiet_until
from jatak.delivery.limits.zones import zones_of
from jatak.law.parameter import Quiet

NIGHT = Quiet(time(21), time(8))
COPENHAGEN, NEW_YORK = ZoneInfo("Europe/Copenhagen"), ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)


def at(zone: ZoneInfo, *instant: int) -> datetime:
    return datetime(*instant, tzinfo=zone).astimezone(UTC)


def test_by_day_it_is_not_quiet():
    assert quiet_until(at(COPENHAGEN, 2026, 6, 1, 12), [Night(COPENHAGEN, NIGHT)]) is None
    assert quiet_until(at(COPENHAGEN, 2026, 6, 1, 8), [Night(COPENHAGEN, NIGHT)]) is None


def test_it_ends_in_the_morning_before_and_after_midnight():
    morning = at(COPENHAGEN, 2026, 6, 2, 8)
    assert quiet_until(at(COPENHAGEN, 2026, 6, 1, 21), [Night(COPENHAGEN, NIGHT)]) == morning
    assert quiet_until(at(COPENHAGEN, 2026, 6, 2, 7, 59), [Night(COPENHAGEN, NIGHT)]) == morning


def test_every_zone_of_a_country_must_be_awake():
    nights = [Night(zone, NIGHT) for zone in zones_of("US")]
    assert len(nights) > 10
    assert quiet_until(at(NEW_YORK, 2026, 1, 15, 9), nights) == at(ZoneInfo("Pacific/Honolulu"), 2026, 1, 15, 8)
    assert quiet_until(at(NEW_YORK, 2026, 1, 15, 15), nights) is None


def test_nothing_quiet_anywhere_is_never_quiet():
    assert quiet_until(at(COPENHAGEN, 2026, 6, 1, 23), []) is None


def test_where_it_is_always_quiet_somewhere_it_is_asked_again_a_day_later():
    now = at(COPENHAGEN, 2026, 6, 1, 23)
    nights = [Night(UTC, Quiet(time(0), time(12))), Night(UTC, Quiet(time(12), time(0)))]
    assert quiet_until(now, nights) == now + timedelta(days=1)


def test_countries_have_their_zones_and_a_stranger_has_none():
    assert [zone.key for zone in zones_of("FR")] == ["Europe/Paris"]
    assert [zone.key for zone in zones_of("DK")] == ["Europe/Berlin"]
    assert zones_of("ZZ") == ()


SWITCHES = [
    datetime(2026, 3, 29, 1, tzinfo=UTC),  # Europe, forward
    datetime(2026, 10, 25, 1, tzinfo=UTC),  # Europe, back
    datetime(2026, 3, 8, 7, tzinfo=UTC),  # New York, forward
    datetime(2026, 11, 1, 6, tzinfo=UTC),  # New York, back
    datetime(2026, 4, 4, 15, tzinfo=UTC),  # Lord Howe, half an hour back
    datetime(2026, 10, 3, 15, 30, tzinfo=UTC),  # Lord Howe, half an hour forward
    datetime(2026, 4, 4, 14, tzinfo=UTC),  # Chatham, at a quarter to
]
ZONES = ["Europe/Copenhagen", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Kathmandu", "UTC"]
hours = st.builds(lambda begins, length: (begins, length), st.integers(0, 1439), st.integers(1, 720))


def quiet_of(begins: int, length: int) -> Quiet:
    ends = (begins + length) % 1440
    return Quiet(time(begins // 60, begins % 60), time(ends // 60, ends % 60))


@given(
    st.sampled_from(SWITCHES),
    st.integers(-24 * 60, 12 * 60),
    st.lists(st.tuples(st.sampled_from(ZONES), hours), min_size=1, max_size=3),
)
@example(SWITCHES[0], -10, [("Europe/Copenhagen", (30, 120))])
@example(SWITCHES[1], -20, [("Europe/Copenhagen", (110, 40))])
@example(SWITCHES[1], 10, [("Europe/Copenhagen", (60, 95))])
@example(SWITCHES[0], -180, [("Europe/Copenhagen", (21 * 60, 659))])
def test_it_is_the_first_minute_at_which_all_are_awake(switch, minutes, told):
    """Held against looking at each minute of the next day."""
    now = switch + minutes * MINUTE
    nights = [Night(ZoneInfo(name), quiet_of(*each)) for name, each in told]
    awake = (now + n * MINUTE for n in range(24 * 60 + 1))
    first = next((each for each in awake if not any(night.covers(each) for night in nights)), now + timedelta(days=1))
    assert (quiet_until(now, nights) or now) == first
