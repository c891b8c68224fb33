"""HTML as the text that somebody wrote: without quotations, and with every link's address behind its words."""

import re
from html.parser import HTMLParser

LONGEST = 1_000_000
SKIPPED = {"script", "style", "head", "title", "template", "svg", "noscript"}
VOID = {"br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "track", "wbr"}
BLOCKS = {
    "p",
    "div",
    "table",
    "tr",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "pre",
    "td",
}
APART = {"p", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
QUOTES = re.compile(
    r"gmail_quote|gmail_extra|gmail_attr|yahoo_quoted|moz-cite-prefix|moz-forward|protonmail_quote|outlookmessageheader"
    r"|divrplyfwdmsg|appendonsend|mail-editor-reference-message|replymessage|zmail_extra|tutanota_quote|wordsection_reply"
    r"|quoted[-_]?(?:text|reply)|ydp[a-z0-9]*yahoo_quoted|ms-outlook-mobile-reference|isforwardcontent|hm_message_quote",
    re.IGNORECASE,
)
"""Classes and identities that mail programs give to what they quote."""
OUTLOOK_LINE = re.compile(r"border-top:\s*solid\s*#(?:e1e1e1|b5c4df)", re.IGNORECASE)
"""Outlook's line above the headers of what it quotes."""
SPACES, EMPTY = re.compile(r"[^\S\n]+"), re.compile(r"\n[ \n]*\n")


def text_of(html: str) -> str:
    """The visible text of a reply in HTML; takes any text, also broken HTML, and never raises."""
    reader = _Reader()
    reader.feed(html[:LONGEST])
    reader.close()
    lines = "\n".join(line.strip() for line in SPACES.sub(" ", "".join(reader.parts)).split("\n"))
    return EMPTY.sub("\n\n", lines).strip()


class _Reader(HTMLParser):
    """Keeps text but where an element that is not theirs is open; `depth` counts what is open within it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.left_out = ""
        self.depth = 0
        self.over = False
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.left_out:
            self.depth += tag == self.left_out
        elif _not_theirs(tag, attrs):
            self.over = self.over or _ends_theirs(attrs)
            if tag not in VOID:
                self.left_out, self.depth = tag, 1
        else:
            self._break(tag, "\n")
            self.address = dict(attrs).get("href") or "" if tag == "a" else self.address

    def handle_endtag(self, tag: str) -> None:
        if self.left_out:
            self.depth -= tag == self.left_out
            self.left_out = self.left_out if self.depth else ""
            return
        if tag == "a" and self.address.startswith(("http", "mailto:")):
            self._keep(f" <{self.address[:200].replace(' ', '')}> ")
            self.address = ""
        if tag in BLOCKS:
            self._break(tag, "\n")

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self._keep(data.replace("\n", " ").replace("\r", " "))

    def _break(self, tag: str, line: str) -> None:
        if tag == "hr":
            self._keep("\n__________\n")
        elif tag == "br" or tag in BLOCKS:
            self._keep(line * (2 if tag in APART else 1))

    def _keep(self, text: str) -> None:
        if not self.over:
            self.parts.append(text)


def _not_theirs(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    return tag in SKIPPED or tag == "blockquote" or _marked(attrs) or _ends_theirs(attrs)


def _marked(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name in ("class", "id", "data-marker") and QUOTES.search(value or "") for name, value in attrs)


def _ends_theirs(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether all that follows is quoted: Outlook marks the headers of the original, and not its end."""
    known = dict(attrs)
    identity = (known.get("id") or "").lower()
    return identity in ("divrplyfwdmsg", "appendonsend") or OUTLOOK_LINE.search(known.get("style") or "") is not None
