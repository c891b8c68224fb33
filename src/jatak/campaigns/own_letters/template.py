"""The template of this letter."""

from collections.abc import Mapping

from jatak.content.placeholders import OWN_LINK
from jatak.content.supplied import Button, Supplied, Text, letter, words_of
from jatak.gate.message import Element


def _texts() -> Mapping[str, Text]:
    return {language: _letter(words) for language, words in words_of(__package__).items()}


def _letter(words: Mapping[str, str]) -> Text:
    button = Button(words["button"], OWN_LINK)
    return letter(words["subject"], words["lead"], button, words["day"], words["otherwise"])


LETTER = Supplied("own-page-link", "Link to one's own page, as somebody asked for it", Element.REQUESTED_REPLY, _texts)
