"""The generated pages of the law as HTML.

They are written in a small part of Markdown: headings, tables, lists, paragraphs; in them bold, emphasis, names of the
program and links. Everything else is text, and is escaped.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

Address = Callable[[str], str | None]
"""The address on the site of a link's target; None where it leads nowhere that we know."""

INLINE = re.compile(
    r"\\(?P<plain>[\\`*\[\]<|])"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>(?:\\.|[^\\])+?)\*\*"
    r"|\*(?P<em>(?:\\.|[^\\*])+)\*"
    r"|\[(?P<text>(?:\\.|[^\\\]])*)\]\((?:<(?P<wide>[^>]*)>|(?P<target>[^)\s]*))\)"
)
ITEM = re.compile(r"^(\s*)(-|\d+\.) +(.*)$")
MEMORY = "from memory, not checked"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: its title, and what stands below it as safe HTML."""

    title: str
    body: str


def drawn(text: str, address: Address) -> Drawn:
    """A generated page."""
    title, body = "", []
    for block in text.strip().split("\n\n"):
        if block.startswith("# "):
            title = plain(block[2:])
        elif not block.startswith("<!--"):
            body.append(_block(block, address))
    return Drawn(title, "\n".join(body))


def plain(text: str) -> str:
    """A text without its marks."""
    return INLINE.sub(lambda found: plain(_said(found)) if not found["plain"] else found["plain"], text)


def anchor(heading: str) -> str:
    """The name by which a heading is linked."""
    return re.sub(r"[^a-z0-9]+", "-", plain(heading).lower()).strip("-")


def inline(text: str, address: Address) -> str:
    """A line with its marks as HTML."""
    drawn_to, parts = 0, []
    for found in INLINE.finditer(text):
        parts.append(escape(text[drawn_to : found.start()]))
        parts.append(_marked(found, address))
        drawn_to = found.end()
    return "".join(parts) + escape(text[drawn_to:])


def _said(found: re.Match[str]) -> str:
    return next(found[name] for name in ("code", "strong", "em", "text") if found[name] is not None)


def _marked(found: re.Match[str], address: Address) -> str:
    if found["plain"]:
        return escape(found["plain"])
    if found["code"]:
        return f"<code>{escape(found['code'])}</code>"
    inner = inline(_said(found), address)
    if found["strong"]:
        return f'<mark class="j-tag j-tag--look">{inner}</mark>' if MEMORY in inner else f"<strong>{inner}</strong>"
    if found["em"]:
        return f"<em>{inner}</em>"
    target = address(found["wide"] if found["wide"] is not None else found["target"])
    away = ' rel="noopener noreferrer"' if target and target.startswith("http") else ""
    return inner if target is None else f'<a href="{escape(target)}"{away}>{inner}</a>'


def _block(block: str, address: Address) -> str:
    if heading := re.match(r"^(#{2,4}) (.*)$", block):
        level, words = len(heading[1]), heading[2]
        return f'<h{level} id="{anchor(words)}">{inline(words, address)}</h{level}>'
    if block.startswith("| "):
        return _table(block.splitlines(), address)
    if ITEM.match(block.splitlines()[0]):
        return _list(block.splitlines(), address)
    return f"<p>{inline(' '.join(block.splitlines()), address)}</p>"


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]


def _table(lines: list[str], address: Address) -> str:
    head, _, *rows = map(_cells, lines)
    titles = "".join(f'<th scope="col">{inline(cell, address)}</th>' if cell else "<td></td>" for cell in head)
    body = "".join(_row(head, row, address) for row in rows)
    return (
        '<div class="j-law__table" tabindex="0" role="region" aria-label="Table">'
        f'<table class="j-table"><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(head: list[str], row: list[str], address: Address) -> str:
    cells = (
        f'<td data-label="{escape(plain(title))}">{inline(cell, address)}</td>'
        for title, cell in zip(head, row, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _list(lines: Iterable[str], address: Address) -> str:
    """A list, in which items that are set in make a list of the item above them."""
    return "".join(_items(list(lines), address))


def _items(lines: list[str], address: Address) -> Iterator[str]:
    first = ITEM.match(lines[0])
    assert first is not None
    tag, depth = ("ul" if first[2] == "-" else "ol"), len(first[1])
    yield f"<{tag}>"
    at = 0
    while at < len(lines):
        item = ITEM.match(lines[at])
        assert item is not None
        end = at + 1
        while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
            end += 1
        below = "".join(_items(lines[at + 1 : end], address)) if end > at + 1 else ""
        yield f"<li>{inline(item[3], address)}{below}</li>"
        at = end
    yield f"</{tag}>"
