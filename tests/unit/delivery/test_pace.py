"""How long a message waits for its next try."""

from datetime import timedelta

from jatak.delivery.pace import Pace


def test_waits_double_up_to_four_hours():
    waits = [Pace().retry_after(tries) for tries in range(1, 21)]
    assert waits[:4] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4), timedelta(minutes=8)]
    assert max(waits) == waits[-1] == timedelta(hours=4)
