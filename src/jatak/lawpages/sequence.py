"""The order in which rules decide, taken from the gate."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from jatak.gate.denial import ORDER, Step
from jatak.gate.grounds import PERMISSIONS, Permission
from jatak.gate.rule import Rule
from jatak.gate.situation import Tri
from jatak.lawpages.words import title

CONDITIONS: Mapping[str, str] = {
    "_is_marketing": "The message is marketing",
    "_service_to_sign_up": "The message serves a sign-up",
    "_consent_claimed": "A consent is claimed",
    "_own_consent_claimed": "A consent is claimed, and it was an act of its own",
    "_grounded": "The message could go otherwise",
    "_customer_claimed": "A customer relation is claimed, and the country lets customers be written to",
}
"""When a place in the order is asked at all, by the name of the gate's condition."""

DECIDES: Mapping[frozenset[Tri], str] = {
    frozenset({Tri.NO}): "and the answer is no",
    frozenset({Tri.NO, Tri.UNKNOWN}): "and the answer is no or not known",
}


@dataclass(frozen=True, slots=True)
class Phase:
    """Places in the order that are asked under the same condition; the first is number `first`."""

    first: int
    condition: str
    decides: str
    rules: tuple[Rule, ...]

    def place(self, rule: Rule) -> int:
        """The number of a rule's place."""
        return self.first + self.rules.index(rule)


def phases(order: tuple[Step, ...] = ORDER) -> tuple[Phase, ...]:
    """The order of denials, in which the places are numbered from 1."""
    grouped = groupby(enumerate(order, 1), key=lambda place: (place[1].asked.__name__, place[1].decides))
    return tuple(
        Phase((places := list(group))[0][0], condition(name), decides(answers), tuple(step.rule for _, step in places))
        for (name, answers), group in grouped
    )


def condition(name: str) -> str:
    """When places are asked, in words."""
    return CONDITIONS.get(name, title(name))


def decides(answers: frozenset[Tri]) -> str:
    """Which answers decide, in words."""
    return DECIDES.get(answers) or f"and the answer is {' or '.join(one.name.lower() for one in sorted(answers))}"


def places(rule: Rule) -> tuple[tuple[int, Phase], ...]:
    """The places at which a rule stands in the order of denials."""
    return tuple((phase.place(rule), phase) for phase in phases() if rule in phase.rules)


def roles(rule: Rule) -> tuple[tuple[Permission, str], ...]:
    """The grounds that ask a rule, and as what."""
    return tuple((one, role) for one in PERMISSIONS for role in _roles(rule, one))


def _roles(rule: Rule, one: Permission) -> list[str]:
    parts = {
        "Makes, with others, this ground": one.limbs,
        "Closes this ground where it does not hold": one.bars,
        "Owed by the message on this ground": one.duties,
    }
    return [role for role, rules in parts.items() if rule in rules]
