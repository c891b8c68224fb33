"""Whether leaving works and is easy (GDPR art. 7(3), 21(2)-(3))."""

from dataclasses import dataclass

from jatak.gate.situation import Tri
from jatak.law.pack import Pack
from jatak.law.parameter import Limit
from jatak.law.parameters import LEAVING_HOURS, LEAVING_LOGIN, LEAVING_STEPS
from jatak.law.source import Source


@dataclass(frozen=True, slots=True)
class LeavingFacts:
    """How one person could leave, and what came of it."""

    works: Tri
    free: Tri
    login_required: Tri
    steps: int | None
    """Acts needed."""
    same_channel: Tri
    honoured_hours: float | None
    """From the opt-out to silence."""
    questionnaire_first: Tri


@dataclass(frozen=True, slots=True)
class Review:
    """The answer: `opt_out_handled`, `opt_out_not_working` or `opt_out_not_easy`."""

    rule: str
    reason: str
    """Finer: `does_not_work`, `too_late`, `log_in`, `many_steps`, `other_channel`, `questions` or `cost`."""
    because: str
    would_change: str
    sources: tuple[Source, ...]
    unknown: bool = False
    """Not lawful since something is not known."""

    @property
    def lawful(self) -> bool:
        """Whether leaving was handled as the law asks."""
        return self.rule == "opt_out_handled"


@dataclass(frozen=True, slots=True)
class _Check:
    rule: str
    reason: str
    holds: Tri
    fails: str
    change: str
    source: Source


def review_leaving(facts: LeavingFacts, pack: Pack) -> Review:
    """Judge a way to leave: what is known to fail first, then what is not known, which is not enough either."""
    checks = _checks(facts, pack)
    for wrong in (Tri.NO, Tri.UNKNOWN):
        for check in checks:
            if check.holds is wrong:
                because = check.fails if wrong is Tri.NO else f"Not known, so not met: {check.change}"
                return Review(check.rule, check.reason, because, check.change, (check.source,), wrong is Tri.UNKNOWN)
    sources = tuple(dict.fromkeys(check.source for check in checks))
    return Review(
        "opt_out_handled", "opt_out_handled", "Leaving works, is easy and was carried out in time.", "", sources
    )


def _checks(facts: LeavingFacts, pack: Pack) -> tuple[_Check, ...]:
    working, easy = "opt_out_not_working", "opt_out_not_easy"
    in_time = _at_most(facts.honoured_hours, pack[LEAVING_HOURS].value)
    few = _at_most(facts.steps, pack[LEAVING_STEPS].value)
    when, how, by_login = pack[LEAVING_HOURS].source, pack[LEAVING_STEPS].source, pack[LEAVING_LOGIN].source
    login = Tri.YES if pack[LEAVING_LOGIN].value is True else _not(facts.login_required)
    asks = _not(facts.questionnaire_first)
    return (
        _Check(working, "does_not_work", facts.works, "Leaving does not work.", "Leaving must work.", when),
        _Check(working, "too_late", in_time, "It took too long until silence.", "Stop at once.", when),
        _Check(easy, "log_in", login, "Leaving asks for a log-in.", "Let people leave without a log-in.", by_login),
        _Check(
            easy, "many_steps", few, "Leaving takes too many steps.", "Let one click be enough for everything.", how
        ),
        _Check(
            easy,
            "other_channel",
            facts.same_channel,
            "Leaving needs another channel.",
            "Offer it by the same one.",
            how,
        ),
        _Check(easy, "questions", asks, "Leaving asks questions first.", "Ask nothing before it is done.", how),
        _Check(easy, "cost", facts.free, "Leaving costs something.", "Make leaving free.", how),
    )


def _not(raised: Tri) -> Tri:
    return {Tri.YES: Tri.NO, Tri.NO: Tri.YES, Tri.UNKNOWN: Tri.UNKNOWN}[raised]


def _at_most(amount: float | None, limit: Limit | None) -> Tri:
    if limit is not None and limit.amount is None:
        return Tri.YES
    if amount is None or limit is None or limit.amount is None:
        return Tri.UNKNOWN
    return Tri.YES if amount <= limit.amount else Tri.NO
