"""A no that one of our companies heard, said to its sister, too."""

from datetime import datetime

from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Event, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.onward.models import Passing


def stop_here(passing: Passing, at: datetime) -> list[Event]:
    """Record that the person leaves the sister by the same channels; as what they said to the other, heard now."""
    act = Act(Actor.PERSON, Via.THIRD_PARTY, passing.said_at, at, particulars={"told_by": passing.controller.name})
    with acting_as("consent"):
        return [
            event
            for channel in passing.channels
            for event in leave(Who(passing.person_id), Scope(passing.sister_id, channel), act)
        ]
