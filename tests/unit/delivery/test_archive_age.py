"""What may leave the outbox: whole months that nothing counts any more."""

from datetime import UTC, date, datetime

import pytest

from jatak.base.errors import UsageError
from jatak.delivery.archive.age import first_kept, month_called

AT = datetime(2026, 7, 15, 9, tzinfo=UTC)


def test_thirteen_whole_months_stay():
    assert first_kept("", 13, AT) == date(2025, 6, 1)


def test_a_month_that_is_said_wins():
    assert first_kept("2024-05", 13, AT) == date(2024, 5, 1)


@pytest.mark.parametrize(("before", "months"), [("2026-05", 13), ("", 2)])
def test_the_youngest_that_may_go_was_made_more_than_sixty_one_days_ago(before, months):
    assert first_kept(before, months, AT) == date(2026, 5, 1)


@pytest.mark.parametrize(("before", "months"), [("2026-06", 13), ("2026-07", 13), ("2030-01", 13), ("", 1)])
def test_what_is_still_counted_stays(before, months):
    with pytest.raises(UsageError, match="since 2026-05-15 are still counted") as refused:
        first_kept(before, months, AT)
    assert "--before 2026-05" in refused.value.remedy


@pytest.mark.parametrize("text", ["May", "2026-13", "2026", "2026-5", "2026-05-01", "202605", "2026W05"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(UsageError, match="is not a month"):
        month_called(text)
