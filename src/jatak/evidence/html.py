"""A page as HTML: no scripts, nothing loaded from anywhere, fit for a screen, a telephone and paper."""

from collections.abc import Callable, Iterable
from functools import cache, singledispatch
from html import escape
from importlib.resources import files

from jatak.evidence.page import Card, Cell, Code, Dim, Facts, Lines, Link, Mark, Page, Paragraph, Quote, Section, Table

SAFE = ("https://", "http://", "#", "data/", "README.txt")
"""Where links may lead; a source of law is data, so it could say anything."""

WHOLE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<header>
<h1>{title}</h1>
<p class="lead">{lead}</p>
{facts}
</header>
{contents}{sections}
</main>
</body>
</html>
"""


def rendered(page: Page) -> str:
    """The whole page."""
    return WHOLE.format(
        language=escape(page.language),
        title=escape(page.title),
        lead=escape(page.lead),
        style=_style(),
        facts=html_of(page.facts),
        contents=_contents(page.contents, page.sections),
        sections=_joined(html_of, page.sections),
    )


@singledispatch
def html_of(block: object) -> str:
    """The HTML of a block; raises TypeError for what is none."""
    raise TypeError(f"no block of a page: {block!r}")


@html_of.register
def _(block: Paragraph) -> str:
    return f"<p>{_cell(block.words)}</p>\n"


@html_of.register
def _(block: Quote) -> str:
    return f'<blockquote lang="{escape(block.language)}">{escape(block.words)}</blockquote>\n'


@html_of.register
def _(block: Facts) -> str:
    rows = (f"<div><dt>{_label(name)}</dt><dd>{_cell(cell)}</dd></div>\n" for name, cell in block.rows if cell)
    return f"<dl>\n{''.join(rows)}</dl>\n"


@html_of.register
def _(block: Table) -> str:
    head = "".join(f"<th{_right(name, block)}>{_label(name)}</th>" for name in block.head)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(_rows(block))}</tbody>\n</table>\n"


@html_of.register
def _(block: Card) -> str:
    heading = f'<h3>{_cell(block.heading)}</h3>\n<p class="when">{escape(block.when)}</p>\n'
    return f"<article{_id(block.anchor)}>\n{heading}{_joined(html_of, block.blocks)}</article>\n"


@html_of.register
def _(block: Section) -> str:
    return (
        f"<section{_id(block.anchor)}>\n<h2>{escape(block.heading)}</h2>\n{_joined(html_of, block.blocks)}</section>\n"
    )


def _rows(block: Table) -> Iterable[str]:
    for row in block.rows:
        # The name of its column stands before each value where a telephone shows them one below the other.
        cells = (
            f'<td data-name="{_label(name)}"{_right(name, block)}>{_cell(cell)}</td>'
            for name, cell in zip(block.head, row, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>\n"


def _label(name: str) -> str:
    return escape(name[:1].upper() + name[1:])


def _right(name: str, table: Table) -> str:
    return ' class="number"' if name in table.numbers else ""


def _contents(name: str, sections: Iterable[Section]) -> str:
    entries = (f'<li><a href="#{escape(s.anchor)}">{escape(s.heading)}</a></li>\n' for s in sections if s.anchor)
    return f'<nav aria-label="{escape(name)}">\n<ol>\n{"".join(entries)}</ol>\n</nav>\n'


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    if isinstance(cell, Link):
        return (
            f'<a href="{escape(cell.to)}">{escape(cell.words)}</a>' if cell.to.startswith(SAFE) else escape(cell.words)
        )
    if isinstance(cell, Code):
        return f"<code>{escape(cell.letters)}</code>"
    if isinstance(cell, Mark):
        return f'<span class="mark {escape(cell.tone)}">{escape(cell.words)}</span>'
    if isinstance(cell, Dim):
        return f'<span class="dim">{escape(cell.words)}</span>'
    if isinstance(cell, Lines):
        return "".join(f'<span class="line">{_cell(each)}</span>' for each in cell.cells)
    return " ".join(map(_cell, cell))


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _joined(show: Callable[[object], str], blocks: Iterable[object]) -> str:
    return "".join(map(show, blocks))


@cache
def _style() -> str:
    return files("jatak.evidence").joinpath("page.css").read_text("utf-8")
