"""Every language says every sentence of the rules, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from itertools import product
from typing import Any

import pytest
from tests.guard.test_rules_sourced import DENIALS
from tests.unit.gate.cast import ANA, CHLOE, EVE, MESSAGES, every_pack, message, rulebook, values
from tests.unit.gate.test_withdrawal import GOOD

from jatak.gate.decide import decide
from jatak.gate.decision import Answer, Decision
from jatak.gate.grounds import PERMISSIONS
from jatak.gate.message import Channel
from jatak.gate.rule import NO_LIMIT, RULES, Rule
from jatak.gate.saying import explain, languages, say, words
from jatak.gate.situation import Situation, Tri
from jatak.gate.withdrawal import _checks

LANGUAGES = languages()[1:]
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
CHECKS = _checks(GOOD, next(iter(every_pack())))
CAST = (ANA, replace(ANA, from_third_party=Tri.YES, names_sender=Tri.NO), CHLOE, EVE)
MANY_MESSAGES = (*MESSAGES, message(channel=Channel.SMS), message(names_sender=Tri.NO))
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def english() -> dict[str, Any]:
    """The sentences of the rules, in the shape of a file of words."""
    return {
        "no_limit": NO_LIMIT,
        "rules": {rule.name: _of(rule) for rule in RULES.values()},
        "permissions": {permission.name: {"because": permission.because} for permission in PERMISSIONS},
        "leaving": {
            "handled": "Leaving works, is easy and was carried out in time.",
            "not_known": "Not known, so not met: {change}",
            **{check.reason: {"fails": check.fails, "change": check.change} for check in CHECKS},
        },
    }


def _of(rule: Rule) -> dict[str, str]:
    own = {"unknown": rule.unknown} if rule.unknown != rule.fails else {}
    return {"holds": rule.holds, "fails": rule.fails, "change": rule.change, **own}


def flat(several: Any, path: str = "") -> dict[str, str]:
    """Every sentence by its place, such as `rules.objected.fails`."""
    if isinstance(several, str):
        return {path: several}
    return {place: text for name, inner in several.items() for place, text in flat(inner, f"{path}.{name}").items()}


def test_these_are_the_languages() -> None:
    assert languages() == ("en", "da", "de", "fi", "fr", "nb", "nl", "sv")


@LANGUAGE
def test_it_has_every_sentence_and_none_more(language: str) -> None:
    assert flat(words(language)).keys() == flat(english()).keys()


@LANGUAGE
def test_its_sentences_name_the_same_limits(language: str) -> None:
    said = flat(words(language))
    for place, text in flat(english()).items():
        assert PLACEHOLDER.findall(said[place]) == PLACEHOLDER.findall(text), place


@LANGUAGE
def test_no_sentence_is_left_in_english(language: str) -> None:
    said = flat(words(language))
    for place, text in flat(english()).items():
        assert said[place] != text, place


@LANGUAGE
def test_each_is_a_sentence(language: str) -> None:
    for place, text in flat(words(language)).items():
        assert text == re.sub(" +", " ", text).strip(), place
        if place not in (".no_limit", ".leaving.not_known"):
            assert text.endswith("."), place
            assert text[0].isupper(), place


@LANGUAGE
@pytest.mark.parametrize("limit", [12, NO_LIMIT])
def test_every_answer_that_a_rule_may_give_is_said(language: str, limit: int | str) -> None:
    for rule, holds in product(RULES.values(), Tri):
        said = say(Answer(rule.name, rule.reason, "", holds, "", "", (), limit), language)
        assert not PLACEHOLDER.search(said.because + said.would_change), rule.name
        assert bool(said.would_change) == (holds is not Tri.YES), rule.name


@LANGUAGE
@pytest.mark.parametrize("code", sorted(DENIALS))
def test_every_denial_is_said(language: str, code: str) -> None:
    said = explain(denials()[code], language)
    assert said.because
    assert said.would_change
    assert not PLACEHOLDER.search(said.because + said.would_change)
    assert said != explain(denials()[code])


@cache
def denials() -> dict[str, Decision]:
    """A decision of each code: somebody of the cast with one thing changed."""
    found: dict[str, Decision] = {}
    for somebody, facts in product(people(), MANY_MESSAGES):
        decision = decide(somebody, facts, rulebook())
        if not decision.permitted:
            found.setdefault(decision.rule, decision)
        if found.keys() >= DENIALS:
            break
    return found


def people() -> Iterator[Situation]:
    for somebody in CAST:
        yield from (replace(somebody, country=country) for country in rulebook().packs)
        for field in fields(Situation):
            yield from (replace(somebody, **{field.name: value}) for value in values(field.name))
