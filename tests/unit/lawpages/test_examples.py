"""Examples of a rule's answers, found in the packs."""

from collections.abc import Mapping
from functools import cache

import pytest

from jatak.gate.grounds import ASKED
from jatak.gate.rule import Rule
from jatak.gate.rules import consent, content, survey
from jatak.gate.situation import Tri
from jatak.law.rulebook import documents
from jatak.lawpages.asking import told_apart
from jatak.lawpages.book import Book
from jatak.lawpages.day import LAW_AS_OF
from jatak.lawpages.examples import Example, examples
from jatak.lawpages.facts import MESSAGE, PERSON, Fact, fact_value


@cache
def book() -> Book:
    return Book.of(documents(), LAW_AS_OF)


@cache
def found(rule: Rule) -> Mapping[Tri, Example]:
    return examples(rule, book())


@pytest.mark.parametrize("rule", ASKED, ids=lambda rule: rule.name)
def test_an_example_has_the_answer_that_it_shows(rule) -> None:
    assert {Tri.YES, Tri.NO} <= set(found(rule))
    for holds, one in found(rule).items():
        assert one.answer.holds == holds
        assert one.answer.country == one.pack.code
        assert all(fact.name in rule.reads for fact in one.case if fact.side == PERSON)


@pytest.mark.parametrize("rule", ASKED, ids=lambda rule: rule.name)
def test_a_no_differs_from_the_yes_in_one_fact_or_in_the_country(rule) -> None:
    yes, no = found(rule)[Tri.YES], found(rule)[Tri.NO]
    differing = [fact for fact in yes.case if fact in no.case and yes.case[fact] != no.case[fact]]
    assert len(differing) == (1 if yes.pack is no.pack else 0)


def test_a_case_holds_no_fact_that_does_not_matter() -> None:
    pack = book().countries[0]
    for told in told_apart(consent.separate, pack):
        by_terms = fact_value(Fact(PERSON, "indication"), told.case[Fact(PERSON, "indication")]) == "accepting terms"
        assert (Fact(PERSON, "separate") in told.case) != by_terms


def test_an_example_is_about_what_the_rule_is_about() -> None:
    asked = found(survey.survey_recipient)[Tri.YES].case[Fact(MESSAGE, "elements")]
    assert fact_value(Fact(MESSAGE, "elements"), asked) in ("a survey", "a request for a review")


def test_one_offer_beside_service_shows_how_content_is_mixed() -> None:
    found = examples(content.nothing_promotes_in_service, book())
    said = [
        fact_value(Fact(MESSAGE, "elements"), found[holds].case[Fact(MESSAGE, "elements")])
        for holds in (Tri.YES, Tri.NO)
    ]
    assert said == ["news of an order", "an offer of one's own and news of an order"]
