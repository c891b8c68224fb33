"""A break for a while, and its end; nothing that was said yes to ends by it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict

from jatak.base.calendar import months_before
from jatak.centre.acts.saying import act_of
from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome, done
from jatak.centre.standing import standing_of
from jatak.consent.pausing import pause, resume
from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.signup.days import day as written

MONTHS = ("1", "3", "6")
LONGEST = timedelta(days=731)


def begin_break(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """Let nothing but service come for some months or until a day; `what` is all, a channel or a topic."""
    part = _part(door, company, typed.get("what", ""))
    if part is None or door.person_id is None:
        return UNCLEAR
    until = _until(company, typed, at)
    if until is None:
        return Outcome(alert="pause_bad")
    with acting_as("consent"):
        pause(door.person_id, company.pk, *part, until, act_of(door, at))
    return done("done_paused", day=written(until, company, typed.get("speaks", "en")))


def end_break(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """End the breaks of a part, or all of this company's."""
    part = _part(door, company, typed.get("what", ""))
    if part is None or door.person_id is None:
        return UNCLEAR
    with acting_as("consent"):
        resume(door.person_id, company.pk, *part, act_of(door, at))
    return done("done_resumed")


def _part(door: Door, company: Controller, said: str) -> tuple[str | None, int | None] | None:
    """Channel and topic; None where the company has no such part."""
    if not said:
        return None, None
    standing = standing_of(door, company)
    every: dict[str, tuple[str | None, int | None]] = {f"channel-{each}": (each, None) for each in standing.channels}
    every |= {f"topic-{row.topic_id}": (None, row.topic_id) for row in standing.rows if row.name}
    return every.get(said)


def _until(company: Controller, typed: QueryDict, at: datetime) -> datetime | None:
    """When it ends: at the beginning of a day where the company lives, so that the day itself is free again."""
    zone = ZoneInfo(company.time_zone)
    months, until = typed.get("months", ""), typed.get("until", "").strip()
    if months in MONTHS:
        return datetime.combine(months_before(at, -int(months)).astimezone(zone).date(), time.min, zone)
    try:
        ends = datetime.combine(date.fromisoformat(until), time.min, zone)
    except ValueError:
        return None
    return ends if at < ends < at + LONGEST else None
