"""A first notice in plain words, and the place that shows it, ready to be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from jatak.consent import collection, notices
from jatak.consent.models import CollectionPointVersion, NoticeVersion
from jatak.consent.notices import Words
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import Indication, Tri
from jatak.people.models import Controller

CHANNELS = ("email", "sms")
STATEMENTS = ("ticked", "free", "separate", "prominent", "proof")
"""What somebody must be able to say of the place, in the order of the form; not said is unknown, and counts as no."""
OF_OUR_WORDS = ("informed", "specific", "names_sender", "covers_content")
LANGUAGE_OF = "languages"


@dataclass(frozen=True, slots=True)
class FirstNotice:
    """What is asked, where, and what somebody states about the place."""

    slug: str
    words: Mapping[str, Words]
    channels: Sequence[str] = ("email",)
    topics: Sequence[int] = ()
    promised_per_month: int | None = None
    place: str = "sign-up-form"
    kind: str = "form"
    double_opt_in: bool = True
    statements: frozenset[str] = frozenset()
    countries: Sequence[str] = ()
    """Where people are asked; their lists are what the words must keep."""
    reason: str = field(default="", kw_only=True)


def languages_of(country: str) -> list[str]:
    """The languages in which people of this country are asked, of those that we have words in."""
    known: dict[str, list[str]] = _countries()[LANGUAGE_OF]
    return known.get(country.upper(), ["en"])


def countries() -> list[str]:
    """The countries with a template of their own."""
    return sorted(_countries()[LANGUAGE_OF])


def template(
    company: Controller, language: str, per_month: int, contact: str = "", channels: Sequence[str] = ("email",)
) -> Words:
    """Plain words in this language, in the company's name."""
    told = _template(language)
    names = {
        "name": company.name,
        "legal_name": company.legal_name or company.name,
        "times": told["times"].format(number=per_month) if per_month else told["as_often"],
        "contact": contact or company.contact,
        "by": told["by"]["both" if len(channels) > 1 else channels[0]],
    }
    return Words(told["asked"].format(**names), told["withdrawal"].format(**names))


def languages() -> list[str]:
    """The languages that we have words in."""
    every = files("jatak.installation").joinpath("words").iterdir()
    return sorted(file.name[:2] for file in every if file.name[2:] == ".toml")


def publish_first(company: Controller, first: FirstNotice, at: datetime, by: str) -> NoticeVersion:
    """Publish the notice and its place, with the judgement; the same again changes nothing. Raises NotPublishable."""
    if not first.words:
        raise notices.NotPublishable("The notice has no words.", "Choose a language, and say what is asked.")
    with acting_as("consent"), atomic():
        same = _as_it_is(company, first)
        version = same or _published(company, first, at, by)
        if not CollectionPointVersion.objects.filter(notice_version=version, published_at__isnull=False).exists():
            _placed(company, first, version, at, by)
        return version


def _published(company: Controller, first: FirstNotice, at: datetime, by: str) -> NoticeVersion:
    content = notices.Draft(
        first.channels,
        dict(first.words),
        topics=list(first.topics),
        promised_per_month=first.promised_per_month,
        countries=tuple(first.countries),
    )
    return notices.publish(notices.draft(company, first.slug, content), by, at)


def _placed(company: Controller, first: FirstNotice, version: NoticeVersion, at: datetime, by: str) -> None:
    place = collection.set_up(company, first.place, first.kind, version, first.double_opt_in)
    collection.publish(place, at)
    said = first.statements
    qualities: dict[str, Tri] = {name: Tri.YES for name in ("free", "separate", "prominent", "proof") if name in said}
    # Our own words: they say who, what and how to take it back, for one purpose, and nobody else gave us the address.
    qualities |= dict.fromkeys(OF_OUR_WORDS, Tri.YES)
    qualities["from_third_party"] = Tri.NO
    act = Indication.TICKED if "ticked" in said else Indication.UNKNOWN
    collection.assess(place, by, at, act, qualities, first.reason)


def _as_it_is(company: Controller, first: FirstNotice) -> NoticeVersion | None:
    """The newest published version, if it says just this."""
    every = NoticeVersion.objects.filter(notice__controller=company, notice__slug=first.slug)
    last = every.filter(published_at__isnull=False).order_by("-number").first()
    if last is None or sorted(last.channels) != sorted(first.channels) or sorted(last.topics) != sorted(first.topics):
        return None
    told = {text.language: Words(text.words, text.withdrawal_words) for text in last.texts.all()}
    promised, asked_in = last.promised_per_month, sorted(last.countries)
    same = told == dict(first.words) and (promised, asked_in) == (first.promised_per_month, sorted(first.countries))
    return last if same else None


@cache
def _template(language: str) -> dict[str, Any]:
    return loads(files("jatak.installation").joinpath("words", f"{language}.toml").read_text("utf-8"))


@cache
def _countries() -> dict[str, dict[str, list[str]]]:
    return loads(files("jatak.installation").joinpath("words", "countries.toml").read_text("utf-8"))
