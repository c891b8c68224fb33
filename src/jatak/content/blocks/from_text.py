"""Blocks of words that were written without the editor."""

import html
from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5


def body_from(text: str, elements: Iterable[str]) -> list[dict[str, object]]:
    """One block with the paragraphs of the text, of which it is declared what the whole letter was."""
    paragraphs = [each.strip() for each in text.replace("\r\n", "\n").split("\n\n") if each.strip()]
    words = "".join(f"<p>{html.escape(each, quote=False).replace(chr(10), '<br/>')}</p>" for each in paragraphs)
    if not words:
        return []
    value = {"words": words, "elements": sorted(elements)}
    # The same words are the same block, however often they are read.
    return [{"type": "text", "value": value, "id": str(uuid5(NAMESPACE_URL, text))}]
