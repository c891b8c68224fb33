"""Whatever lays a request on the desk has a sentence there that says what was seen and what to do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from tomllib import loads

import pytest

from jatak.console.inbox.words import WHY, put_aside, why
from jatak.inbound.reading.look import Look
from jatak.inbound.reading.request import Request, Verdict
from jatak.inbound.reading.words.deciding import DOUBTS
from jatak.inbound.reading.words.mail import asked_by_mail
from jatak.inbound.reading.words.sms import asked_by_sms

ROOT = Path(__file__).parents[2]
SENTENCES = [
    one
    for name in ("leaving", "staying")
    for section in loads((ROOT / "tests/unit/inbound/words" / f"{name}.toml").read_text("utf-8")).values()
    for one in (section if isinstance(section, list) else [each for every in section.values() for each in every])
]
CODE = re.compile(r"[a-z]+(_[a-z]+)*")


def written() -> Iterator[str]:
    """Codes that stand as text in a call which also says that a person must look, or why one must."""
    for file in (ROOT / "src/jatak/inbound").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and any(map(_asks_a_person, [*node.args, *node.keywords])):
                values = [*node.args, *(each.value for each in node.keywords)]
                yield from (each.value for each in values if isinstance(each, ast.Constant) and _is_code(each.value))


def _asks_a_person(said: ast.AST) -> bool:
    value = said.value if isinstance(said, ast.keyword) else said
    return isinstance(value, ast.Attribute) and value.attr in ("DOUBTFUL", "HELD", "ASK_A_PERSON")


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(CODE.fullmatch(value))


def read() -> Iterator[Request]:
    """What reading makes of every sentence of the tests, alone and in a long text, as mail and as text message."""
    for sentence in SENTENCES:
        for text in (sentence, f"{sentence} {'It was a long trip to the sea and back. ' * 8}", f"stop {sentence}"):
            yield from (asked_by_mail("", text), asked_by_mail(text, ""), asked_by_sms(text))


def test_each_reason_has_a_sentence_of_its_own() -> None:
    assert set(WHY) == set(Look)
    assert len({str(each) for each in WHY.values()}) == len(Look)


@pytest.mark.parametrize("look", Look)
def test_it_is_a_sentence(look: Look) -> None:
    said = str(why(look))
    assert said[0].isupper()
    assert said.endswith(".")


def test_no_reason_stands_in_the_code_without_a_sentence() -> None:
    assert {code for code in written() if code not in set(Look)} == set()


def test_what_reading_doubts_is_one_of_them() -> None:
    doubted = {each.because for each in read() if each.verdict is Verdict.DOUBTFUL}
    assert set(DOUBTS) - doubted == set()
    assert {code for code in doubted if code not in set(Look)} == set()
    assert {each.also for each in read() if each.also} <= set(Look)


def test_a_code_of_tomorrow_loses_no_request() -> None:
    assert why("never_heard_of") == why(Look.UNCLEAR)
    assert not why("")
    assert why("As somebody wrote it.") == "As somebody wrote it."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("no_headers", "It is no mail: it has no headers."),
        ("report_without_user_agent", "(report without user agent)"),
        ("report_with_two_arrival_dates", "(report with two arrival dates)"),
        ("could_not_be_read: KeyError at words.py, line 7", "(KeyError at words.py, line 7)"),
        ("of_tomorrow", "It could not be read: of tomorrow."),
    ],
)
def test_what_was_put_aside_says_why(code: str, said: str) -> None:
    assert said in put_aside(code)
