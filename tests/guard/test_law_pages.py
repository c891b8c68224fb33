"""The pages of `docs/law` are what packs, rules and casebook say today, and say all of it in words."""

import re
from dataclasses import fields
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from jatak.cli.law_pages import wanted
from jatak.gate.denial import ORDER
from jatak.gate.grounds import ASKED
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Situation
from jatak.law.parameters import PARAMETERS
from jatak.lawpages.facts import MESSAGE, PERSON, TITLES, Fact
from jatak.lawpages.folder import difference
from jatak.lawpages.groups import TITLES as GROUPS
from jatak.lawpages.groups import group_of
from jatak.lawpages.sequence import CONDITIONS, DECIDES

FOLDER = Path(__file__).parents[2] / "docs" / "law"
LINK = re.compile(r"\]\(<?(?!https?:)([^)>#]*)(#[^)>]*)?>?\)")
RULE = pytest.mark.parametrize("rule", ASKED, ids=lambda rule: rule.name)


@cache
def pages() -> dict[str, str]:
    return wanted()


def test_the_pages_are_in_step() -> None:
    found = {file.relative_to(FOLDER).as_posix(): file.read_text("utf-8") for file in FOLDER.rglob("*.md")}
    stale = difference(found, pages()).stale
    assert not stale, f"run `bin/jatak law pages`: {', '.join(stale)}"


def test_every_link_inside_leads_somewhere() -> None:
    for path, text in pages().items():
        for target, anchor in LINK.findall(text):
            page = normpath(join(dirname(path), target)) if target else path
            assert page in pages(), f"{path} links to {page}"
            assert not anchor or anchor in anchors(pages()[page]), f"{path} links to {page}{anchor}"


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {"#" + re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_every_page_is_reached_from_the_first() -> None:
    reached = {normpath(target) for target, _ in LINK.findall(pages()["README.md"])}
    assert reached == set(pages()) - {"README.md"}


@RULE
def test_a_rule_has_an_example_of_both_answers(rule) -> None:
    examples = pages()[f"rules/{rule.name}.md"].partition("## Examples")[2].partition("\n## ")[0]
    head = next(line for line in examples.splitlines() if line.startswith("|"))
    assert re.match(r"\|  \| Yes \| No \|", head)
    assert examples.count("../countries/") in (1, head.count("|") - 2), "no country"


def test_words_of_the_program_are_said_as_people_say_them() -> None:
    """Outside names that are shown as such, nothing looks like `sole_trader`."""
    for path, text in pages().items():
        prose = re.sub(r"`[^`]*`|\]\([^)]*\)|\]\(<[^>]*>\)|https?://\S+", "", text)
        assert not re.findall(r"(?<![\w.])[a-z]+_[a-z_]+\b", prose), path


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_parameter_stands_in_a_group_with_a_title(parameter) -> None:
    assert group_of(parameter) in GROUPS, "give the group a title in jatak.lawpages.groups"


def test_every_fact_has_a_title() -> None:
    every = {Fact(PERSON, f.name) for f in fields(Situation)} | {Fact(MESSAGE, f.name) for f in fields(MessageFacts)}
    assert every == set(TITLES), "say in jatak.lawpages.facts what the fact is called"


def test_every_condition_of_the_order_is_told_in_words() -> None:
    assert {step.asked.__name__ for step in ORDER} == set(CONDITIONS)
    assert {step.decides for step in ORDER} == set(DECIDES)
