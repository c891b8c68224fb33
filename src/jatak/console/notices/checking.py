"""The words of a draft held against the lists of its countries, with what was found marked in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import get_language

from jatak.consent.draft import Draft, Words
from jatak.consent.reviewing import asking
from jatak.console.notices.marking import Stretch, marked
from jatak.console.notices.names import Names
from jatak.console.notices.words import PARTS, SEVERITIES
from jatak.wording.asking import Asking, Named
from jatak.wording.entry import Reminder
from jatak.wording.finding import Finding, blocks
from jatak.wording.reminders import reminders
from jatak.wording.review import review


class Told(NamedTuple):
    """One finding with the number under which the text points to it."""

    number: int
    finding: Finding
    tone: str
    severity: Any
    part: Any


class Part(NamedTuple):
    """One part of a text with what was found in it."""

    name: str
    text: str
    stretches: list[Stretch]
    """Empty where nothing of it is marked."""


@dataclass(frozen=True)
class Checked:
    """One language."""

    language: str
    words: Words
    asking: Asking

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the lists say of it."""
        return review(self.asking, get_language() or "en")

    @property
    def told(self) -> list[Told]:
        """The findings, numbered as the text names them."""
        return [
            Told(number, each, *SEVERITIES[each.severity], PARTS.get(each.part, ""))
            for number, each in enumerate(self.findings, start=1)
        ]

    @property
    def stops(self) -> bool:
        """Whether it may not be published as it is."""
        return blocks(self.findings)

    @property
    def parts(self) -> list[Part]:
        """Each part in the order of reading."""
        return [
            Part(name, text, marked(text, name, self.told)) for name in PARTS if (text := getattr(self.words, name))
        ]


def checked(content: Draft, names: Names) -> list[Checked]:
    """Each language of a draft, by its code."""
    return [
        Checked(language, words, _asking(content, names, language)) for language, words in sorted(content.words.items())
    ]


def to_attest(every: Iterable[Checked]) -> list[Reminder]:
    """What no text can show, each once: somebody attests it when a form is published."""
    found: dict[str, Reminder] = {}
    for each in every:
        for one in reminders(each.asking, get_language() or "en"):
            found.setdefault(one.code, one)
    return list(found.values())


def _asking(content: Draft, names: Names, language: str) -> Asking:
    companies = tuple(_named(*each) for each in names.groups)
    return asking(content, language, companies, tuple(names.topics))


def _named(company: Any, brands: list[Any], every: list[Any]) -> Named:
    return Named(company.name, company.legal_name, tuple(each.name for each in brands or every))
