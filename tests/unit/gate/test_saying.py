"""A decision is said in the reader's language, with the same number and the same remedy."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, ORDER, PROMOTION, UNKNOWN, rulebook
from tests.unit.gate.test_withdrawal import GOOD

from jatak.gate.decide import decide
from jatak.gate.decision import Answer
from jatak.gate.saying import Said, explain, languages, say, say_review, words
from jatak.gate.situation import Situation
from jatak.gate.withdrawal import review_leaving


def said(situation: Situation, language: str) -> Said:
    return explain(decide(situation, PROMOTION, rulebook()), language)


def test_a_permit_says_its_ground_and_needs_no_change() -> None:
    permit = decide(ANA, PROMOTION, rulebook())
    assert permit.permitted
    assert explain(permit, "de").because == words("de")["permissions"]["consent"]["because"]
    assert explain(permit, "de").would_change == ""


def test_two_grounds_of_one_code_are_told_apart() -> None:
    customer, subscriber = (decide(one, ORDER, rulebook()) for one in (CHLOE, ANA))
    assert customer.rule == subscriber.rule == "service_message"
    assert explain(customer, "fr").because != explain(subscriber, "fr").because


def test_english_is_what_stands_with_the_rules() -> None:
    denial = decide(EVE, PROMOTION, rulebook())
    assert explain(denial) == Said(denial.because, denial.would_change)


def test_a_denial_says_why_and_what_would_change_it() -> None:
    assert said(replace(CHLOE, opt_out_at_collection=NO), "da") == Said(
        "Kunden kunne ikke frabede sig markedsføring, da adressen blev indsamlet.",
        "Kunden skal kunne frabede sig markedsføring, når adressen indsamles."
        " Senere kan det ikke rettes op uden samtykke.",
    )


@pytest.mark.parametrize("language", languages()[1:])
def test_a_number_of_the_law_stands_in_the_sentence(language: str) -> None:
    sentence = said(replace(ANA, fresh=NO), language).because
    assert sentence == words(language)["rules"]["not_lapsed"]["fails"].format(limit=12)
    assert " 12 " in sentence


@pytest.mark.parametrize("language", languages()[1:])
def test_where_the_law_sets_no_number_the_words_for_that_stand(language: str) -> None:
    silent = said(replace(ANA, country="SE", fresh=NO), language).because
    assert words(language)["no_limit"] in silent
    assert "the allowed" not in silent


def test_what_is_not_known_is_said_so() -> None:
    assert said(replace(ANA, proof=UNKNOWN), "nl").because == "Het is niet bekend of deze toestemming aantoonbaar is."
    assert said(replace(ANA, proof=NO), "nl").because == "Niemand kan aantonen dat deze toestemming is gegeven."


def test_what_is_not_known_is_a_no_where_the_rule_says_one_sentence_for_both() -> None:
    unknown = answer(replace(ANA, given=UNKNOWN), "consent_claimed")
    assert unknown.holds is UNKNOWN
    assert say(unknown, "nb").because == words("nb")["rules"]["consent_claimed"]["fails"]


def test_a_rule_that_holds_needs_no_change() -> None:
    assert say(answer(ANA, "provable"), "fr") == Said(
        "Le consentement peut être prouvé\N{NO-BREAK SPACE}: texte, version, date et acte.", ""
    )


def answer(situation: Situation, rule: str) -> Answer:
    return next(one for one in decide(situation, PROMOTION, rulebook()).answers if one.rule == rule)


def test_a_review_of_leaving() -> None:
    pack = rulebook().packs["DK"]
    handled, failed = review_leaving(GOOD, pack), review_leaving(replace(GOOD, works=NO), pack)
    unknown = review_leaving(replace(GOOD, works=UNKNOWN), pack)
    assert say_review(handled, "de") == Said(
        "Die Abmeldung funktioniert, ist einfach und wurde rechtzeitig ausgeführt.", ""
    )
    assert say_review(failed, "de") == Said("Die Abmeldung funktioniert nicht.", "Die Abmeldung muss funktionieren.")
    assert (
        say_review(unknown, "de").because == "Nicht bekannt und daher nicht erfüllt: Die Abmeldung muss funktionieren."
    )
    assert say_review(failed) == Said(failed.because, failed.would_change)


def test_a_language_without_words_is_told_those_that_there_are() -> None:
    with pytest.raises(KeyError, match="no words in tlh: there are en, da, de, fi, fr, nb, nl, sv"):
        explain(decide(EVE, PROMOTION, rulebook()), "tlh")
