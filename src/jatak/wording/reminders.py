"""What no text can show: things for a person to look at and attest."""

from dataclasses import replace

from jatak.wording.asking import Asking
from jatak.wording.entry import Reminder
from jatak.wording.lists import that_hold
from jatak.wording.review import applies
from jatak.wording.sentences import said
from jatak.wording.view import View


def reminders(asking: Asking, reader: str = "en") -> tuple[Reminder, ...]:
    """The reminders of all countries of a text, each once, what holds everywhere first; in the reader's language."""
    view, found = View.of(asking), dict[str, Reminder]()
    for country in asking.countries or ("",):
        for each in that_hold(country):
            for one in each.reminders:
                if applies(view, one.purposes, one.when):
                    found.setdefault(one.code, replace(one, says=said(one.says, reader)))
    return tuple(sorted(found.values(), key=lambda one: one.country))
