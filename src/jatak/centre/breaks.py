"""Breaks that hold and the number of one's own, and what may be chosen of either."""

from datetime import datetime
from typing import Any

from jatak.centre.acts.choosing import NUMBERS
from jatak.centre.acts.pausing import MONTHS
from jatak.centre.door import Door
from jatak.centre.dress import Speech
from jatak.centre.parts import Said
from jatak.centre.standing import Standing
from jatak.consent.models import Pause
from jatak.consent.own_frequency import chosen_of
from jatak.consent.pausing import pauses_of
from jatak.database.using import acting_as


def breaks_of(door: Door, standing: Standing, said: Said, speech: Speech, at: datetime) -> dict[str, Any]:
    """For the company of the link; nothing where nobody is known, or nothing comes and no break holds."""
    if door.person_id is None:
        return {}
    with acting_as("consent"):
        pauses = pauses_of(door.person_id, at, [door.company.pk])
        chosen = [each for each in chosen_of(door.person_id, at, [door.company.pk]) if each.channel is None]
    if not pauses and not standing.something_comes:
        return {}
    return {
        # Without anything that comes a break can end, and there is none to begin.
        "offered": standing.something_comes,
        "pauses": [_held(each, standing, speech) for each in pauses],
        "whats": _whats(standing, speech),
        "months": [(each, speech.said()[f"pause_{each}"]) for each in MONTHS],
        "number": chosen[0].per_month if chosen else None,
        "numbers": [(each, speech.sentence("often_number", number=str(each))) for each in _offered(said, chosen)],
    }


def _offered(said: Said, chosen: list[Any]) -> list[int]:
    """Numbers below what was promised, where something was; and the one that was chosen."""
    promised = [each.notice_text.version.promised_per_month for each in said.records if each.ended_at is None]
    most = max((each for each in promised if each), default=None) if promised and all(promised) else None
    mine = {each.per_month for each in chosen}
    return sorted(mine | {number for number in NUMBERS if most is None or number < most})


def _whats(standing: Standing, speech: Speech) -> list[tuple[str, str]]:
    several = standing.channels if len(standing.channels) > 1 else []
    found = [(f"channel-{each}", speech.channel(each)) for each in several]
    found += [(f"topic-{row.topic_id}", row.name) for row in standing.rows if row.name]
    return [("", speech.sentence("pause_all")), *found] if found else []


def _held(pause: Pause, standing: Standing, speech: Speech) -> dict[str, str]:
    names = {row.topic_id: row.name for row in standing.rows}
    parts = [speech.channel(pause.channel) if pause.channel else "", names.get(pause.topic_id or 0, "")]
    return {
        "what": f"topic-{pause.topic_id}" if pause.topic_id else f"channel-{pause.channel}" if pause.channel else "",
        "about": ", ".join(part for part in parts if part),
        "until": speech.sentence("pause_now", day=speech.day(pause.until)),
    }
