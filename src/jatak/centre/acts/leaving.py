"""One button that ends one thing: a topic, a channel, the company, or everything."""

from datetime import datetime

from django.http import QueryDict

from jatak.centre.acts.saying import say_no, told_of
from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome
from jatak.centre.standing import standing_of
from jatak.consent.scope import Scope
from jatak.people.models import Controller


def leave_by_button(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """Leave what the button names: `company`, `everything`, `channel-email` or `topic-7` of this company."""
    scope = _scope(door, company, typed.get("scope", ""))
    if scope is None:
        return UNCLEAR
    say_no(door, [scope], at)
    return Outcome(done=(told_of(scope, company),))


def _scope(door: Door, company: Controller, said: str) -> Scope | None:
    if said == "everything":
        return Scope()
    if said == "company":
        return Scope(company.pk)
    standing = standing_of(door, company)
    every = {f"channel-{channel}": Scope(company.pk, channel=channel) for channel in standing.channels}
    every |= {f"topic-{row.topic_id}": Scope(company.pk, topic_id=row.topic_id) for row in standing.rows if row.name}
    return every.get(said)
