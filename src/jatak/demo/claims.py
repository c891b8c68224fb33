"""What the story claims, and what happens when it is not so."""

import textwrap

from jatak.base.errors import JatakError


class NotAsTold(Exception):
    """Something in the story did not come out as it must."""


class StepFailed(JatakError):
    """A step of the story failed; the message names it."""


def claim(holds: object, what: str) -> None:
    """Raise NotAsTold unless it holds; `what` says what was found."""
    if not holds:
        raise NotAsTold(what)


def claim_same(found: object, told: object, what: str) -> None:
    """Raise NotAsTold unless both are the same."""
    claim(found == told, f"{what}: found {_shown(found)}, expected {_shown(told)}")


def _shown(value: object) -> str:
    return textwrap.shorten(str(value), 400, placeholder=" ...")
