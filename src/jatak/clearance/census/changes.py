"""What a what-if changes: the day of the law, one pack of it, limits of the company, or whether a notice holds."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from jatak.base.errors import UsageError
from jatak.base.hashing import canonical_json
from jatak.law.errors import PackError, UnknownLawDay
from jatak.law.reading import read
from jatak.law.rulebook import Rulebook, documents
from jatak.people.models import Controller
from jatak.people.own_limits import Choices, choices_of, limits_of


@dataclass(frozen=True)
class Change:
    """What would be different; what is None stays as it is."""

    law_as_of: str | None = None
    """The day of the law, as 2027-01-01; None: today."""
    pack_name: str = ""
    """The file name of a draft that takes the place of its country's pack, as DK.toml."""
    pack: str = ""
    """Its TOML; empty for none."""
    limits: Mapping[str, Any] | None = None
    """What the company would choose: industry, window_months, inactivity_months, each None for no such limit."""
    doubted: int | None = None
    """A version of a notice whose words would not hold: consents to it would not count as informed."""

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Self:
        """As it was stored."""
        return cls(**plain)

    def plain(self) -> dict[str, Any]:
        """To be stored."""
        return asdict(self)

    @property
    def key(self) -> str:
        """A hash that is the same for the same change."""
        return hashlib.sha256(canonical_json(self.plain())).hexdigest()[:32]

    @property
    def changes_something(self) -> bool:
        """Whether anything is to be different."""
        return bool(self.law_as_of or self.pack or self.limits is not None or self.doubted)

    def rulebook(self, today: date) -> Rulebook:
        """The law as it would be; raises UsageError."""
        day = self._day(today)
        try:
            if not self.pack:
                return Rulebook.load(day)
            draft = read(self.pack_name, self.pack)
            every = {document.code: document for document in (*documents(), draft)}
            return Rulebook.of(every.values(), day)
        except PackError as error:
            raise UsageError(f"{error}.", "Mend the pack there, then upload it again.") from None
        except UnknownLawDay as error:
            raise UsageError(f"{str(error).capitalize()}.", "Ask for a later day.") from None

    def choices(self, company: Controller) -> Choices:
        """What the company would limit itself to; raises UsageError."""
        chosen = choices_of(company) if self.limits is None else Choices(**self.limits)
        limits_of(chosen)
        return chosen

    def _day(self, today: date) -> date:
        try:
            return date.fromisoformat(self.law_as_of) if self.law_as_of else today
        except ValueError:
            raise UsageError(f"{self.law_as_of!r} is not a day.", "Write it as 2026-11-21.") from None
