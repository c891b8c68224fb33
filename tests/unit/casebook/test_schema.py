"""A row that breaks the schema is told where, and what would be right."""

from typing import Any

import pytest
from tests.unit.casebook.rows import row, shipped, without

from jatak.casebook.schema import problems

DERIVED = {"verified": "derived", "expect": {"outcome": "permit", "rule": "consent"}}


def test_a_row_that_keeps_the_schema_has_no_problem() -> None:
    assert problems(row()) == ()
    assert problems(row(consent={}, customer={})) == ()


def test_the_shipped_casebook_keeps_the_schema() -> None:
    assert shipped().skipped == ()
    assert len(shipped().cases) > 150


@pytest.mark.parametrize(
    ("broken", "place", "remedy"),
    [
        (row(country="Denmark"), "country", "Write one of: DK, NO, SE,"),
        (row(consent={"indication": "click"}), "consent.indication", "signed, unknown, null."),
        (row(consent={"proof": "yes"}), "consent.proof", "Write true or false or null."),
        (row(consent="yes"), "consent", "Write an object {...} or null."),
        (row(sender="company"), "sender", "Write an object {...}."),
        (row(recipient={"age": 12.5}), "recipient.age", "Write a whole number or null."),
        (row(recipient={"age": 121}), "recipient.age", "Write a number of 0 to 120."),
        (row(inactive_months=-1), "inactive_months", "Write a number of 0 or more."),
        (row(message={"elements": []}), "message.elements", "Write at least 1."),
        (row(message={"elements": ["survey", "survey"]}), "message.elements", "Name each once."),
        (row(message={"elements": ["survey", "spam"]}), "message.elements.1", "Write one of: promotion,"),
        (row(name="A"), "name", "Write at least 3."),
        (row(id="first"), "id", "Write two capital letters, a hyphen,"),
        (row(date="yesterday"), "date", "Write the year first"),
        (row(source="a book"), "source", "Write a web address"),
        (row(verdict="deny"), "verdict", "Leave it out; the fields are: id, country,"),
        (without("channel"), "channel", "Add it."),
        (without("objection"), "objection", "Add it, with null where it is not known."),
        (row(expect={"outcome": "permit", "rule": "no_ground"}), "expect.rule", "Write one of: consent,"),
        (row(withdrawal={"works": True} | dict.fromkeys(["free", "steps"])), "withdrawal.same_channel", "Add it, with"),
        (row(aspect="withdraw"), "withdrawal", "Write an object {...}."),
        (row(id="DK-1+mended"), "id", "The id of a derived row, and of no other, ends with +mended."),
        (row(note="mended: all", **DERIVED), "id", "The id of a derived row, and of no other, ends with +mended."),
        (row(id="DK-1+mended", note="better", **DERIVED), "note", 'begins with "mended: "'),
        (row(id="DK-1+mended", note="mended: x", verified="derived"), "expect.outcome", 'Write "permit".'),
        (["a list"], "", "Write an object {...}."),
    ],
)
def test_it_names_the_place_and_what_would_be_right(broken: Any, place: str, remedy: str) -> None:
    found = problems(broken)
    assert any(problem.place == place and remedy in problem.remedy for problem in found), found


def test_everything_that_is_wrong_is_told_once() -> None:
    found = problems(row(country="XX", channel="fax") | {"sender": {}})
    assert sorted(problem.place for problem in found) == ["channel", "country", "sender.kind"]


def test_which_fields_go_together_is_told_only_when_each_is_right() -> None:
    assert [problem.place for problem in problems(without("aspect"))] == ["aspect"]
    assert [problem.place for problem in problems(row(channel="fax", id="DK-1+mended"))] == ["channel"]


def test_a_problem_reads_as_a_sentence() -> None:
    (problem,) = problems(row(consent={"indication": "click"}))
    assert str(problem).startswith('consent.indication: "click" is none of its words. Write one of: ticked,')
