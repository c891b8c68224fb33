"""The letter of one step: what will happen, when, and the button by which people stay."""

from collections.abc import Mapping
from functools import partial

from jatak.content.placeholders import STAY_LINK
from jatak.content.supplied import Button, Supplied, Text, letter, words_of
from jatak.gate.message import Declared, Element


def letter_of(days: int) -> Supplied:
    """The template of the step so many days before; a company may write newer versions of each.

    Marketing: to ask whether somebody wants to stay is to ask for consent, which every pack so far calls so
    (`consent.asking_by_message`). The gate decides.
    """
    name = f"Before people go, {days} days"
    return Supplied(
        f"before-people-go-{days}", name, Element.CONSENT_REQUEST, partial(_texts, days), Declared.MARKETING
    )


def _texts(days: int) -> Mapping[str, Text]:
    return {language: _letter(words, days) for language, words in words_of(__package__).items()}


def _letter(words: Mapping[str, str], days: int) -> Text:
    # Not str.format: the places of the letter, such as {company}, are filled when it is sent.
    said = {name: text.replace("{days}", str(days)) for name, text in words.items()}
    button = Button(said["button"], STAY_LINK)
    return letter(said["subject"], said["lead"], said["then"], button, said["otherwise"])
