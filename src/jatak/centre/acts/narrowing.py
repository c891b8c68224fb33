"""Keeping some parts and leaving the others: what had a tick and has none is left, and a new tick is no yes yet."""

from collections.abc import Iterator
from datetime import datetime

from django.http import QueryDict

from jatak.centre.acts.saying import say_no, told_of
from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome
from jatak.centre.parts import EVERY_TOPIC
from jatak.centre.standing import Standing, standing_of
from jatak.consent.scope import Scope
from jatak.people.models import Controller


def narrow(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """Leave what was shown with a tick and came back without.

    The form says which ticks it showed, so that nothing is left that was said yes to after it was opened, and a form
    that comes back with nothing at all leaves nothing.
    """
    standing = standing_of(door, company)
    shown, ticked = set(typed.getlist("shown")), set(typed.getlist("part"))
    if not shown | ticked <= standing.parts.keys():
        return UNCLEAR
    scopes = list(scopes_of(standing, shown - ticked, ticked))
    say_no(door, scopes, at)
    told = [told_of(scope, company) for scope in scopes]
    wanted = frozenset(ticked - shown)
    if not told and not wanted:
        return Outcome(done=(("done_same", {}),))
    return Outcome(done=told, wanted=wanted)


def scopes_of(standing: Standing, off: set[str], ticked: set[str]) -> Iterator[Scope]:
    """The fewest noes that leave these parts: nothing ticked at all is the company, a whole channel or topic is one."""
    company = standing.company.pk
    if off and not ticked:
        yield Scope(company)
        return
    parts, left = standing.parts, set(off)
    for channel in standing.channels:
        mine = {key for key, part in parts.items() if part.channel == channel}
        if mine & left and not mine & ticked:
            yield Scope(company, channel=channel)
            left -= mine
    for row in standing.rows:
        mine = {part.key for part in row.parts}
        if row.topic_id != EVERY_TOPIC and mine & left and not mine & ticked:
            yield Scope(company, topic_id=row.topic_id)
            left -= mine
    yield from (Scope(company, parts[key].channel, parts[key].topic_id or None) for key in sorted(left))
