"""The months for which companies chose to keep proof."""

from jatak.people.models import Controller
from jatak.retention.choices import months_of
from jatak.retention.clocks.clock import Clock


def chosen_months() -> dict[int, int | None]:
    """By company; None where it did not choose."""
    return months_of(Controller.objects.all(), Clock.PROOF)
