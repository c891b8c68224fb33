"""Each rule, over all values of the fields that it reads, every pack and one message of each kind."""

from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from tests.unit.gate.cast import MADE_UP, MESSAGES, YES, combinations, every_pack, raised, role, values

from jatak.gate.rule import RULES, Rule
from jatak.gate.situation import Role, Situation, Tri
from jatak.gate.view import LawView, Undeclared, narrowed

MANY = 1000
RULE = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@cache
def answers(rule: Rule) -> list[dict[Situation, Tri]]:
    """One table for each pack and message; tables that are the same are looked at once."""
    tables = {}
    every = list(combinations(rule.reads))
    for pack, facts in product((*every_pack(), MADE_UP), MESSAGES if len(every) < MANY else MESSAGES[:1]):
        table = {one: rule.check(narrowed(one, rule.reads), facts, LawView(pack, rule.law)) for one in every}
        tables[tuple(table.values())] = table
    return list(tables.values())


@RULE
def test_a_limb_that_is_unknown_is_no_better_than_its_worst_answer(rule: Rule) -> None:
    for name in (name for name in rule.reads if role(name) is Role.LIMB):
        for table in answers(rule):
            for situation, holds in table.items():
                if getattr(situation, name) is Tri.UNKNOWN and holds is YES:
                    assert all(table[replace(situation, **{name: value})] is YES for value in Tri)


@RULE
def test_a_limb_made_unknown_never_makes_a_rule_hold(rule: Rule) -> None:
    for name in (name for name in rule.reads if role(name) is Role.LIMB):
        for table in answers(rule):
            for situation, holds in table.items():
                assert holds is YES or table[replace(situation, **{name: Tri.UNKNOWN})] is not YES


@RULE
def test_a_bar_that_is_raised_never_makes_a_rule_hold(rule: Rule) -> None:
    for name in (name for name in rule.reads if role(name) is Role.BAR):
        for table in answers(rule):
            for situation, holds in table.items():
                for value in raised(name, above=getattr(situation, name)):
                    assert holds is YES or table[replace(situation, **{name: value})] is not YES


@RULE
def test_a_guard_bars_on_no_and_helps_on_yes(rule: Rule) -> None:
    for name in (name for name in rule.reads if role(name) is Role.GUARD):
        for table in answers(rule):
            for situation, holds in table.items():
                assert table[replace(situation, **{name: Tri.NO})] is Tri.NO
                assert holds is not YES or table[replace(situation, **{name: YES})] is YES


@RULE
def test_what_a_rule_does_not_declare_it_cannot_see(rule: Rule) -> None:
    undeclared = next(name for name in ("low_value", "country") if name not in rule.reads)
    with pytest.raises(Undeclared):
        getattr(narrowed(Situation(), rule.reads), undeclared)


@RULE
def test_what_a_rule_declares_it_needs(rule: Rule) -> None:
    """Each field that a rule declares changes its answer somewhere."""
    for name in rule.reads:
        assert any(
            table[replace(situation, **{name: value})] is not holds
            for table in answers(rule)
            for situation, holds in table.items()
            for value in values(name)
        ), name


def test_a_view_of_a_pack_shows_declared_parameters_only() -> None:
    pack = every_pack()[0]
    rule = RULES["provable"]
    view = LawView(pack, rule.law)
    with pytest.raises(Undeclared):
        view(next(iter(RULES["old_enough"].law.values())))
    with pytest.raises(Undeclared):
        view.all_of(RULES["old_enough"].law.values(), citing=next(iter(rule.law.values())))
