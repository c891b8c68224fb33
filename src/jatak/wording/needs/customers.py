"""What customers must be told who are written to without having said yes: that and how they can refuse."""

from collections.abc import Iterator

from jatak.wording.view import Gap, View

TOLD = ("headline", "asked", "withdrawal")


def refusal_untold(view: View) -> Iterator[Gap]:
    """It does not say that one can refuse now."""
    if not view.says("refuse", ("headline", "asked")):
        yield Gap("asked")


def any_time_untold(view: View) -> Iterator[Gap]:
    """It does not say that one can refuse in each message, at any time."""
    if not view.says("any_time", TOLD):
        yield Gap("withdrawal")


def cost_untold(view: View) -> Iterator[Gap]:
    """It does not say that refusing costs nothing."""
    if not view.says("free_of_charge", TOLD):
        yield Gap("withdrawal")


def tariff_untold(view: View) -> Iterator[Gap]:
    """It does not say that refusing costs no more than the basic tariff of sending it."""
    if not view.says("basic_tariff", TOLD):
        yield Gap("withdrawal")
