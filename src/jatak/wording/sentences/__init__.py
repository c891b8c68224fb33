"""What the lists say, in the languages of those who write notices: one file a language, by the English sentence."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from tomllib import loads


def said(sentence: str, reader: str) -> str:
    """A sentence of the lists in the reader's language; in English where there is none of theirs."""
    return sentences(reader).get(sentence, sentence)


@cache
def sentences(language: str) -> Mapping[str, str]:
    """All of a language, by what they are in English; none where nobody has written them."""
    file = files(__name__) / f"{language}.toml"
    return loads(file.read_text("utf-8")) if file.is_file() else {}
