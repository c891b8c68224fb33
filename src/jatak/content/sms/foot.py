"""What stands around the words of an SMS: who writes, and how to leave."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from jatak.content.placeholders import one_line
from jatak.content.words import family


def spoken(language: str) -> str:
    """The language of the last line for who reads this one; English where we do not speak it."""
    own = family(language)
    return own if own in _lines() else "en"


def leave_line(language: str, number: str, link: str) -> str:
    """How to leave: by answering, where there is a number for it, else by a link."""
    words = _lines()[spoken(language)]
    return words["answer"].format(number=number) if number else words["link"].format(link=link)


def front(names: tuple[str, ...], sender: str, words: str) -> str:
    """The name of who writes, where neither the sender nor the words say it; `names` are the brand's and the company's.

    Recipients must be told on whose behalf a message is sent (ePrivacy Directive art. 13(4)).
    """
    known = [one_line(name) for name in names if name]
    if any(_says(sender, name) or name.casefold() in words.casefold() for name in known):
        return ""
    return f"{known[0]}: " if known else ""


def whole(before: str, words: str, line: str) -> str:
    """The text as it is sent."""
    said = unicodedata.normalize("NFC", words).replace("\r\n", "\n").strip()
    return f"{before}{said}" + (f"\n{line}" if line else "")


def _says(sender: str, name: str) -> bool:
    """Whether a sender is the name, as far as eleven letters without accents go."""
    plain, short = _plain(name), _plain(sender)
    return len(short) >= 3 and any(map(str.isalpha, short)) and plain.startswith(short)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]", "", letters)


@cache
def _lines() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
