"""Which of the languages of a letter a reader gets, and in which language its foot speaks to them."""

from collections.abc import Collection
from dataclasses import dataclass

from jatak.content.words import LANGUAGES, family


@dataclass(frozen=True, slots=True)
class Readers:
    """The languages that a letter is written in, and what becomes of those who read another one."""

    written: tuple[str, ...]
    own: str
    """The company's default language."""
    chosen: str = ""
    """What they get instead; empty for the company's own."""
    served_only: bool = False
    """Whether they are left out. Who reads nobody knows what gets the letter all the same."""

    @property
    def instead(self) -> str:
        """The language for whoever reads none of those that are written; empty where nothing is written."""
        wanted = (each for each in (self.chosen, self.own) if each in self.written)
        return next(wanted, "") or served_by(self.own, self.written) or min(self.written, default="")

    def gets(self, reader: str) -> str | None:
        """The language of the text for who reads this one; None for who is left out."""
        return None if self.leaves_out(reader) else served_by(reader, self.written) or self.instead

    def leaves_out(self, reader: str) -> bool:
        """Whether who reads this one gets nothing."""
        return self.served_only and bool(family(reader)) and not served_by(reader, self.written)


def served_by(reader: str, written: Collection[str]) -> str:
    """The text that who reads this language can read: `de` also serves `de-AT`; empty where there is none."""
    if reader in written or not family(reader):
        return reader if reader in written else ""
    alike = [each for each in written if family(each) == family(reader)]
    return min(alike, key=lambda each: (_primary(each) != _primary(reader), "-" in each, each), default="")


def foot_for(reader: str, text: str) -> str:
    """The language of the foot under a text of this language: the reader's own where the foot speaks it."""
    own = family(reader)
    return own if own in LANGUAGES and own != family(text) else text


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
