"""The templates of these letters."""

from collections.abc import Iterator, Mapping
from functools import partial

from jatak.consent.models import LetterKind
from jatak.content.placeholders import CONFIRM_LINK
from jatak.content.supplied import Button, Supplied, Text, letter, words_of
from jatak.gate.message import Declared, Element


def _texts(kind: LetterKind) -> Mapping[str, Text]:
    told = {language: words[kind.value] for language, words in words_of(__package__).items()}
    return {language: letter(words["subject"], *_parts(words)) for language, words in told.items()}


def _parts(words: Mapping[str, str]) -> Iterator[str | Button]:
    """The request alone has a button; the others end with the foot's way out."""
    yield words["lead"]
    if "button" in words:
        yield Button(words["button"], CONFIRM_LINK)
    yield words["otherwise"]


LETTERS = {
    # The request is service as long as it is bare; the others are sent under the consent and carry a way out.
    LetterKind.CONFIRM: Supplied(
        "sign-up-confirm",
        "Request to confirm a sign-up",
        Element.DOUBLE_OPT_IN_REQUEST,
        partial(_texts, LetterKind.CONFIRM),
    ),
    LetterKind.WELCOME: Supplied(
        "sign-up-welcome",
        "Welcome after a sign-up",
        Element.NEWSLETTER,
        partial(_texts, LetterKind.WELCOME),
        Declared.MARKETING,
    ),
    LetterKind.FOLLOW_UP: Supplied(
        "sign-up-follow-up",
        "What was said at a till or on the telephone, in writing",
        Element.NEWSLETTER,
        partial(_texts, LetterKind.FOLLOW_UP),
        Declared.MARKETING,
    ),
}
