"""Sentences of a service message that sound like advertising."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _

from jatak.content.findings import Finding
from jatak.content.models import TemplateText
from jatak.gate.message import Declared

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def of_promotion(text: TemplateText) -> list[Finding]:
    """Each sentence with a word of advertising in it; a list of words is no judge, so a person looks."""
    if text.version.template.declared != Declared.SERVICE:
        return []
    said = _(
        "This sounds like advertising. One promotional part makes the whole message advertising, whatever it is called."
    )
    whole = f"{text.subject}\n{text.preheader}\n{text.text}"
    return [
        Finding(
            "sounds_promotional", said, stops=False, place="text", quote=sentence, rule="nothing_promotes_in_service"
        )
        for sentence in promotional_sentences(whole, text.language)
    ]


def promotional_sentences(words: str, language: str) -> list[str]:
    """The sentences in which a word of advertising stands, each once."""
    pattern = _pattern(language.lower().split("-")[0])
    sentences = (match[0].strip() for match in _SENTENCE.finditer(words))
    return list(dict.fromkeys(each for each in sentences if pattern and pattern.search(each)))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    table = tomllib.loads(files("jatak.content.checks").joinpath("promotional.toml").read_text("utf-8"))
    known = table.get(language)
    if known is None:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)", re.IGNORECASE)
