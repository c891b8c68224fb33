"""The text part of a letter, made of its blocks."""

from html.parser import HTMLParser

from jatak.content.blocks.links import is_good
from jatak.content.blocks.parts import Button, Columns, Divider, Heading, Part, Picture, Text

RULE = "- - - - - - - - - -"


def plain(parts: tuple[Part, ...]) -> str:
    """What the blocks say, without markup; links stand in angle brackets behind their words (RFC 3986, appendix C)."""
    return "\n\n".join(said for part in parts if (said := _said(part).strip()))


def words_of(source: str) -> str:
    """Clean rich text as plain text."""
    telling = _Telling()
    telling.feed(source)
    telling.close()
    return telling.told()


def _said(part: Part) -> str:
    match part:
        case Heading():
            return part.words
        case Text():
            return words_of(part.html)
        case Picture():
            return _linked("" if part.decorative else part.alternative, part.link)
        case Button():
            return _linked(part.label, part.link)
        case Divider():
            return RULE
        case Columns():
            return "\n\n".join(filter(None, (plain(part.left), plain(part.right))))


def _linked(words: str, link: str) -> str:
    return " ".join(filter(None, (words, f"<{link}>" if is_good(link) else "")))


class _Telling(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._lists: list[int | None] = []
        self._link, self._link_from = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._out.append("\n")
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._out.append("\n" + self._mark())
        elif tag == "a":
            self._link, self._link_from = dict(attrs).get("href") or "", len(self._out)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link:
            words = "".join(self._out[self._link_from :])
            bare = self._link.removeprefix("mailto:").removeprefix("tel:")
            if words.strip() != bare:
                self._out.append(f" <{self._link}>")
            self._link = ""
        elif tag == "p":
            self._out.append("\n\n")
        elif tag in ("ul", "ol"):
            self._lists.pop()
            self._out.append("\n" if self._lists else "\n\n")

    def handle_data(self, data: str) -> None:
        self._out.append(data)

    def told(self) -> str:
        lines = [line.rstrip() for line in "".join(self._out).split("\n")]
        kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
        return "\n".join(kept).strip()

    def _mark(self) -> str:
        indent = "  " * (len(self._lists) - 1)
        if not self._lists or self._lists[-1] is None:
            return f"{indent}- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1]}. "
