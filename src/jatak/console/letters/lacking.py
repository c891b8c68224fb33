"""Languages that readers of a letter read and in which nothing is written."""

from dataclasses import dataclass
from typing import Any

from jatak.campaigns.forecast import counted
from jatak.campaigns.languages import readers_of, readings
from jatak.console.campaigns.finding import campaign_sending
from jatak.content.models import TemplateVersion
from jatak.content.naming import family_named, language_named
from jatak.content.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Lacking:
    """So many people read this language, and get that one or nothing."""

    language: str
    name: str
    people: int
    gets: str
    """By its name; empty where they are left out."""


def lacking(version: TemplateVersion) -> list[Lacking]:
    """As counted for its campaign, the most frequent first; those that can be added."""
    campaign = campaign_sending(version)
    census = counted(campaign) if campaign else None
    rows = readings(readers_of(campaign), census) if campaign and census else None
    return [
        Lacking(each.reads, family_named(each.reads), each.people, language_named(each.gets) if each.gets else "")
        for each in rows or []
        if each.reads in LANGUAGES and each.people and not each.own
    ]


def asked(found: list[Lacking]) -> list[Lacking]:
    """Those about whom nothing was decided yet."""
    return [each for each in found if each.gets]


def to_add(found: list[Lacking], there: set[str]) -> list[dict[str, Any]]:
    """Languages that the letter lacks: first those that its readers read."""
    people = {each.language: each.people for each in found}
    codes = [*people, *(code for code in LANGUAGES if code not in people)]
    return [
        {"code": code, "name": language_named(code), "people": people.get(code, 0)}
        for code in codes
        if code not in there
    ]
