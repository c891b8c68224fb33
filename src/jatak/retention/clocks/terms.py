"""How long, and who says so: the law's figure and the company's choice put together. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jatak.law.pack import Pack
from jatak.law.parameter import Limit, Value
from jatak.law.rulebook import Rulebook
from jatak.retention.clocks.clock import PARAMETERS, Clock

ELSEWHERE = ""
"""Stands for a country that is not known, or has no pack: no law is known to let anything lapse there."""


class Whose(StrEnum):
    """Who set a figure."""

    LAW = "law"
    REGULATOR = "regulator"
    COURTS = "courts"
    COMPANY = "company"
    NOBODY = "nobody"
    """No law has one, and the company has not chosen yet, or chose none."""


@dataclass(frozen=True, slots=True)
class Term:
    """A figure of whole months, None for no limit, and whose it is."""

    months: int | None
    whose: Whose
    law: Value[Any] | None = None
    """What the pack says about it, with its source, whether it has a figure or not."""
    by_law: int | None = None


def term(clock: Clock, pack: Pack | None, chosen: int | None, relation: str = "sale") -> Term:
    """The term of a clock in one country; `relation` is the kind of customer, where the clock is about customers.

    A company can only be stricter than the law. Proof is the exception: a figure says how long it must be there, and
    that it goes then, so a choice counts only where there is none.
    """
    value = pack[PARAMETERS[clock]] if pack is not None and clock in PARAMETERS else None
    by_law = _months(value, relation)
    if by_law is None:
        return Term(chosen, Whose.NOBODY if chosen is None else Whose.COMPANY, value)
    if clock is not Clock.PROOF and chosen is not None and chosen < by_law:
        return Term(chosen, Whose.COMPANY, value, by_law)
    return Term(by_law, Whose(value.said_by) if value else Whose.LAW, value, by_law)


def terms(clock: Clock, rulebook: Rulebook, chosen: int | None) -> Mapping[str, Term]:
    """The term of each country that some pack answers for, and of elsewhere."""
    every = {code: term(clock, rulebook.pack(code), chosen) for code in rulebook.countries}
    return every | {ELSEWHERE: term(clock, None, chosen)}


def _months(value: Value[Any] | None, relation: str) -> int | None:
    said = value.value if value else None
    limit = said.get(relation) if isinstance(said, Mapping) else said
    return limit.amount if isinstance(limit, Limit) else None
