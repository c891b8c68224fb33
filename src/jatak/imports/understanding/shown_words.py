"""Which words somebody was shown, as far as a file and the company know."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from jatak.imports.mapping.words import FormerWords


class ShownWords:
    """Finds the words of a line; their name is that of the [[words]] and the language."""

    def __init__(self, every: tuple[FormerWords, ...], zone: ZoneInfo) -> None:
        # Those of a source before those of every source.
        self._every = sorted(every, key=lambda each: not each.source)
        self._zone = zone
        self._dated = any(each.begins or each.ends for each in every)
        self._named = {each.name.casefold(): each for each in every}
        self._of_day: dict[tuple[str, date], FormerWords | None] = {}

    def named(self, name: str, language: str) -> str | None:
        """Those that the line itself names; None where there are none of that name."""
        found = self._named.get(name.casefold())
        return name_of(found, language) if found else None

    def of(self, place: str, at: datetime | None, language: str) -> str:
        """Those of a source on a day; empty where nobody knows them."""
        if at is None or not place or not self._every:
            return ""
        # Words without a period are the same on every day.
        key = (place, at.astimezone(self._zone).date() if self._dated else date.min)
        if key not in self._of_day:
            self._of_day[key] = next((each for each in self._every if each.cover(*key)), None)
        found = self._of_day[key]
        return name_of(found, language) if found else ""


def name_of(words: FormerWords, language: str) -> str:
    """The name of words in this language, or in their first where they were not shown in it."""
    spoken = language if language in words.texts else next(iter(words.texts))
    return f"{words.name}/{spoken}"
