"""In which language the page speaks, and how it writes days and names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_time
from django.http import HttpRequest

from jatak.centre.door import Door
from jatak.centre.outcome import LOOKED, Outcome
from jatak.centre.texts import texts
from jatak.signup.days import BRITISH, day
from jatak.signup.drawing import Dress
from jatak.signup.languages import around


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of one page, for one company."""

    dress: Dress
    door: Door

    def said(self) -> dict[str, str]:
        """All sentences."""
        return self.dress.said()

    def sentence(self, name: str, **blanks: str) -> str:
        """One sentence."""
        return self.dress.sentence(name, **blanks)

    def told(self, name: str, blanks: Mapping[str, str]) -> str:
        """A sentence of what was noted; a channel in it is named as people call it."""
        channel = {"channel": self.channel(blanks["channel"])} if "channel" in blanks else {}
        return self.sentence(name, **{**blanks, **channel})

    def channel(self, channel: str) -> str:
        """A channel as people call it."""
        return self.sentence(f"channel_{channel}")

    def day(self, at: datetime) -> str:
        """The day of an instant, by the clock of the company."""
        return day(at, self.door.company, self.dress.language)

    def time(self, at: datetime) -> str:
        """The time of day of an instant, by the clock of the company."""
        there = at.astimezone(ZoneInfo(self.door.company.time_zone))
        return format_time(there, "short", locale=BRITISH.get(self.dress.language, self.dress.language))


def speech_of(request: HttpRequest, door: Door, outcome: Outcome = LOOKED) -> Speech:
    """The language that was asked for, or the person's own, or the browser's."""
    known = door.point.person.language if door.point else ""
    language = around(request.GET.get("language", "") or known, request.headers.get("Accept-Language", ""))
    blanks = {"minutes": str(-(-outcome.wait // 60)), "age": ""}
    return Speech(Dress(language, door.company, blanks, words=texts), door)
