"""The subject of one language."""

from jatak.content.placeholders import Blank
from jatak.delivery.compose.body import Field
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.phrases import clean, unstructured


class Subject:
    """Writes the header; `personal` where it has a place that a person's words fill, else it is `constant`."""

    def __init__(self, draft: Draft) -> None:
        self._pieces = draft.cut(draft.subject)
        self.personal = any(isinstance(piece, Blank) for piece in self._pieces)
        self.constant: tuple[Field, ...] = () if self.personal else ((b"Subject", self._written("", "")),)

    def of(self, name: str, email: str) -> bytes:
        """As this person reads it, nothing where it is constant; `name` is one line."""
        return self._written(name, email) if self.personal else b""

    def _written(self, name: str, email: str) -> bytes:
        words = {"name": name, "email": email}
        said = [piece if isinstance(piece, str) else words[piece.name] or piece.otherwise for piece in self._pieces]
        return unstructured(clean("".join(said)), len("Subject: "))
