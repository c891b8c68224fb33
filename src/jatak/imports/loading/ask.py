"""What rows of one kind say yes to: the words, the grade, the kind of address and the channels."""

from dataclasses import dataclass

from jatak.imports.row import Grade


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that rows of a file say yes to; they name it by its number."""

    text_id: int
    grade: Grade
    kind: str
    channels: tuple[str, ...]
    """Those of the notice that were said and that the address carries."""
    confirmed: bool
    """Whether the words say that an address had to be confirmed, or the row that it was."""
    stated: int | None
    """Which of the plan's words state what it is worth; None: nobody states anything."""


@dataclass(frozen=True, slots=True)
class Unasked:
    """Why there is no consent to be entered: a code and the sentence with the remedy."""

    reason: str
    says: str
