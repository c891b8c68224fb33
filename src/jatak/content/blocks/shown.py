"""A picture as a letter shows it."""

from collections.abc import Callable
from typing import NamedTuple


class Shown(NamedTuple):
    """Where it is fetched, and its width and height in pixels."""

    url: str
    width: int
    height: int


Gallery = Callable[[int], Shown | None]
"""Finds a picture by its number; None for one that is not among the company's."""
