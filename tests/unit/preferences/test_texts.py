"""Every language says the same things, about the same company and topic."""

import re

import pytest

from jatak.preferences.languages import SPOKEN, choose
from jatak.preferences.texts import texts

SLOTS = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", SPOKEN)
def test_every_language_says_everything(language: str) -> None:
    english, said = texts("en"), texts(language)
    assert said.keys() == english.keys()
    for name, text in said.items():
        assert text.strip(), name
        assert set(SLOTS.findall(text)) == set(SLOTS.findall(english[name])), name


@pytest.mark.parametrize("language", [language for language in SPOKEN if language != "en"])
def test_nothing_was_left_in_english(language: str) -> None:
    english = texts("en")
    assert [name for name, text in texts(language).items() if text == english[name]] == []


@pytest.mark.parametrize(
    ("wishes", "accepted", "language"),
    [
        (("da",), "de", "da"),
        (("", "fr"), "de", "fr"),
        (("da-DK",), "", "da"),
        (("no",), "", "nb"),
        (("nn_NO",), "", "nb"),
        (("sv-FI",), "de", "sv"),
        (("it",), "de-AT,de;q=0.9,en;q=0.8", "de"),
        ((), "it, fr;q=0.3, nl;q=0.7", "nl"),
        ((), "nl;q=0, fr;q=0.1", "fr"),
        ((), "*, ;;q=x, \x00", "en"),
        ((), "", "en"),
    ],
)
def test_choice(wishes: tuple[str, ...], accepted: str, language: str) -> None:
    assert choose(*wishes, accepted=accepted) == language
