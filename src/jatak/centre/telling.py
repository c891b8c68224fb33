"""What is known, in sentences."""

from typing import Any

from jatak.centre.clocks import Lapse
from jatak.centre.dress import Speech
from jatak.centre.history import Entry
from jatak.centre.outcome import Outcome
from jatak.centre.parts import Part
from jatak.centre.standing import Row, Standing
from jatak.centre.yeses import Yes

OWN_WORDS = ("email", "sms")
"""Channels with a sentence of their own; the others are named."""


def card_of(standing: Standing, speech: Speech, outcome: Outcome) -> dict[str, Any]:
    """A company with its topics and channels, and the buttons that end a whole channel or topic."""
    name = standing.company.name
    buttons = [(f"channel-{each}", _no_more(each, name, speech)) for each in standing.channels]
    return {
        "company": standing.company,
        "own": standing.company == speech.door.company,
        "rows": [_row(row, speech, outcome) for row in standing.rows],
        "something_comes": standing.something_comes,
        "buttons": buttons if len(buttons) > 1 else [],
        "leave": speech.sentence("leave_company", company=name),
        "jointly": speech.sentence("jointly"),
    }


def yes_of(yes: Yes, speech: Speech) -> dict[str, Any]:
    """One yes, with how we know of it."""
    told = "given_no_day" if not yes.day_known else "given_by_others" if yes.by_others else "mine_given"
    said = speech.said()
    return {
        "yes": yes,
        "title": speech.sentence(told, day=speech.day(yes.at)),
        "by": ", ".join(speech.channel(channel) for channel in sorted(set(yes.channels))),
        "about": ", ".join(yes.topics) or said["mine_everything"],
        "via": said[f"via_{yes.via}"],
        "confirmed": speech.day(yes.confirmed_at) if yes.confirmed_at else "",
        "pictures": [(each.pk, said[f"picture_{each.device}"]) for each in yes.pictures],
    }


def entry_of(entry: Entry, speech: Speech) -> dict[str, Any]:
    """One thing that was said, on one line."""
    said = speech.said()
    parts = [", ".join(speech.channel(each) for each in entry.channels), entry.topic and f"“{entry.topic}”"]
    parts += [said[f"via_{entry.via}"], said["history_for_you"] if entry.by_others else ""]
    parts += [said["history_everyone"] if entry.every_company else ""]
    return {
        "day": speech.day(entry.at),
        "at": entry.at,
        "what": said[f"history_{entry.kind}"],
        "more": "; ".join(part for part in parts if part),
    }


def lapse_of(lapse: Lapse, speech: Speech) -> str:
    """When a yes ends of itself."""
    days = {"day": speech.day(lapse.given), "end": speech.day(lapse.end)}
    return speech.sentence(f"next_{lapse.clock}", channel=speech.channel(lapse.channel), **days)


def _row(row: Row, speech: Speech, outcome: Outcome) -> dict[str, Any]:
    parts = [_part(part, speech, outcome) for part in row.parts]
    return {"topic_id": row.topic_id, "name": row.name or speech.said()["everything_of"], "parts": parts}


def _part(part: Part, speech: Speech, outcome: Outcome) -> dict[str, Any]:
    day = {"day": speech.day(part.since)} if part.since else {}
    return {
        "key": part.key,
        "channel": speech.channel(part.channel),
        "comes": part.comes,
        "wanted": part.key in outcome.wanted and not part.comes,
        "state": speech.sentence(f"part_{part.state}", **day),
    }


def _no_more(channel: str, name: str, speech: Speech) -> str:
    known = f"leave_channel_{channel if channel in OWN_WORDS else 'other'}"
    return speech.sentence(known, company=name, channel=speech.channel(channel))
