"""What somebody's own words ask for."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether the words ask to be left alone."""

    LEAVE = "leave"
    """Clear: it is acted on at once."""
    DOUBTFUL = "doubtful"
    """A person looks, and marketing is held until then."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Request:
    """What was read, with the words that decided it."""

    verdict: Verdict
    language: str = ""
    """Of the words that decided, as ISO 639-1; empty where nothing was found."""
    marked: str = ""
    """Those words as they were written."""
    because: str = ""
    """Which rule read them, as a code."""
    topic: str = ""
    """What is left alone, where they name a part: `STOP TRAVEL` says `travel`."""
    also: str = ""
    """What a person must look at besides, as a code: `erasure` where they leave and want their data deleted, too."""
