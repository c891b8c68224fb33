"""Letters that are bare on purpose: no logo, no colour of the company, nothing to look at but what is said."""

import html
from dataclasses import dataclass

from jatak.content.supplied.template import Text

LETTER = (
    "max-width:552px;margin:0 auto;padding:24px;"
    "font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px"
)
BUTTON = "display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5d66;color:#ffffff"


@dataclass(frozen=True, slots=True)
class Button:
    """A link in a line of its own: what it says, and the place of a text that becomes its address."""

    label: str
    place: str


def letter(subject: str, *parts: str | Button) -> Text:
    """Paragraphs and buttons as plain text and as HTML."""
    plain = "\n\n".join(map(_plain, parts)) + "\n"
    shown = "".join(f"<p>{_shown(part)}</p>\n" for part in parts)
    return Text(subject, plain, f'<div style="{LETTER}">\n{shown}</div>\n')


def _plain(part: str | Button) -> str:
    return f"{part.label}:\n{{{part.place}}}" if isinstance(part, Button) else part


def _shown(part: str | Button) -> str:
    if isinstance(part, Button):
        return f'<a style="{BUTTON}" href="{{{part.place}}}">{html.escape(part.label)}</a>'
    return html.escape(part)
