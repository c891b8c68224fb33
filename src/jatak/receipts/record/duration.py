"""How long something holds (`validity_duration`, `retention_period`)."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The durations of DPV 2.3, module context."""

    TEMPORAL = "dpv:TemporalDuration"
    UNTIL_TIME = "dpv:UntilTimeDuration"
    UNTIL_EVENT = "dpv:UntilEventDuration"
    OCCURRENCES = "dpv:FixedOccurrencesDuration"
    ENDLESS = "dpv:EndlessDuration"
    """Not good practice, and invalid in several countries: never written here, and remarked on where it is read."""


class Begin(StrEnum):
    """From when a span counts, where it is not the event itself; our own words."""

    LAST_USE = "jatak:LastUse"
    LAST_OWN_ACT = "jatak:LastOwnAct"
    LAST_DEALING = "jatak:LastDealing"


SPAN = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration: a span (ISO 8601), an instant, an event in words, a number of times, or no end."""

    kind: Kind
    value: str = ""
    counted_from: Begin | None = None


def months(number: int, counted_from: Begin | None = None) -> Duration:
    """A span of whole months."""
    return Duration(Kind.TEMPORAL, f"P{number}M", counted_from)


def until(event: str) -> Duration:
    """Until something happens."""
    return Duration(Kind.UNTIL_EVENT, event)
