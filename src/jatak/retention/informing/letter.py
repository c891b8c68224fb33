"""The letter that we supply: all that GDPR art. 14 asks for, from what is set up and what the company stated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.conf import settings

from jatak.base.errors import UsageError
from jatak.consent.find_link import path
from jatak.content.models import TemplateVersion
from jatak.content.placeholders import fill
from jatak.content.supplied import Supplied, Text, letter, renewed, words_of
from jatak.gate.message import Element
from jatak.retention.answers.speech import Speech
from jatak.retention.clocks.terms import ELSEWHERE
from jatak.retention.models import Informing
from jatak.retention.processing.gathering import Processing, processing_of
from jatak.retention.processing.stating import NONE

PURPOSES = ("consent", "customer", "service", "proof")
MOST = 500


@dataclass(frozen=True)
class Told:
    """What the letter of one file says."""

    processing: Processing
    source: str
    """From where the company has the data, in its own words: nobody else knows (art. 14(2)(f))."""
    begun_at: datetime


def letter_for(task: Informing, source: str, at: datetime) -> TemplateVersion:
    """The approved letter for the people of a file; where facts changed since, or the source, its next version.

    A version that the company wrote itself counts as it is. Raises UsageError without a source, and where the company
    does not say who it is.
    """
    said = " ".join(source.split())
    if not said:
        raise UsageError("It is not said from where the data come.", "Say it in a sentence.")
    if len(said) > MOST:
        raise UsageError(f"That is longer than {MOST} characters.", "Say it in a sentence.")
    company = task.controller
    if missing := company.missing_identity():
        named = ", ".join(part.replace("_", " ") for part in missing)
        raise UsageError(f"{company.name} does not say who it is: {named} missing.", "Complete the company's identity.")
    told = Told(processing_of(company), said, task.begun_at)
    supplied = Supplied(
        f"where-from-{task.pk}",
        f"Where the data are from: {task.name}",
        Element.ACCOUNT_INFO,
        partial(texts, told),
    )
    return renewed(supplied, company, at)


def seen(task: Informing, source: str) -> Text:
    """The letter as it would be, in the company's own language, else in English."""
    company = task.controller
    every = texts(Told(processing_of(company), source or "…", task.begun_at))
    found = every.get(company.default_language, every["en"])
    return Text(fill(found.subject, {"company": company.name}), fill(found.text, {"company": company.name}))


def texts(told: Told) -> Mapping[str, Text]:
    """The letter in each language."""
    return {language: _text(told, language, words) for language, words in words_of(__package__).items()}


def _text(told: Told, language: str, words: Mapping[str, str]) -> Text:
    company = told.processing.company
    speech = Speech(language, company.time_zone)
    day = speech.day(told.begun_at.isoformat())
    filled = {
        "day": day,
        "source": told.source,
        "link": f"{settings.JATAK_PUBLIC_URL.rstrip('/')}{path(company)}",
        "contact": company.contact,
    }
    said = {name: _put(text, filled) for name, text in words.items()}
    parts = [said["lead"], *_who(told.processing, speech), said["source"], _line(said["data"], _data(speech))]
    parts += [_purposes(speech), said["interest"], *_recipients(told.processing, speech)]
    parts += [_periods(told.processing, speech), said["rights"], *_authority(told.processing, speech), said["object"]]
    return letter(said["subject"], *parts)


def _who(processing: Processing, speech: Speech) -> Iterator[str]:
    company, stated = processing.company, processing.stated
    names = (company.legal_name, company.postal_address, company.registration_number, company.contact)
    yield _line(speech.say("company_title"), ", ".join(_plain(name) for name in names))
    for name, title in (("officer", "rec_dpo"), ("representative", "rec_representative")):
        if stated[name] not in ("", NONE):
            yield _line(speech.say(title), _plain(stated[name]))


def _data(speech: Speech) -> str:
    return speech.say("rec_of_subscribers")


def _purposes(speech: Speech) -> str:
    every = (f"{speech.say(f'purpose_{each}')} ({speech.say(f'basis_{each}')})" for each in PURPOSES)
    return _line(speech.say("purposes_title"), "; ".join(every))


def _recipients(processing: Processing, speech: Speech) -> Iterator[str]:
    every = [f"{_plain(each.name)} ({speech.say(each.role)})" for each in processing.recipients]
    if every:
        yield _line(speech.say("passed_title"), "; ".join(every))
    if processing.stated["transfers"] not in ("", NONE):
        yield _line(speech.say("rec_transfers_title"), _plain(processing.stated["transfers"]))


def _periods(processing: Processing, speech: Speech) -> str:
    every = [
        f"{speech.say(each.clock)}{_where(each.countries, speech)}: {speech.number(each.months)}"
        for each in processing.periods
    ]
    title = f"{speech.say('rec_keep_title')} ({speech.say('rec_months')})"
    return _line(title, "; ".join([*every, speech.say("keep_no")]))


def _where(countries: tuple[str, ...], speech: Speech) -> str:
    named = (speech.say("rec_elsewhere") if code == ELSEWHERE else speech.country(code) for code in countries)
    return f" ({', '.join(named)})" if countries else ""


def _authority(processing: Processing, speech: Speech) -> Iterator[str]:
    if processing.authority:
        yield _line(speech.say("authority"), _plain(processing.authority))


def _line(title: str, words: str) -> str:
    return f"{title}: {words}."


def _put(text: str, filled: Mapping[str, str]) -> str:
    # Not str.format: {company} is filled when it is sent.
    for name, words in filled.items():
        text = text.replace(f"{{{name}}}", _plain(words))
    return text


def _plain(words: str) -> str:
    """One line, and nothing in it that a letter would take for a place of its own."""
    return " ".join(words.replace("{", "(").replace("}", ")").split()).rstrip(".")
