"""Only files that can hold a message are opened for it."""

from datetime import UTC, date, datetime

import pytest

from jatak.delivery.archive.records import Record
from jatak.delivery.archive.wanted import Wanted

AT = datetime(2026, 7, 15, 9, tzinfo=UTC)
MAY = Record(date(2024, 5, 1), "may", 90, 10, 99, "", 1, AT)
NOBODY = Record(date(2024, 5, 1), "may", 0, None, None, "", 1, AT)


@pytest.mark.parametrize(
    ("wanted", "may"),
    [
        (Wanted(id=9), False),
        (Wanted(id=10), True),
        (Wanted(id=99), True),
        (Wanted(id=100), False),
        (Wanted(person_id=5), True),
        (Wanted(created_after=datetime(2024, 5, 31, 23, 59, tzinfo=UTC)), True),
        (Wanted(created_after=datetime(2024, 6, 1, tzinfo=UTC)), False),
        (Wanted(created_by=datetime(2024, 5, 1, tzinfo=UTC)), True),
        (Wanted(created_by=datetime(2024, 4, 30, tzinfo=UTC)), False),
    ],
)
def test_a_file_is_opened_if_it_can_hold_it(wanted, may):
    assert wanted.may_be_in(MAY) is may
    assert not wanted.may_be_in(NOBODY)


def test_all_that_is_named_has_to_hold():
    assert Wanted(person_id=5, marketing=False).where() == ("person_id = ? AND marketing = ?", [5, False])
    assert Wanted().where() == ("true", [])
