"""A notice as people will see it: the words of one language, with links as links."""

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from jatak.consent.models import Purpose
from jatak.consent.notices import Words
from jatak.console.notices.words import PARTS
from jatak.wording.folding import LINK


def seen(language: str, words: Words, purpose: str) -> dict[str, Any]:
    """For the template that draws it."""
    parts = {name: with_links(getattr(words, name)) for name in PARTS}
    return {"language": language, "objects": purpose == Purpose.CUSTOMERS, **parts}


def with_links(text: str) -> SafeString:
    """The text, escaped; of `[text](address)` people see the text, underlined."""
    pieces, last = [], 0
    for match in LINK.finditer(text):
        pieces += [escape(text[last : match.start()]), f"<u>{escape(match[1])}</u>"]
        last = match.end()
    whole = "".join([*map(str, pieces), str(escape(text[last:]))])
    return mark_safe(whole.replace("\n", "<br>"))  # noqa: S308, each piece is escaped
