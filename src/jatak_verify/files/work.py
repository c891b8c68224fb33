"""How much the checks have read of all that they will read, for whoever waits."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jatak_verify.files.content import Listed

Watch = Callable[[str, int, float], None]
"""Hears what is being read, how many lines of it so far (0: only its bytes count), and the share of all work."""
HASHING = 8
"""So many bytes are hashed in the time in which one is read as data."""


@dataclass
class Work:
    """In bytes of data that are read."""

    watch: Watch
    times: Mapping[str, int]
    """How often each file is read line by line; others are hashed alone."""
    expected: float = 0
    done: float = 0

    def expect(self, files: Iterable[Listed]) -> None:
        """That is what there is to do."""
        self.expected = sum(each.size * (self.times.get(each.path, 0) + 1 / HASHING) for each in files)

    def hashed(self, path: str, size: int) -> None:
        """So many bytes more were hashed."""
        self._add(path, 0, size / HASHING)

    def read(self, path: str, number: int, size: int) -> None:
        """So many bytes more were read as data, up to this line."""
        self._add(path, number, size)

    def _add(self, path: str, number: int, size: float) -> None:
        self.done += size
        self.watch(path, number, min(1.0, self.done / self.expected) if self.expected else 0.0)
