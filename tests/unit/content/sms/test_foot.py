"""Who writes, and how to leave, around the words of an SMS."""

import pytest

from jatak.content.sms.alphabet import outside
from jatak.content.sms.foot import front, leave_line, whole

LANGUAGES = ("en", "da", "nb", "sv", "fi", "de", "nl", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_line_speaks_eight_languages_in_the_alphabet_of_telephones(language):
    answer, link = leave_line(language, "1234", ""), leave_line(language, "", "https://s.example/x/Ab-_0")
    assert "STOP" in answer
    assert "1234" in answer
    assert link.endswith(": https://s.example/x/Ab-_0")
    assert not outside(answer + link)


def test_each_language_says_it_otherwise_than_english():
    lines = {language: leave_line(language, "", "L") + leave_line(language, "1", "") for language in LANGUAGES}
    assert len(set(lines.values())) == len(LANGUAGES)


def test_a_language_that_it_does_not_speak_is_told_in_english():
    assert leave_line("pl", "1234", "") == "Stop: reply STOP to 1234"
    assert leave_line("nn-NO", "1234", "") == leave_line("nb", "1234", "")


@pytest.mark.parametrize(
    ("sender", "words", "said"),
    [
        ("1234", "Summer is here.", "Sydrejser: "),
        ("Sydrejser", "Summer is here.", ""),
        ("SYDREJSER", "Summer is here.", ""),
        ("Offers", "Summer is here.", "Sydrejser: "),
        ("1234", "Summer with sydrejser is here.", ""),
        ("S", "Summer is here.", "Sydrejser: "),
    ],
)
def test_the_company_is_named_where_neither_sender_nor_words_name_it(sender, words, said):
    assert front(("", "Sydrejser"), sender, words) == said


def test_a_sender_of_eleven_letters_names_a_longer_company_and_accents_do_not_matter():
    assert front(("", "Nørrebro Rejser A/S"), "NorrebroRej", "Hej") == ""


def test_a_brand_speaks_in_its_own_name():
    assert front(("Blaa", "Sydrejser"), "1234", "Hej") == "Blaa: "


def test_a_message_is_composed_and_has_no_white_space_at_its_ends():
    assert whole("", " A\u030a er en å\r\n", "Stop: 1") == "Å er en å\nStop: 1"
