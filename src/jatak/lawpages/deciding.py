"""How a message is decided: which grounds are tried in which order, and which reason is named where none holds."""

from collections.abc import Iterable

from jatak.gate.denial import NO_GROUND
from jatak.gate.grounds import PERMISSIONS, Permission
from jatak.gate.rule import Rule
from jatak.lawpages.markdown import bullets, code, escaped, numbered
from jatak.lawpages.named import rule_link, rule_links
from jatak.lawpages.rulepage import spoken
from jatak.lawpages.sequence import Phase, phases


def grounds() -> str:
    """The grounds in the order in which they are tried, each with its rules."""
    return numbered(map(_ground, PERMISSIONS))


def order() -> str:
    """The order of denials, in which a phase that repeats an earlier one is told in a sentence."""
    told: dict[tuple[Rule, ...], Phase] = {}
    blocks = [_phase(phase, told.setdefault(phase.rules, phase)) for phase in phases()]
    return "\n\n".join([*blocks, _last()])


def _ground(ground: Permission) -> str:
    parts = {
        "It takes all of these": ground.limbs,
        "A no to any of these closes it": ground.bars,
        "The message owes": ground.duties,
    }
    said = (f"- {what}: {rule_links(rules)}." for what, rules in parts.items() if rules)
    return "\n".join([f"**{escaped(ground.because)}** ({code(ground.code)})", *said])


def _phase(phase: Phase, earlier: Phase) -> str:
    head = f"### {phase.condition}, {phase.decides}"
    if earlier is not phase:
        last = phase.first + len(phase.rules) - 1
        return f"{head}\n\nPlaces {phase.first} to {last}: the same rules in the same order as from {earlier.first} on."
    return f"{head}\n\n{numbered(_places(phase.rules), phase.first)}"


def _places(rules: Iterable[Rule]) -> list[str]:
    return [f"{rule_link(rule)}: {spoken(rule.fails)} ({code(rule.code)})" for rule in rules]


def _last() -> str:
    duties = dict.fromkeys(duty for ground in PERMISSIONS for duty in ground.duties)
    return "### Where none of these decides\n\n" + bullets(
        [
            f"A ground is there, and the message lacks what it owes: {rule_links(duties)}.",
            f"Else there is no ground ({code(NO_GROUND)}), and what would best be one is named.",
        ]
    )
