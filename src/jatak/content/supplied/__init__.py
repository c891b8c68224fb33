"""Templates that we supply: made with the first message, in every language; a company may write newer versions."""

from jatak.content.supplied.bare import Button, letter
from jatak.content.supplied.making import renewed, version_of
from jatak.content.supplied.template import Supplied, Text
from jatak.content.supplied.words import text_messages, words_of

__all__ = ["Button", "Supplied", "Text", "letter", "renewed", "text_messages", "version_of", "words_of"]
