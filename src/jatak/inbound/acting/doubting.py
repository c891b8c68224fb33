"""What a person must look at: that person's marketing waits until they have."""

from dataclasses import dataclass
from datetime import datetime

from jatak.base.clock import now
from jatak.consent.scope import Who
from jatak.people.models import Controller, Person
from jatak.people.restricting import restrict


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not clear, in which words, and why a person has to look."""

    medium: str
    received_at: datetime
    recorded_at: datetime
    controller_id: int | None
    why: str
    words: str = ""
    marked: str = ""
    source: str = ""
    """Names this one thing that was heard, so that hearing it again opens nothing."""


def hold(who: Who, doubt: Doubt) -> int | None:
    """Put it on the desk; the number of the request, None where nobody is known whom it could be about."""
    person = Person.objects.filter(pk__in=who.people()).first()
    if person is None:
        return None
    company = Controller.objects.filter(pk__in=[doubt.controller_id]).first()
    restrict(person, doubt.why, min(doubt.received_at, doubt.recorded_at, now()), company)
    return None
