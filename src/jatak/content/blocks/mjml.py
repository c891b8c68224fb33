"""From blocks to MJML, the markup that becomes HTML which every mail program draws alike."""

import html
from collections.abc import Iterable, Iterator
from itertools import groupby

from jatak.content.blocks.characters import drawable
from jatak.content.blocks.dress import FONTS, PADDING, WIDTH, Dress
from jatak.content.blocks.links import is_good
from jatak.content.blocks.parts import Button, Columns, Divider, Heading, Part, Picture, Text
from jatak.content.blocks.shown import Gallery


def mjml(parts: tuple[Part, ...], dress: Dress, language: str, subject: str, preheader: str, gallery: Gallery) -> str:
    """The whole letter but for its foot, which is each message's own."""
    written = "".join(_Sections(dress, gallery).of(parts))
    preview = f"<mj-preview>{_text(preheader)}</mj-preview>" if preheader else ""
    return (
        f'<mjml lang="{_text(language)}"><mj-head><mj-title>{_text(subject)}</mj-title>{preview}'
        f"<mj-attributes>{_attributes(dress)}</mj-attributes>"
        '<mj-raw><meta name="color-scheme" content="light dark" /></mj-raw>'
        f"<mj-style>{dress.in_the_dark()}</mj-style></mj-head>"
        f'<mj-body width="{WIDTH}px" background-color="{dress.page}" css-class="l-page">{written}</mj-body></mjml>'
    )


def _attributes(dress: Dress) -> str:
    return (
        f'<mj-all font-family="{FONTS}" />'
        f'<mj-text font-size="16px" line-height="25px" color="{dress.ink}" css-class="l-ink"'
        f' padding="8px {PADDING}px" />'
        f'<mj-button background-color="{dress.accent}" color="{dress.on_accent}" font-size="16px" font-weight="600"'
        f' border-radius="8px" inner-padding="13px 26px" padding="12px {PADDING}px" align="left" />'
        f'<mj-divider border-width="1px" border-color="{dress.line}" padding="16px {PADDING}px" css-class="l-line" />'
        f'<mj-image padding="8px {PADDING}px" align="left" border-radius="8px" fluid-on-mobile="true" />'
    )


class _Sections:
    """Writes stretches of blocks one below the other, and columns side by side."""

    def __init__(self, dress: Dress, gallery: Gallery) -> None:
        self._dress, self._gallery = dress, gallery

    def of(self, parts: Iterable[Part]) -> Iterator[str]:
        yield self._name()
        yield self._section(_column('<mj-spacer height="8px" />'), "8px 8px 0 0")
        for beside, group in groupby(parts, key=lambda part: isinstance(part, Columns)):
            if beside:
                yield from (self._beside(part) for part in group if isinstance(part, Columns))
            else:
                yield self._section(_column(self._below(group, WIDTH - 2 * PADDING)))
        yield self._section(_column('<mj-spacer height="16px" />'), "0 0 8px 8px")

    def _name(self) -> str:
        name = f'<mj-text css-class="l-name" color="{self._dress.accent}" font-size="18px" font-weight="700">'
        column = _column(f"{name}{_text(self._dress.name)}</mj-text>")
        return f'<mj-section padding="20px 0 8px">{column}</mj-section>'

    def _section(self, inner: str, corners: str = "0") -> str:
        dress = f'background-color="{self._dress.card}" border-radius="{corners}" css-class="l-card"'
        return f'<mj-section padding="0" {dress}>{inner}</mj-section>'

    def _beside(self, columns: Columns) -> str:
        room = WIDTH // 2 - 2 * PADDING
        return self._section("".join(_column(self._below(side, room)) for side in (columns.left, columns.right)))

    def _below(self, parts: Iterable[Part], room: int) -> str:
        return "".join(self._part(part, room) for part in parts)

    def _part(self, part: Part, room: int) -> str:
        match part:
            case Heading():
                size = 'font-size="24px" line-height="31px" font-weight="700" padding-top="16px"'
                return (
                    f'<mj-text {size}><h2 style="{_HEADING}">{_text(part.words)}</h2></mj-text>' if part.words else ""
                )
            case Text():
                return f"<mj-text>{_styled(part.html, self._dress)}</mj-text>" if part.html else ""
            case Picture():
                return self._picture(part, room)
            case Button():
                good = part.label and is_good(part.link)
                return f'<mj-button href="{_text(part.link)}">{_text(part.label)}</mj-button>' if good else ""
            case Divider():
                return "<mj-divider />"
            case Columns():
                return self._below((*part.left, *part.right), room)

    def _picture(self, part: Picture, room: int) -> str:
        shown = self._gallery(part.picture) if part.picture is not None else None
        if shown is None:
            return ""
        link = f' href="{_text(part.link)}"' if is_good(part.link) else ""
        alternative = "" if part.decorative else _text(part.alternative)
        width = min(shown.width, room)
        return f'<mj-image src="{_text(shown.url)}" alt="{alternative}" width="{width}px"{link} />'


_HEADING = "margin:0;font-size:24px;line-height:31px;font-weight:700;"


def _styled(clean: str, dress: Dress) -> str:
    """Clean rich text with the styles that mail programs need on each tag."""
    link = f'<a style="color:{dress.accent};text-decoration:underline;" href='
    listed = "margin:0 0 12px;padding-left:24px;"
    return (
        clean.replace("<a href=", link)
        .replace("<p>", '<p style="margin:0 0 12px;">')
        .replace("<ul>", f'<ul style="{listed}">')
        .replace("<ol>", f'<ol style="{listed}">')
        .replace("<br>", "<br />")
    )


def _column(inner: str) -> str:
    return f"<mj-column>{inner}</mj-column>"


def _text(words: str) -> str:
    return html.escape(drawable(words))
