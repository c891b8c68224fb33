"""What no text of a notice can show, by the lists of its countries: for whoever looks at the place."""

from django.utils.translation import get_language

from jatak.consent.models import CollectionPointVersion
from jatak.consent.reviewing import askings
from jatak.database.using import acting_as
from jatak.wording.entry import Reminder
from jatak.wording.reminders import reminders


def reminders_of(version: CollectionPointVersion) -> list[Reminder]:
    """The reminders of all languages, each once."""
    with acting_as("consent"):
        asked = list(askings(version.notice_version))
    found: dict[str, Reminder] = {}
    for asking in asked:
        for each in reminders(asking, get_language() or "en"):
            found.setdefault(each.code, each)
    return list(found.values())
