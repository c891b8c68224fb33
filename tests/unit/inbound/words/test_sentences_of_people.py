"""What people of eleven languages write, alone in a mail."""

from collections.abc import Iterator
from pathlib import Path
from tomllib import loads

import pytest

from jatak.inbound.reading.request import Verdict
from jatak.inbound.reading.words.mail import asked_by_mail

HERE = Path(__file__).parent
LEAVING = loads((HERE / "leaving.toml").read_text("utf-8"))
STAYING = loads((HERE / "staying.toml").read_text("utf-8"))


def _asked_for(verdict: str) -> Iterator[tuple[str, str]]:
    return ((verdict, sentence) for every in STAYING[verdict].values() for sentence in every)


@pytest.mark.parametrize("sentence", [one for every in LEAVING.values() for one in every])
def test_who_asks_to_be_left_alone_is(sentence: str) -> None:
    answer = asked_by_mail("", sentence)
    assert (answer.verdict, answer.because) == (Verdict.LEAVE, "asked")
    assert answer.marked in sentence


@pytest.mark.parametrize(("verdict", "sentence"), [*_asked_for("nothing"), *_asked_for("doubtful")])
def test_who_does_not_is_not(verdict: str, sentence: str) -> None:
    assert asked_by_mail("", sentence).verdict == Verdict(verdict)


@pytest.mark.parametrize("language", LEAVING)
def test_case_accents_and_white_space_say_nothing(language: str) -> None:
    for sentence in LEAVING[language]:
        for written in (
            sentence.upper(),
            sentence.lower(),
            f"\n {sentence.replace(' ', '  ')} \n",
            f"{sentence}!!!",
        ):
            assert asked_by_mail("", written).verdict == Verdict.LEAVE, written


def test_a_reason_of_its_own_for_what_a_person_must_do() -> None:
    reasons = {
        "erasure": "Please delete all my data",
        "access": "What data do you have about me?",
        "fewer": "Fewer e-mails, please",
        "account": "Please delete my account",
        "order": "Please cancel my order",
        "question": "Why did you unsubscribe me?",
    }
    assert {asked_by_mail("", text).because: text for text in reasons.values()} == reasons


def test_who_leaves_and_wants_to_be_erased_leaves_at_once_and_the_rest_is_for_a_person() -> None:
    answer = asked_by_mail("", "Unsubscribe me. And delete all my data.")
    assert (answer.verdict, answer.also) == (Verdict.LEAVE, "erasure")
