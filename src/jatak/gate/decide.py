"""The gate: a pure function of situation, message facts and rulebook."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from jatak.gate.decision import Decision, Outcome
from jatak.gate.denial import NO_GROUND, Answers, Denial, decisive
from jatak.gate.grounds import ASKED, MENDED_BY_TIME, PERMISSIONS, PERMITS, Permission
from jatak.gate.layout import LAYOUT
from jatak.gate.memory import Memory
from jatak.gate.message import MessageFacts
from jatak.gate.rule import Rule
from jatak.gate.situation import Situation, Tri
from jatak.law.pack import Pack
from jatak.law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one pack says: the ground that holds, or the denial."""

    pack: Pack
    answers: Answers
    permission: Permission | None
    denial: Denial | None
    waits: bool
    """Denied, and everything holds but what time alone mends."""


def decide(situation: Situation, facts: MessageFacts, rulebook: Rulebook) -> Decision:
    """Whether this message may go to a person in this situation; without a pack for the country, as every pack says."""
    packs = rulebook.packs_for(situation.country, situation.other_country)
    verdicts = [judge(situation, facts, pack) for pack in packs]
    denied = [verdict for verdict in verdicts if verdict.denial]
    country = packs[0].code if len(packs) == 1 else None
    answers = tuple(answer for verdict in verdicts for answer in verdict.answers.values())
    decided = _deny(denied) if denied else _permit(verdicts)
    return replace(decided, answers=answers, country=country, rulebook=rulebook_id(rulebook))


def decide_any(situations: Iterable[Situation], facts: MessageFacts, rulebook: Rulebook) -> tuple[Decision, Situation]:
    """The decision over all candidate grounds of one person, with the situation that decided: one permit is enough."""
    decided = [(decide(situation, facts, rulebook), situation) for situation in situations]
    if not decided:
        raise ValueError("a person has at least one situation, if need be one without a ground")
    return min(decided, key=lambda pair: rank(pair[0]))


def rank(decision: Decision) -> tuple[int, int]:
    """Where a decision stands among those of one person: permits first, then in the order of grounds and denials."""
    if decision.permitted:
        return 0, PERMITS.index(decision.rule)
    return 1, decision.rank


def judge(situation: Situation, facts: MessageFacts, pack: Pack) -> Verdict:
    """What one pack says: some ground whose rules all hold, or the decisive denial."""
    answers = {rule: known.answer(situation) for rule, known in _known(facts, pack).items()}
    holds = {rule: answer.holds for rule, answer in answers.items()}
    if permission := combine(holds):
        return Verdict(pack, answers, permission, None, False)
    in_time = combine(holds | dict.fromkeys(MENDED_BY_TIME, Tri.YES))
    return Verdict(pack, answers, None, decisive(answers), in_time is not None)


def combine(holds: Mapping[Rule, Tri], among: Iterable[Permission] = PERMISSIONS) -> Permission | None:
    """The first ground whose rules all hold, None where there is none."""
    for permission in among:
        if all(holds[rule] is Tri.YES for rule in permission.rules):
            return permission
    return None


@lru_cache(maxsize=1024)
def _known(facts: MessageFacts, pack: Pack) -> Mapping[Rule, Memory]:
    """One memory for each rule; a message has few packs, and a rule few combinations of the fields that it reads."""
    return {rule: Memory(rule, facts, pack) for rule in ASKED}


def _permit(verdicts: list[Verdict]) -> Decision:
    """All packs permit; where they name different grounds, the first in order is needed for all."""
    grounded = [(verdict, verdict.permission) for verdict in verdicts if verdict.permission]
    verdict, permission = min(grounded, key=lambda pair: PERMISSIONS.index(pair[1]))
    limbs = [verdict.answers[rule] for rule in permission.limbs]
    basis = verdict.pack[permission.basis].value
    return Decision(
        outcome=Outcome.PERMIT,
        rule=permission.code,
        reason=permission.code,
        ground=permission.code,
        gdpr_basis=None if basis in (None, "none") else basis,
        permission=permission.name,
        because=permission.because,
        would_change="",
        sources=tuple(dict.fromkeys(source for answer in limbs for source in answer.sources)),
        answers=(),
        country=None,
        rulebook="",
    )


def _deny(denied: list[Verdict]) -> Decision:
    """One denial is enough; the earliest in the order is named."""
    waits = all(verdict.waits for verdict in denied)
    denial = min((verdict.denial for verdict in denied if verdict.denial), key=lambda one: one.rank)
    return Decision(
        outcome=Outcome.DENY,
        rule=denial.code,
        reason=denial.answer.reason if denial.code != NO_GROUND else NO_GROUND,
        ground=None,
        gdpr_basis=None,
        because=denial.answer.because,
        would_change=denial.answer.would_change,
        sources=denial.answer.sources,
        answers=(),
        country=None,
        rulebook="",
        rank=denial.rank,
        decisive=denial.answer,
        waits=waits,
    )


@lru_cache(maxsize=64)
def rulebook_id(rulebook: Rulebook) -> str:
    """The id of packs, rules and layout together, 16 hexadecimal digits."""
    folder = resources.files("jatak.gate")
    files = [*folder.iterdir(), *folder.joinpath("rules").iterdir()]
    texts = sorted(file.read_text("utf-8") for file in files if file.name.endswith(".py"))
    return hashlib.sha256("\0".join([rulebook.id, LAYOUT, *texts]).encode()).hexdigest()[:16]
