"""A page shows what it is told and runs nothing."""

from html.parser import HTMLParser

from jatak.evidence.html import rendered
from jatak.evidence.page import Card, Code, Dim, Facts, Lines, Link, Mark, Page, Paragraph, Quote, Section, Table

EVIL = '<script>alert("&")</script>'


class Reader(HTMLParser):
    """Collects tags, addresses and words."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.links, self.ids, self.words = [], [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.words += data


def page(*blocks):
    section = Section("Part", blocks, "part")
    return Reader(rendered(Page("Title", "Lead", Facts([("asked", "all"), ("left out", None)]), [section])))


def test_words_of_others_are_never_markup():
    blocks = [
        Paragraph([EVIL, Link(EVIL, "https://example.org/"), Code(EVIL), Mark(EVIL, EVIL), Dim(EVIL)]),
        Quote(EVIL, EVIL),
        Facts([(EVIL, Lines([EVIL, [EVIL]]))]),
        Table((EVIL,), [[EVIL]], frozenset({EVIL})),
        Card(EVIL, EVIL, [], EVIL),
    ]
    found = page(*blocks)
    assert "script" not in found.tags
    assert found.words.count(EVIL) >= 12


def test_links_lead_to_the_web_or_into_the_page():
    found = page(
        Paragraph(
            [Link(words="run", to="javascript:alert(1)"), Link("law", "https://example.org/"), Link("up", "#part")]
        )
    )
    assert found.links == ["#part", "https://example.org/", "#part"]
    assert "run" in found.words


def test_nothing_is_loaded_from_anywhere():
    written = rendered(Page("Title", "Lead", Facts([]), []))
    assert "default-src 'none'" in written
    assert not {"script", "link", "img", "iframe"} & set(Reader(written).tags)
    assert "url(" not in written


def test_what_is_not_known_is_left_out():
    found = page()
    assert "Asked" in found.words
    assert "left out" not in found.words.lower()


def test_quotes_carry_their_language():
    written = rendered(Page("T", "L", Facts([]), [Section("S", [Quote("Må vi skrive?", "da")])]))
    assert '<blockquote lang="da">Må vi skrive?</blockquote>' in written
