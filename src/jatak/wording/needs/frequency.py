"""How often, and for how long."""

from collections.abc import Iterator

from jatak.wording.asking import IN_VIEW
from jatak.wording.view import QUESTION, Gap, View


def untold(view: View) -> Iterator[Gap]:
    """It does not say how often people will be written to."""
    if not view.says("often"):
        yield Gap("asked")


def unrecorded(view: View) -> Iterator[Gap]:
    """The words promise a number, and the notice records none: nothing would keep it."""
    if view.asking.promised_per_month is None:
        for part, match in view.found(view.words["often"], QUESTION):
            yield view.gap(part, match)


def end_untold(view: View) -> Iterator[Gap]:
    """It speaks of a contract, and does not say for how long after its end people are written to."""
    if not view.says("until"):
        for part, match in view.found(view.words["contract"], IN_VIEW):
            yield view.gap(part, match)
            return
