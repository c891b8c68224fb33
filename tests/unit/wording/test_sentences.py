"""Whoever writes a notice reads what is wrong with it in their own language."""

import re

import pytest

from jatak.wording.asking import Asking, Named
from jatak.wording.lists import lists
from jatak.wording.needs.channels import CALLED
from jatak.wording.review import review
from jatak.wording.sentences import said, sentences

READERS = ("da", "nb", "sv", "de", "nl", "fr")
HOLE = re.compile(r"\{\w+\}")


def every() -> set[str]:
    """All that the lists say, and the names of channels in it."""
    entries = {said for each in lists().values() for one in each.entries for said in (one.says, one.remedy)}
    return entries | {one.says for each in lists().values() for one in each.reminders} | set(CALLED.values())


@pytest.mark.parametrize("reader", READERS)
def test_every_sentence_is_there_once_and_none_that_nobody_says(reader: str) -> None:
    assert sentences(reader).keys() == every()


@pytest.mark.parametrize("reader", READERS)
def test_a_sentence_names_what_it_names_in_english(reader: str) -> None:
    for english, own in sentences(reader).items():
        assert sorted(HOLE.findall(own)) == sorted(HOLE.findall(english)), own
        assert own.strip() == own != "", english
        assert own != english or english in CALLED.values(), own


def test_the_reader_is_told_in_their_language_and_others_in_english() -> None:
    asked = Asking("da", "Få gratis nyheder fra os.", "", (Named("Sydrejser"),), countries=("DK",))
    danish, english, finnish = (review(asked, reader) for reader in ("da", "en", "fi"))
    assert [each.code for each in danish] == [each.code for each in english]
    assert {each.says for each in danish}.isdisjoint(each.says for each in english)
    assert finnish == english
    assert said("What nobody says.", "da") == "What nobody says."
