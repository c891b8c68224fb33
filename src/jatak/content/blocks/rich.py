"""Rich text made clean: a few tags without any attribute but the address of a link."""

import html
from html.parser import HTMLParser

from jatak.content.blocks.characters import drawable
from jatak.content.blocks.links import is_good

TAGS = {"p": "p", "b": "b", "strong": "b", "i": "i", "em": "i", "ul": "ul", "ol": "ol", "li": "li"}
DROPPED = frozenset({"script", "style", "title", "textarea", "template", "noscript", "iframe", "object", "svg", "math"})


def clean(source: str) -> str:
    """The same words in known tags, each closed; links that a letter may not hold are words alone."""
    cleaning = _Cleaning()
    cleaning.feed(drawable(source))
    return cleaning.done()


def links_in(source: str) -> list[tuple[str, str]]:
    """The address and the words of each link, also of those that `clean` would take away."""
    finding = _Finding()
    finding.feed(source)
    finding.close()
    return [(address, words.strip()) for address, words in finding.found]


class _Cleaning(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._dropping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED:
            self._dropping.append(tag)
        elif self._dropping:
            return
        elif tag == "br":
            self._out.append("<br>")
        elif tag == "a" and "a" not in self._open and is_good(address := dict(attrs).get("href") or ""):
            self._begin("a", f'<a href="{html.escape(address.strip())}">')
        elif known := TAGS.get(tag):
            self._begin(known, f"<{known}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" and not self._dropping:
            self._out.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._dropping:
            while self._dropping.pop() != tag:
                pass
        known = "a" if tag == "a" else TAGS.get(tag)
        if self._dropping or known not in self._open:
            return
        while (last := self._open.pop()) != known:
            self._out.append(f"</{last}>")
        self._out.append(f"</{known}>")

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._out.append(html.escape(drawable(data), quote=False))

    def done(self) -> str:
        self.close()
        self._out += [f"</{tag}>" for tag in reversed(self._open)]
        return "".join(self._out).strip()

    def _begin(self, tag: str, written: str) -> None:
        # HTML closes a paragraph before the next one: so do we, or browsers and we would see different trees.
        if tag in ("p", "ul", "ol") and "p" in self._open:
            self.handle_endtag("p")
        self._open.append(tag)
        self._out.append(written)


class _Finding(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append([dict(attrs).get("href") or "", ""])
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1][1] += data
