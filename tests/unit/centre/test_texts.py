"""Every language says every sentence of the public pages, with the same blanks, and each sentence is said somewhere."""

import re
from pathlib import Path

import pytest

from jatak.centre.texts import texts
from jatak.consent.models import EventKind, Via
from jatak.content.supplied import words_of
from jatak.content.words import LANGUAGES
from jatak.preferences.languages import SPOKEN

SLOTS = re.compile(r"\{\w+\}")
OTHERS = [language for language in SPOKEN if language != "en"]
SAME = {"send", "name", "data_name", "optional", "channel_email"}
"""Words that several languages happen to share."""
ROOMS = ("preferences", "signup", "centre")
SOURCE = Path(__file__).parents[3] / "src" / "jatak"


@pytest.mark.parametrize("language", SPOKEN)
def test_every_language_says_everything(language: str) -> None:
    english, said = texts("en"), texts(language)
    assert said.keys() == english.keys()
    for name, text in said.items():
        assert text.strip() == text
        assert text, name
        assert set(SLOTS.findall(text)) == set(SLOTS.findall(english[name])), name


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_was_left_in_english(language: str) -> None:
    english = texts("en")
    same = {name for name, text in texts(language).items() if text == english[name]}
    assert same - SAME == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_the_letter_is_whole_in_every_language(language: str) -> None:
    letters = words_of("jatak.campaigns.own_letters")
    english, said = letters["en"], letters[language]
    assert said.keys() == english.keys()
    for name, text in said.items():
        assert set(SLOTS.findall(text)) == set(SLOTS.findall(english[name])), name
        assert language == "en" or text != english[name]


def test_the_same_languages_are_spoken_everywhere() -> None:
    assert set(SPOKEN) == set(LANGUAGES)


def test_each_medium_event_and_state_has_its_words() -> None:
    said = texts("en")
    assert {f"via_{via}" for via in Via} <= said.keys()
    assert {f"history_{kind}" for kind in EventKind} | {"history_objected_survey"} <= said.keys()


def test_no_sentence_is_left_that_nothing_says() -> None:
    files = [file for room in ROOMS for file in (SOURCE / room).rglob("*") if file.suffix in (".py", ".html", ".js")]
    written = "\n".join(file.read_text("utf-8") for file in files)
    built = ("via_", "history_", "channel_", "part_", "left_", "picture_", "pause_", "leave_channel_", "bad_", "next_")
    told = ("_title", "_lead", "_help")
    unused = {name for name in texts("en") if not re.search(rf"\b{name}\b", written)}
    assert {name for name in unused if not name.startswith(built) and not name.endswith(told)} == set()
