"""What somebody does on their page: each by one button, at once, and harmless when repeated."""

from collections.abc import Callable
from datetime import datetime

from django.http import QueryDict

from jatak.centre.acts.choosing import choose_number
from jatak.centre.acts.correcting import correct_own
from jatak.centre.acts.fetching import fetch_link
from jatak.centre.acts.leaving import leave_by_button
from jatak.centre.acts.narrowing import narrow
from jatak.centre.acts.pausing import begin_break, end_break
from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome
from jatak.people.models import Controller

Verb = Callable[[Door, Controller, QueryDict, datetime], Outcome]
VERBS: dict[str, Verb] = {
    "narrow": narrow,
    "leave": leave_by_button,
    "pause": begin_break,
    "resume": end_break,
    "often": choose_number,
    "link": fetch_link,
    "correct": correct_own,
}


def do(door: Door, companies: list[Controller], typed: QueryDict, at: datetime) -> Outcome:
    """Do what a button says, at the company that it names; nothing where either is unknown here."""
    verb = VERBS.get(typed.get("act", ""))
    named = typed.get("company", str(door.company.pk))
    company = next((each for each in companies if str(each.pk) == named), None)
    return UNCLEAR if verb is None or company is None else verb(door, company, typed, at)
