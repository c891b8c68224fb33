"""The words that went out by a letter, as its reader saw them, for whoever looks at the request later."""

from typing import NamedTuple

from jatak.campaigns.models import ServiceMessage
from jatak.content.models import TemplateText
from jatak.content.placeholders import fill
from jatak.delivery.replay import message_numbered
from jatak.people.models import Controller, Person


class Words(NamedTuple):
    """Subject and text; a link in it is shown as a place, since it would open what it opens."""

    language: str
    subject: str
    text: str
    state: str


def words_of(message_id: int) -> Words | None:
    """What a letter said; None where it is not here any more. Role web."""
    sent = ServiceMessage.objects.filter(message_id=message_id).first()
    if sent is None:
        return None
    person = Person.objects.filter(pk=sent.person_id).first()
    company = Controller.objects.get(pk=sent.controller_id)
    text = _text(sent.template_version_id, person.language if person else "", company.default_language)
    blanks = {"name": person.name if person else "", "company": company.name, "answer_link": "[…]", "own_link": "[…]"}
    state = message_numbered(message_id).state
    return Words(text.language, fill(text.subject, blanks), fill(text.text, blanks), state)


def _text(version_id: int, *wanted: str) -> TemplateText:
    every = {each.language: each for each in TemplateText.objects.filter(version=version_id)}
    return next((every[each] for each in wanted if each in every), next(iter(every.values())))
