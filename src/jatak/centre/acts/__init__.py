"""What somebody does on their page: each by one button, at once, and harmless when repeated."""

from collections.abc import Callable
from datetime import datetime

from django.http import QueryDict

from jatak.centre.acts.choosing import choose_number
from jatak.centre.acts.correcting import correct_own
from jatak.centre.acts.erasing import ask_to_be_erased
from jatak.centre.acts.fetching import fetch_link
from jatak.centre.acts.leaving import leave_by_button
from jatak.centre.acts.narrowing import narrow
from jatak.centre.acts.pausing import begin_break, end_break
from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome
from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.people.own_acts import Did, OwnAct, note

Verb = Callable[[Door, Controller, QueryDict, datetime], Outcome]
VERBS: dict[str, Verb] = {
    "narrow": narrow,
    "leave": leave_by_button,
    "pause": begin_break,
    "resume": end_break,
    "often": choose_number,
    "link": fetch_link,
    "correct": correct_own,
    "erase": ask_to_be_erased,
}
NO_SIGN_OF_LIFE = ("leave", "link")
"""Leaving asks for nothing more, and a link may be asked for by anybody to whom a message was passed on."""


def do(door: Door, companies: list[Controller], typed: QueryDict, at: datetime) -> Outcome:
    """Do what a button says, at the company that it names; nothing where either is unknown here."""
    verb = VERBS.get(typed.get("act", ""))
    named = typed.get("company", str(door.company.pk))
    company = next((each for each in companies if str(each.pk) == named), None)
    if verb is None or company is None:
        return UNCLEAR
    outcome = verb(door, company, typed, at)
    if outcome.done and door.person_id is not None and typed["act"] not in NO_SIGN_OF_LIFE:
        with acting_as("consent"):
            note(door.person_id, [company.pk], OwnAct(Did.BUTTON, at, at, f"{typed['act']} at company {company.pk}"))
    return outcome
