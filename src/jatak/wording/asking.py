"""What people are asked, as plain values: the words in one language, and what stands behind them."""

from dataclasses import dataclass
from typing import Literal

Purpose = Literal["marketing", "customers"]
PARTS = ("headline", "asked", "benefit", "withdrawal", "terms")
IN_VIEW = ("headline", "asked", "benefit", "withdrawal")
"""What everybody sees at the question; terms are what hardly anybody reads."""


@dataclass(frozen=True, slots=True)
class Named:
    """A company that the notice is for, under all its names."""

    name: str
    legal_name: str = ""
    brands: tuple[str, ...] = ()
    """The brands that it writes under with this consent."""

    @property
    def every(self) -> tuple[str, ...]:
        """All names, each of which tells who it is."""
        return tuple(name for name in (self.name, self.legal_name, *self.brands) if name.strip())


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody else who is to write to people, and about what."""

    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """One text of a notice, and the countries whose people are asked with it.

    The words are plain text; `[text](https://...)` is a link, of which people see the text alone.
    """

    language: str
    """As BCP 47 has it, such as `da` or `de-AT`."""
    asked: str
    withdrawal: str
    companies: tuple[Named, ...]
    channels: tuple[str, ...] = ("email",)
    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-2; none: what holds everywhere."""
    headline: str = ""
    benefit: str = ""
    terms: str = ""
    purpose: Purpose = "marketing"
    partners: tuple[Partner, ...] = ()
    topics: tuple[str, ...] = ()
    promised_per_month: int | None = None

    def part(self, name: str) -> str:
        """The words of one of PARTS."""
        return str(getattr(self, name))
