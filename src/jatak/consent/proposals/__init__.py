"""Words that a notice can begin with: what people get is named in plain words, in the company's name, per language."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from jatak.consent.models import Benefit, Purpose
from jatak.consent.notices import Words
from jatak.people.models import Controller
from jatak.wording.lists import entries_for

GAP = "[…]"
"""What somebody must still write; no notice is published with it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice that there are words for."""

    code: str
    purpose: Purpose = Purpose.MARKETING
    benefit: Benefit = Benefit.NONE
    channels: tuple[str, ...] = ("email",)


KINDS = {
    each.code: each
    for each in (
        Kind("newsletter"),
        Kind("club", benefit=Benefit.CLUB),
        Kind("draw", benefit=Benefit.PRIZE_DRAW),
        Kind("text", channels=("sms",)),
        Kind("customers", Purpose.CUSTOMERS),
    )
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words are to tell beside the company's name."""

    goods: str
    """What it writes about, such as `package tours and hotels`."""
    channels: Collection[str] = ("email",)
    per_month: int | None = None
    countries: Collection[str] = ()
    """Some lists want the postal address beside the question."""


def languages() -> list[str]:
    """The languages that there are words in."""
    every = files("jatak.consent").joinpath("proposals").iterdir()
    return sorted(file.name[:2] for file in every if file.name[2:] == ".toml")


def propose(kind: Kind, language: str, company: Controller, telling: Telling) -> Words:
    """The words of this kind in a language that there are words in."""
    told = _told(language)
    names = {
        "name": company.name,
        "legal_name": company.legal_name or company.name,
        "contact": reached_at(company, telling.countries),
        "goods": telling.goods,
        "by": told[_by(telling.channels)],
        "times": told["times"].format(number=telling.per_month) if telling.per_month else told["as_often"],
    }
    parts = {"withdrawal": told["withdrawal"]} | told["newsletter" if kind.code == "text" else kind.code]
    return Words(**{name: text.format(**names) for name, text in parts.items()})


def reached_at(company: Controller, countries: Collection[str]) -> str:
    """How the company can be reached, as the words say it: with its postal address where a country wants that."""
    by_post = any(entry.needs == "postal_address" for country in countries for _, entry in entries_for(country))
    return f"{company.contact}, {company.postal_address}" if by_post else company.contact


def _by(channels: Collection[str]) -> str:
    return "both" if {"email", "sms"} <= set(channels) else next(iter(channels), "email")


@cache
def _told(language: str) -> dict[str, Any]:
    return loads(files("jatak.consent").joinpath("proposals", f"{language}.toml").read_text("utf-8"))
