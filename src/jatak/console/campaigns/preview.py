"""What a letter looks like as it is now, with its foot, to somebody called Ana."""

from dataclasses import replace

from jatak.console.letters import seeing
from jatak.content.models import TemplateText, TemplateVersion

NAME = "Ana"


def seen(version: TemplateVersion) -> list[seeing.Seen]:
    """Every language, that of the company first."""
    default = version.template.controller.default_language
    texts = sorted(version.texts.all(), key=lambda text: (text.language != default, text.language))
    return [_written(text, seeing.seen(text, NAME)) for text in texts]


def _written(text: TemplateText, found: seeing.Seen) -> seeing.Seen:
    """A foot alone is no letter yet."""
    return found if text.text.strip() else replace(found, html="", text="")
