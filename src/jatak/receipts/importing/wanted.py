"""Whose a receipt is said to be, and how far it is believed."""

from dataclasses import dataclass

from jatak.people.models import Controller


@dataclass(frozen=True, slots=True)
class Wanted:
    """A receipt names no address, so whoever takes it over says which it is."""

    company: Controller
    kind: str
    """`email` or `telephone`."""
    written: str
    normalised: str
    trusted: bool
    """Whether a key signed it that is ours, or was compared with its owner."""
