"""What Ben's text messages ask for: the exact word, a word and a topic, a sentence, or nothing."""

from datetime import date

import pytest

from jatak.inbound.reading.request import Verdict
from jatak.inbound.reading.words.sms import asked_by_sms
from jatak.law.parameters import LEAVING_STOP_WORDS
from jatak.law.rulebook import Rulebook

EXACT = [
    *("STOP", "stop", "Stopp", "STOPP!!", "ARRÊT", "arret svp", "AFMELD", "afmeld tak", "unsubscribe", "END", "quit"),
    *(
        "STOPALL",
        "revoke",
        "OPTOUT",
        "opt-out",
        "Cancel",
        "remove",
        "TD",
        "stoppa tack",
        "avslutt",
        "meld av",
        "avsluta",
    ),
    *(
        "abmelden bitte",
        "stopp alt",
        "lopeta",
        "afmelden aub",
        "stop stop",
        "STOP 2404",
        "s t o p",
        "S.T.O.P.",
        " stop\n",
    ),
    *("stop please", "STOP tak", "🛑 STOP 🛑", "«stop»", "Hej stop", "STOP?"),
]


@pytest.mark.parametrize("text", EXACT)
def test_the_exact_word_leaves(text: str) -> None:
    answer = asked_by_sms(text)
    assert (answer.verdict, answer.because, answer.topic) == (Verdict.LEAVE, "exact", "")
    assert answer.marked == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "please don't text me again",
        "ikke send mig flere sms'er",
        "Bitte keine weiteren SMS",
        "ne m'envoyez plus de sms",
    ],
)
def test_a_clear_sentence_leaves_as_in_a_mail(text: str) -> None:
    assert asked_by_sms(text).verdict == Verdict.LEAVE


@pytest.mark.parametrize(
    ("text", "topic"), [("STOP TRAVEL", "travel"), ("Stop rejser", "rejser"), ("STOP vin rouge", "vin rouge")]
)
def test_a_word_and_a_topic_name_the_topic(text: str, topic: str) -> None:
    answer = asked_by_sms(text)
    assert (answer.verdict, answer.because, answer.topic) == (Verdict.LEAVE, "topic", topic)


@pytest.mark.parametrize(
    "text", ["stop by the shop tomorrow", "Stop. Hvem er du?", "Stop lying", "stop, i'm coming home", "end of story"]
)
def test_a_stop_word_that_begins_something_else_is_for_a_person(text: str) -> None:
    answer = asked_by_sms(text)
    assert (answer.verdict, answer.because) == (Verdict.DOUBTFUL, "begins")


@pytest.mark.parametrize(
    "text", ["I will stop by at six", "Can you stop and get milk?", "Bus stop is closed", "", "🙂", "?"]
)
def test_a_stop_word_inside_a_text_means_nothing(text: str) -> None:
    assert asked_by_sms(text).verdict == Verdict.NOTHING


@pytest.mark.parametrize("text", ["START", "unstop", "JA", "yes", "Ja tak!"])
def test_nobody_says_yes_by_a_word(text: str) -> None:
    answer = asked_by_sms(text)
    assert (answer.verdict, answer.because) == (Verdict.NOTHING, "start")


def test_a_word_of_one_country_counts_where_its_pack_names_it() -> None:
    assert asked_by_sms("uit").verdict == Verdict.NOTHING
    assert asked_by_sms("UIT!", {"uit"}).verdict == Verdict.LEAVE


def test_every_word_of_every_pack_leaves() -> None:
    packs = Rulebook.load(date(2026, 11, 21)).packs
    for pack in packs.values():
        words = pack[LEAVING_STOP_WORDS].value
        assert words
        assert "stop" in words
        for word in words:
            assert asked_by_sms(word.upper(), words).verdict == Verdict.LEAVE, (pack.code, word)
    assert packs["NO"][LEAVING_STOP_WORDS].value == {"stop", "stopp"}
