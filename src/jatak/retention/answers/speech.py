"""In which language an answer is given, and how it writes days, countries and stored words."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from jatak.retention.answers.texts import texts

BRITISH = {"en": "en_GB"}
"""Our English is British."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One language, and the clock by which days are told."""

    language: str
    zone: str = "UTC"

    @property
    def locale(self) -> str:
        """The language as the Unicode CLDR names it."""
        return BRITISH.get(self.language, self.language)

    def say(self, name: str, /, **blanks: object) -> str:
        """One sentence; raises KeyError for one that there is not."""
        said = texts(self.language)[name]
        return said.format(**blanks) if blanks else said

    def word(self, group: str, stored: str | None) -> str:
        """A stored word as words; one that has none yet stands as it is."""
        if stored is None:
            return self.say("unknown")
        return texts(self.language).get(f"{group}_{stored}", stored.replace("_", " "))

    def day(self, at: str | None) -> str:
        """The day of an instant or a day, such as 3. maj 2026; empty for None."""
        if at is None:
            return ""
        found = date.fromisoformat(at) if len(at) == 10 else self._here(at).date()
        return format_date(found, "long", locale=self.locale)

    def instant(self, at: str | None) -> str:
        """Day and time with the clock that tells them; empty for None."""
        if at is None:
            return ""
        there = self._here(at)
        return f"{self.day(at)}, {format_time(there, 'medium', locale=self.locale)} {there:%Z}"

    def number(self, number: int) -> str:
        """A number with its thousands apart."""
        return format_decimal(number, locale=self.locale)

    def channels(self, stored: list[str]) -> str:
        """Channels with commas; none named is every channel."""
        return ", ".join(self.word("channel", each) for each in stored) or self.say("every_channel")

    def country(self, code: str | None) -> str:
        """The name of a country; its code where nobody knows one."""
        return Locale.parse(self.locale).territories.get(code, code) if code else ""

    def tongue(self, code: str) -> str:
        """The name of a language; its code where nobody knows one."""
        return Locale.parse(self.locale).languages.get(code, code) if code else ""

    def _here(self, at: str) -> datetime:
        return datetime.fromisoformat(at).astimezone(ZoneInfo(self.zone))
