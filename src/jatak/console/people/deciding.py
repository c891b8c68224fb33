"""A decision as its page shows it: one sentence, the rule that decided, every rule, and what would change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.functional import Promise

from jatak.clearance.store import whole
from jatak.console.law.links import page_of_country, page_of_rule
from jatak.console.people.spoken import said, said_by
from jatak.console.people.words import GROUNDS, SAID_NO
from jatak.gate.decision import Decision
from jatak.gate.grounds import PERMISSIONS
from jatak.gate.situation import Tri
from jatak.people.country_names import country_named

MARKS = {Tri.YES: "yes", Tri.NO: "no", Tri.UNKNOWN: "look"}


@dataclass(frozen=True)
class Asked:
    """One rule with its answer."""

    name: str
    rule: str
    mark: str
    because: str
    change: str
    sources: list[dict[str, str]]
    link: str
    decided: bool


@dataclass(frozen=True)
class Verdicts:
    """The rules of one country."""

    country: str
    permits: bool
    """Whether one ground holds there."""
    resting: list[Asked]
    """On what the answer rests: the rules of the ground that holds, or else what stands in the way."""
    rest: list[Asked]
    decided: bool

    @classmethod
    def of(cls, country: str, rules: list[Asked]) -> "Verdicts":
        """The rules on which the answer rests apart from those that change nothing about it."""
        holding = _holding(rules)
        wanted = [each.decided or (each.name in holding if holding else each.mark != "yes") for each in rules]
        resting = [each for each, is_wanted in zip(rules, wanted, strict=True) if is_wanted]
        rest = [each for each, is_wanted in zip(rules, wanted, strict=True) if not is_wanted]
        first = sorted(resting, key=lambda each: not each.decided)
        return cls(country_named(country), bool(holding), first, rest, any(each.decided for each in rules))


def _holding(rules: list[Asked]) -> frozenset[str]:
    """The rules of the first ground that holds; nothing where none does."""
    yes = {each.name for each in rules if each.mark == "yes"}
    grounds = (frozenset(rule.name for rule in permission.rules) for permission in PERMISSIONS)
    return next((names for names in grounds if names <= yes), frozenset())


@dataclass(frozen=True)
class Shown:
    """A whole decision."""

    permitted: bool
    because: str
    change: str
    rule: str
    reason: str
    link: str
    ground: "str | Promise"
    gdpr_basis: str
    country: str
    sources: list[dict[str, str]]
    from_memory: bool
    """Whether the law behind it was not looked up."""
    law_page: str
    """What the law of its country says, and how much of it was not looked up."""
    countries: list[Verdicts]
    rulebook: str

    @property
    def said_no(self) -> bool:
        """Whether the person is why it is denied."""
        return self.rule in SAID_NO

    @property
    def rule_in_words(self) -> str:
        """The code of the rule, and the finer reason where there is one, as words."""
        finer = f": {self.reason}" if self.reason != self.rule else ""
        return f"{self.rule}{finer}".replace("_", " ")


def shown(decision: Decision) -> Shown:
    """A decision that was just made, in the language of the page."""
    plain, words = whole(decision), said(decision)
    plain |= {"because": words.because, "would_change": words.would_change}
    for told, answer in zip(plain["answers"], decision.answers, strict=True):
        each = said_by(answer)
        told |= {"because": each.because, "would_change": each.would_change}
    return of_stored(plain)


def of_stored(plain: Mapping[str, Any]) -> Shown:
    """A decision as it was stored, in the words in which it was made."""
    decisive = plain.get("decisive") or {}
    key = decisive.get("country"), decisive.get("rule")
    grouped = [
        (country, [_asked(each, (country, each["rule"]) == key) for each in some])
        for country, some in groupby(plain["answers"], key=itemgetter("country"))
    ]
    return Shown(
        permitted=plain["outcome"] == "permit",
        because=plain["because"],
        change=plain["would_change"],
        rule=plain["rule"],
        reason=plain["reason"],
        link=page_of_rule(plain["reason"]),
        ground=GROUNDS.get(plain["ground"] or "", plain["ground"] or ""),
        gdpr_basis=plain["gdpr_basis"] or "",
        country=country_named(plain["country"]) if plain["country"] else "",
        sources=list(plain["sources"]),
        from_memory=any(each.get("status") == "memory" for each in plain["sources"]),
        law_page=page_of_country(plain["country"]),
        countries=[Verdicts.of(country, some) for country, some in grouped],
        rulebook=plain["rulebook"],
    )


def _asked(answer: Mapping[str, Any], decided: bool) -> Asked:
    return Asked(
        answer["rule"],
        answer["rule"].replace("_", " "),
        MARKS[Tri(answer["holds"])],
        answer["because"],
        answer["would_change"],
        list(answer["sources"]),
        page_of_rule(answer["rule"]),
        decided,
    )
