"""A document as HTML for paper: title, contents with the numbers of pages, sections, running head and foot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from jatak.evidence.html import html_of
from jatak.evidence.page import Facts, Section
from jatak.retention.answers.blocks import Tiles
from jatak.retention.answers.speech import Speech

WHOLE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="description" content="{kind}">
<meta name="dcterms.created" content="{made_at}">
<meta name="dcterms.modified" content="{made_at}">
</head>
<body{dress}>
<header>
<p class="author">{author}</p>
<p class="kind">{kind}</p>
<h1>{title}</h1>
<p class="lead">{lead}</p>
{facts}{tiles}</header>
{contents}<main>
{sections}</main>
</body>
</html>
"""


CONTENTS = """<nav aria-label="{name}">
<h2 class="quiet">{name}</h2>
<ol>
{entries}</ol>
</nav>
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a document says; how it looks is for the style sheet to know."""

    speech: Speech
    author: str
    """Whose answer it is."""
    kind: str
    title: str
    lead: str
    facts: Facts
    tiles: Tiles
    sections: Sequence[Section]
    made_at: str
    short: bool = False
    """Without a table of contents, and begun on the first page."""


def html(paper: Paper) -> str:
    """The whole document."""
    return WHOLE.format(
        language=paper.speech.language,
        title=escape(paper.title),
        author=escape(paper.author),
        kind=escape(paper.kind),
        made_at=escape(paper.made_at[:19] + "Z"),
        lead=escape(paper.lead),
        facts=html_of(paper.facts),
        tiles=html_of(paper.tiles) if paper.tiles.each else "",
        dress=' class="short"' if paper.short else "",
        contents="" if paper.short else _contents(paper),
        sections="".join(map(html_of, paper.sections)),
    )


def style() -> str:
    """The style sheet."""
    return files("jatak.retention.answers").joinpath("paper.css").read_text("utf-8")


def _contents(paper: Paper) -> str:
    return CONTENTS.format(name=escape(paper.speech.say("contents")), entries="".join(_entries(paper.sections)))


def _entries(sections: Iterable[Section]) -> Iterable[str]:
    for section in sections:
        yield f'<li><a href="#{escape(section.anchor)}">{escape(section.heading)}</a></li>\n'
