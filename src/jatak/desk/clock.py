"""By when a request must be answered."""

from datetime import datetime, timedelta

from jatak.base.calendar import months_after
from jatak.desk.models import Asked
from jatak.law.parameters import LEAVING_HOURS
from jatak.law.rulebook import Rulebook
from jatak.people.models import Person
from jatak.people.profiles import current_profile

ANSWER_MONTHS = 1
"""GDPR art. 12(3): without undue delay, and within one month of receipt."""
FURTHER_MONTHS = 2
"""The same: where a request is complex, or there are many, so many further months at most."""
OF_RIGHTS = frozenset({Asked.ACCESS, Asked.PORT, Asked.RECTIFY, Asked.RESTRICT, Asked.ERASE})
"""What has a month by GDPR arts. 15 to 20; an objection to marketing has hours, and an authority sets its own day."""
AT_ONCE = {
    *(Asked.UNCLEAR, Asked.LEAVE, Asked.LEAVE_CHANNEL, Asked.LEAVE_TOPIC, Asked.LEAVE_ALL),
    *(Asked.OBJECT, Asked.WITHDRAW),
}
"""What is, or may be, somebody who leaves: the hours of the country's law."""


def due(asked: str, received_at: datetime, person_id: int | None, at: datetime, extended: int = 0) -> datetime:
    """The last instant for an answer by the law of `at`; of somebody whose country is not known, by the strictest.

    `extended` are the further months of which the person was told.
    """
    month = months_after(received_at, ANSWER_MONTHS + (extended if asked in OF_RIGHTS else 0))
    if asked not in AT_ONCE:
        return month
    hours = _leaving_hours(person_id, at)
    return min(month, received_at + timedelta(hours=hours)) if hours is not None else month


def _leaving_hours(person_id: int | None, at: datetime) -> int | None:
    person = Person.objects.filter(pk=person_id).first() if person_id is not None else None
    profile = current_profile(person) if person else None
    named = (profile.country, profile.other_country) if profile else (None, None)
    values = [pack[LEAVING_HOURS].value for pack in Rulebook.load(at.date()).packs_for(*named)]
    hours = [value.amount for value in values if value is not None and value.amount is not None]
    return min(hours, default=None)
