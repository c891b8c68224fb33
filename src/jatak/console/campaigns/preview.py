"""What a letter looks like as it is now, with its foot, to somebody called Ana."""

from dataclasses import replace
from typing import Any

from jatak.console.campaigns.languages import readers_beside
from jatak.console.letters import seeing
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.naming import family_named, language_named

NAME = "Ana"


def seen(version: TemplateVersion) -> list[seeing.Seen]:
    """Every language, that of the company first."""
    default = version.template.controller.default_language
    texts = sorted(version.texts.all(), key=lambda text: (text.language != default, text.language))
    return [_written(text, seeing.seen(text, NAME)) for text in texts]


def seen_beside(version: TemplateVersion) -> list[dict[str, Any]]:
    """What those see who get it and read another language: the text is the same, the foot is in theirs."""
    texts = {text.language: text for text in version.texts.all()}
    return [
        {
            "reads": family_named(reads),
            "gets": language_named(gets),
            "seen": _written(texts[gets], seeing.seen(texts[gets], NAME, reads)),
        }
        for reads, gets in readers_beside(version)
        if gets in texts
    ]


def _written(text: TemplateText, found: seeing.Seen) -> seeing.Seen:
    """A foot alone is no letter yet."""
    return found if text.text.strip() else replace(found, html="", text="")
