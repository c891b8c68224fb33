"""What tables of text and tables of workbooks have in common."""

from dataclasses import dataclass

from jatak.imports.reading.part import Part


@dataclass(frozen=True)
class OfPart:
    """A part of a file, read once for its hash."""

    part: Part
    sha256: bytes

    @property
    def name(self) -> str:
        """Of the part."""
        return self.part.name

    @property
    def size(self) -> int:
        """Bytes that reading counts."""
        return self.part.size
