"""Compares a folder of pages with what they should be, by path and text."""

from collections.abc import Mapping
from dataclasses import dataclass

MARK = "<!-- Made by `bin/jatak law pages`: change packs or rules instead. -->"
"""The first line of every page, by which one that is no longer made is told from a file of somebody else."""

Pages = Mapping[str, str]
"""Text by path below the folder."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a folder lacks, holds otherwise, or holds still though it is no longer made."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    left_over: tuple[str, ...]

    @property
    def stale(self) -> tuple[str, ...]:
        """Every path that is not as it should be."""
        return tuple(sorted((*self.missing, *self.changed, *self.left_over)))


def difference(found: Pages, wanted: Pages) -> Difference:
    """What to change in the folder; a file without the mark that is not wanted is somebody else's and left alone."""
    return Difference(
        missing=tuple(path for path in wanted if path not in found),
        changed=tuple(path for path in wanted if path in found and found[path] != wanted[path]),
        left_over=tuple(path for path in found if path not in wanted and found[path].startswith(MARK)),
    )
