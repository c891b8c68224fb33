"""The combiner over all truth assignments: some ground whose rules all hold, and nothing else."""

from itertools import product

import pytest

from jatak.gate.decide import combine
from jatak.gate.grounds import ASKED, PERMISSIONS, Permission
from jatak.gate.rule import RULES, Rule
from jatak.gate.situation import Tri
from jatak.law.parameters import BASIS_INTEREST

FOUR = tuple(RULES.values())[:4]
SHAPES = [frozenset(r for r, taken in zip(FOUR, bits, strict=True) if taken) for bits in product((0, 1), repeat=4)]


def permission(rules: frozenset[Rule]) -> Permission:
    return Permission("made_up", "made up", BASIS_INTEREST, "", limbs=tuple(rules), duties=())


@pytest.mark.parametrize("assignment", list(product(Tri, repeat=4)), ids=lambda tris: "".join(t.name[0] for t in tris))
def test_the_first_ground_whose_rules_all_hold(assignment: tuple[Tri, ...]) -> None:
    holds = dict(zip(FOUR, assignment, strict=True))
    true = {rule for rule, answer in holds.items() if answer is Tri.YES}
    for first, second in product(SHAPES, repeat=2):
        among = (permission(first), permission(second))
        expected = next((p for p, shape in zip(among, (first, second), strict=True) if shape <= true), None)
        assert combine(holds, among) is expected


def test_every_set_of_grounds_that_hold() -> None:
    for bits in product((False, True), repeat=len(PERMISSIONS)):
        true = {rule for p, taken in zip(PERMISSIONS, bits, strict=True) if taken for rule in p.rules}
        found = combine({rule: Tri.YES if rule in true else Tri.UNKNOWN for rule in ASKED})
        assert (found is not None) == any(set(p.rules) <= true for p in PERMISSIONS)


@pytest.mark.parametrize("ground", PERMISSIONS, ids=lambda p: p.code)
def test_one_rule_that_does_not_hold_takes_the_ground_away(ground: Permission) -> None:
    for rule, wrong in product(ground.rules, (Tri.NO, Tri.UNKNOWN)):
        holds = {one: Tri.YES if one in ground.rules else Tri.NO for one in ASKED} | {rule: wrong}
        assert combine(holds) is not ground


def test_every_rule_is_part_of_a_ground() -> None:
    assert set(ASKED) == set(RULES.values())
