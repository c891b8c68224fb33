"""Constant bytes with gaps, which each person's own words fill."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from jatak.delivery.compose.word import Word


class Gap(NamedTuple):
    """Where a word of a person goes, and what stands there when it is empty."""

    word: Word
    otherwise: bytes = b""


Piece = bytes | Gap


class Form(NamedTuple):
    """What all letters of one language have alike, from the first byte to the last."""

    pieces: list[bytes]
    gaps: tuple[tuple[int, int, bytes], ...]
    """Which piece is filled, by which word, and by what when that is empty."""

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> Self:
        """Each stretch of constant bytes becomes one piece."""
        joined: list[bytes] = [b""]
        gaps: list[tuple[int, int, bytes]] = []
        for piece in pieces:
            if isinstance(piece, Gap):
                gaps.append((len(joined), int(piece.word), piece.otherwise))
                joined += [b"", b""]
            else:
                joined[-1] += piece
        return cls(joined, tuple(gaps))

    @property
    def ascii_only(self) -> bool:
        """Whether all that is constant is ASCII."""
        return all(piece.isascii() for piece in self.pieces)

    def filled(self, words: Sequence[bytes]) -> bytes:
        """The bytes of one person, whose words are in the order of `Word`."""
        pieces = self.pieces.copy()
        for place, word, otherwise in self.gaps:
            pieces[place] = words[word] or otherwise
        return b"".join(pieces)
