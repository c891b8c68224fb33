"""The letter that answers who asked to be erased: what goes, what stays, why and until when (GDPR art. 12(3), (4))."""

from collections.abc import Mapping
from functools import partial

from jatak.content.supplied import Supplied, Text, letter, words_of
from jatak.gate.message import Element

NAMES = ("done", "mark", "proof", "shop", "rights", "back", "once")


def letter_of(months: int) -> Supplied:
    """The template of the letter where proof is locked for so many months; it says nothing but what was asked."""
    name = f"Answer to a request for erasure: proof kept {months} months"
    return Supplied(f"erased-proof-{months}", name, Element.REQUESTED_REPLY, partial(_texts, months))


def _texts(months: int) -> Mapping[str, Text]:
    return {language: _letter(months, words) for language, words in words_of(__package__).items()}


def _letter(months: int, words: Mapping[str, str]) -> Text:
    return letter(words["subject"], *(words[name].replace("{months}", str(months)) for name in NAMES))
