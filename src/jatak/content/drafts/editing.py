"""What the editor opens, and what a copy begins with."""

from typing import Any

from jatak.content.blocks.from_text import body_from
from jatak.content.models import TemplateText


def body_of(text: TemplateText) -> list[Any]:
    """The blocks; words that were written without the editor become one block."""
    if text.body is None:
        return list(body_from(text.text, text.version.elements))
    return list(text.body)


def copied(text: TemplateText) -> dict[str, Any]:
    """The words for a text of another language or version."""
    names = ("subject", "preheader", "html", "text", "own_text")
    return {name: getattr(text, name) for name in names} | {"body": body_of(text)}
