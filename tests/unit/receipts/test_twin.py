"""The readable twin speaks the language of whoever reads it, all of it, and says nothing that the data do not say."""

import re
from dataclasses import fields, replace

import pytest
from tests.unit.receipts.made import CONSENT, CUSTOMER, RECEIPT

from jatak.consent.models import Actor, CollectionKind, Via
from jatak.gate.situation import RelationKind
from jatak.preferences.languages import SPOKEN
from jatak.receipts.gathering import company, consents, turns
from jatak.receipts.record.duration import Begin, months
from jatak.receipts.record.record import Event, Purpose, Source
from jatak.receipts.record.states import State
from jatak.retention.answers.receipt import Speech, as_html, as_text, phrases, words
from jatak.retention.answers.receipt.texts import texts

BLANK = re.compile(r"\{\w+\}")
ENGLISH = Speech("en", "Europe/Copenhagen")
OTHERS = sorted(set(SPOKEN) - {"en"})


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_every_sentence_with_every_blank(language):
    own, english = texts(language), texts("en")
    assert set(own) == set(english)
    assert {name for name in own if sorted(BLANK.findall(own[name])) != sorted(BLANK.findall(english[name]))} == set()
    assert sum(own[name] == english[name] for name in own) < 12, "nearly nothing is left in English"


@pytest.mark.parametrize("language", SPOKEN)
def test_the_page_is_in_its_language(language):
    speech = Speech(language, "Europe/Copenhagen")
    page = as_html(RECEIPT, "Sydrejser A/S", speech, bytes(32))
    assert f'<html lang="{language}">' in page
    assert "May Sydrejser write to you by e-mail?" in page, "the words are those that were shown"
    for name in ("stands", "lies", "proof_goes", "rights", "standing_given", "contents", "until_consent_ends"):
        assert speech.say(name).casefold() in page.casefold(), name
    assert speech.country("DK") in page
    left = ("dpv:", "jatak:", "eu-gdpr:", "loc:", "P12M", "after_", "standing_", "{")
    assert [each for each in left if each in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)] == []


def test_danish_is_danish():
    text = as_text(RECEIPT, "Sydrejser A/S", Speech("da", "Europe/Copenhagen"))
    for said in (
        "Kvittering fra Sydrejser A/S",
        "12 måneder efter den sidste besked",
        "3. maj 2026",
        "14.04",
        "Danmark",
    ):
        assert said in text, text


def test_every_state_span_and_act_has_words_of_its_own():
    for state in State:
        assert words.state_named(state, ENGLISH) != state.value
    assert {words.lasting(months(3, begin), ENGLISH) for begin in Begin} == {
        "3 months after the last message that it permitted",
        "3 months after the last thing that the person did",
        "3 months after the last purchase",
    }
    german = Speech("de")
    for via in Via:
        assert phrases.method(via.value.replace("_", " "), german) != via.value, via
        for actor in set(Actor) - {Actor.PERSON}:
            assert "entered by" not in phrases.method(f"{via.value}, entered by {actor.value}", german)
    for kind in CollectionKind:
        assert phrases.source(f"{kind.value}: Home", german) == f"{german.say(f'place_{kind.value}')}: Home"
    for relation in RelationKind:
        assert phrases.method(relation.name.lower().replace("_", " "), german).strip()


def test_every_phrase_that_our_records_hold_is_known():
    ends = {company.UNTIL_WITHDRAWN.value, company.UNTIL_OBJECTED.value, turns.UNTIL_ANEW.value}
    assert ends <= set(phrases.UNTIL)
    danish = Speech("da")
    assert phrases.purpose("Marketing of Sol about Trips, Hotels", danish) == "Markedsføring fra Sol om Trips, Hotels"
    assert phrases.purpose("Marketing of Sol", danish) == "Markedsføring fra Sol"
    assert set(consents.CHANNELS) <= {"email", "sms", "dm", "push", "inbox"}


def test_what_others_wrote_stands_as_they_wrote_it():
    theirs = replace(
        CONSENT,
        purposes=(Purpose(("dpv:Marketing",), "Tell you of tea"),),
        sources=(Source("dpv:DataSubjectDataSource", "Website"),),
        events=(Event(State.GIVEN, None, method="Click"),),
        legal_bases=("dpv:Consent",),
        rights=("dpv:Right",),
    )
    page = as_html(replace(RECEIPT, records=(theirs, CUSTOMER), created_at=None, id=None), "Tea", Speech("fr"))
    for said in ("Tell you of tea", "Website", "(Click)", "à un moment inconnu"):
        assert said in page, said


def test_a_record_with_nothing_in_it_is_told_without_a_crash():
    empty = {field.name: () for field in fields(CONSENT) if str(field.type).startswith("tuple")}
    bare = replace(CONSENT, **empty, id=None, subject="", evidence=type(CONSENT.evidence)())
    assert "nothing is said" in as_html(replace(RECEIPT, records=(bare,)), "?", ENGLISH)
