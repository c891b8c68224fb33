"""Real replies with quoted threads: a request on top of each is acted on, the same words in the quotation are not."""

import os
from pathlib import Path
from tomllib import loads

import pytest

from jatak.inbound.reading.request import Verdict
from jatak.inbound.reading.words.mail import asked_by_mail

HERE = Path(__file__).resolve().parents[2]
MATERIAL = Path(os.environ.get("JATAK_MATERIAL") or HERE.parent / "shared" / "material") / "replies"
SENTENCES = loads((HERE / "tests" / "unit" / "inbound" / "words" / "leaving.toml").read_text("utf-8"))
LANGUAGES = ("en", "da", "nb", "sv", "fi", "de", "nl", "fr")
EACH = 12
QUOTED = (
    "{thread}\n\nOn 3 May 2026 at 10:00, Shop <shop@example.com> wrote:\n> Offers of the week\n> {sentence}\n",
    "{thread}\n\n-----Original Message-----\nFrom: Shop\nSent: Sunday\nSubject: Offers\n\n{sentence}\n",
    "{thread}\n\n________________________________\nVan: Shop\nVerzonden: zondag\nOnderwerp: Actie\n\n{sentence}\n",
    "{thread}\n-- \nShop · {sentence}: https://shop.example/leave\n",
)


@pytest.fixture(scope="module")
def threads() -> dict[str, str]:
    if not MATERIAL.is_dir():
        pytest.skip(f"NOT TESTED: {MATERIAL} is not there; set JATAK_MATERIAL to the folder of real material.")
    return {file.name: file.read_text("utf-8") for file in sorted(MATERIAL.glob("*.txt"))}


def test_the_threads_themselves_ask_for_nothing(threads: dict[str, str]) -> None:
    assert {asked_by_mail("", text).verdict for text in threads.values()} == {Verdict.NOTHING}


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_top_it_is_acted_on(threads: dict[str, str], language: str) -> None:
    missed = [
        (sentence, name)
        for sentence in SENTENCES[language][:EACH]
        for name, thread in threads.items()
        if asked_by_mail("Re: Offers", f"{sentence}\n\n{thread}").verdict != Verdict.LEAVE
    ]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("quoted", QUOTED)
def test_in_the_quotation_it_is_not(threads: dict[str, str], language: str, quoted: str) -> None:
    acted_on = [
        (sentence, name)
        for sentence in SENTENCES[language][:EACH]
        for name, thread in threads.items()
        if asked_by_mail("Re: Offers", quoted.format(sentence=sentence, thread=thread)).verdict != Verdict.NOTHING
    ]
    assert acted_on == []
