"""The terms of a record in the words of people."""

import re
from collections.abc import Iterable

from babel.units import format_unit

from jatak.evidence.manifest import instant
from jatak.receipts.record.duration import Duration, Kind
from jatak.receipts.record.record import Event, Record
from jatak.receipts.record.states import State
from jatak.retention.answers.receipt import phrases
from jatak.retention.answers.receipt.speech import Speech

UNITS = {"Y": "duration-year", "M": "duration-month", "W": "duration-week", "D": "duration-day"}
CHANNELS = {"inbox": "inbox_ad"}
"""Channels that answers call otherwise."""


def bare(term: str) -> str:
    """A term without the name of its vocabulary."""
    return term.rpartition(":")[2]


def state_named(state: State | None, speech: Speech) -> str:
    """What holds, in words."""
    return speech.say(f"standing_{state.name.lower()}" if state else "standing_nothing")


def channel_of(record: Record, speech: Speech) -> str:
    """By what messages come; empty where nothing is said of it."""
    stored = bare(record.evidence.channel).lower()
    return speech.word("channel", CHANNELS.get(stored, stored)) if stored else ""


def lasting(duration: Duration | None, speech: Speech) -> str:
    """A duration in words."""
    if duration is None:
        return ""
    match duration.kind:
        case Kind.ENDLESS:
            return speech.say("endless")
        case Kind.OCCURRENCES:
            return speech.say("times", number=duration.value)
        case Kind.UNTIL_EVENT:
            return phrases.until(duration.value, speech)
        case Kind.UNTIL_TIME:
            return speech.say("until", what=duration.value)
    span = _span(duration.value, speech)
    return speech.say(f"after_{bare(duration.counted_from)}", span=span) if duration.counted_from else span


def named(record: Record, ids: Iterable[str]) -> str:
    """Parties by their names."""
    names = {party.id: party.name for party in record.parties}
    return ", ".join(names.get(each, each) for each in ids)


def places(terms: Iterable[str], speech: Speech) -> str:
    """Countries by their names."""
    return ", ".join(speech.country(bare(each)) or each for each in terms)


def bases(record: Record, speech: Speech) -> str:
    """On what ground; the general one is left out where its article stands beside it."""
    general = "dpv:LegitimateInterestOfController" if len(record.legal_bases) > 2 else ""
    return "; ".join(speech.word("ground", bare(each)) for each in record.legal_bases if each != general)


def rights(record: Record, speech: Speech) -> str:
    """Which rights the person has."""
    return ", ".join(speech.word("right", bare(each)) for each in record.rights)


def turn(event: Event, speech: Speech) -> str:
    """An event in one line."""
    day = speech.instant(instant(event.at)) if event.at else speech.say("no_time")
    method = f" ({phrases.method(event.method, speech)})" if event.method else ""
    return f"{day}: {state_named(event.state, speech)}{method}"


def _span(text: str, speech: Speech) -> str:
    parts = re.findall(r"(\d+)([YMWD])", text.partition("T")[0])
    return ", ".join(format_unit(int(n), UNITS[unit], locale=speech.locale) for n, unit in parts) or text
