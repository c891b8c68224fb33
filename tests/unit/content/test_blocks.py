"""Blocks become HTML that every mail program draws, and a text part that says the same."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jatak.content.blocks.dress import Dress
from jatak.content.blocks.elements import elements_of, undeclared
from jatak.content.blocks.from_text import body_from
from jatak.content.blocks.links import is_good
from jatak.content.blocks.made import Made, made
from jatak.content.blocks.reading import parts_of
from jatak.content.blocks.rich import clean
from jatak.content.blocks.shown import Shown
from jatak.content.checks.promotion import promotional_sentences
from jatak.content.placeholders import fill_html, unknown

NORDLYS = Dress("Nordlys & Søn")
TAGS = {"p", "b", "i", "ul", "ol", "li", "a", "br"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def block(kind: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": "1"}


def letter(*blocks: Any, preheader: str = "", subject: str = "Summer") -> Made:
    return made([*blocks], NORDLYS, "da", subject, preheader, lambda n: Shown(f"https://x.example/{n}.jpg", 1200, 800))


EVERYTHING = (
    block("heading", words="Summer & sun"),
    block("text", words='<p>Hello {name|du}, <b>look</b> <a href="https://a.example/?a=1&amp;b=2">here</a></p>'),
    block("picture", picture=7, alternative='A "fjord"', link="https://a.example/f", elements=["promotion"]),
    block("button", label="Book", link="https://a.example/book", elements=["event_invitation"]),
    block("divider"),
    block("columns", left=[block("text", words="<p>Left</p>")], right=[block("text", words="<p>Right</p>")]),
)


def test_every_block_is_in_the_page_and_in_the_text() -> None:
    result = letter(*EVERYTHING, preheader="Cabins <soon>")
    page = Page(result.html)
    for words in ("Nordlys & Søn", "Summer & sun", "Hello {name|du}", "Book", "Left", "Right", "Cabins <soon>"):
        assert words in page.words
    (picture,) = page.all("img")
    assert (picture["src"], picture["alt"], picture["width"]) == ("https://x.example/7.jpg", 'A "fjord"', "552")
    links = [link["href"] for link in page.all("a")]
    assert links == ["https://a.example/?a=1&b=2", "https://a.example/f", "https://a.example/book"]
    assert page.all("html")[0]["lang"] == "da"
    assert result.text == (
        "Summer & sun\n\nHello {name|du}, look here <https://a.example/?a=1&b=2>\n\n"
        'A "fjord" <https://a.example/f>\n\nBook <https://a.example/book>\n\n- - - - - - - - - -\n\nLeft\n\nRight'
    )


def test_a_page_fetches_nothing_of_others() -> None:
    page = Page(letter(*EVERYTHING).html)
    assert {tag for tag, _ in page.elements} & {"link", "script", "iframe", "form", "object"} == set()
    assert "@import" not in page.words
    assert "url(" not in page.words


def test_the_page_has_a_dark_scheme_and_no_place_of_its_own() -> None:
    result = letter(*EVERYTHING)
    assert "prefers-color-scheme: dark" in result.html
    assert unknown(result.html) == []


def test_what_stands_in_a_place_is_escaped_once() -> None:
    result = letter(block("text", words="<p>{name|Tom &amp; Co &lt;b&gt;}</p>"))
    assert "Tom &amp; Co &lt;b&gt;" in fill_html(result.html, {})
    assert "&amp;amp;" not in fill_html(result.html, {})


@pytest.mark.parametrize("words", ["{unknown|&lt;img src=x onerror=alert(1)&gt;}", "{unknown|&lt;script&gt;}"])
def test_a_place_that_nothing_fills_brings_no_markup(words: str) -> None:
    result = letter(block("text", words=f"<p>{words}</p>"), preheader="{else|<img src=x>}")
    for page in (result.html, fill_html(result.html, {})):
        assert not Page(page).all("img")
        assert not Page(page).all("script")


def test_lists_in_the_text_part() -> None:
    assert letter(block("text", words="<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>")).text == (
        "- a\n- b\n\n1. c\n2. d"
    )


def test_elements_are_the_union_of_all_blocks_and_unknown_ones_are_none() -> None:
    parts = parts_of([*EVERYTHING, block("columns", left=[block("button", elements=["survey", "nonsense", 3])])])
    assert elements_of(parts) == ["event_invitation", "promotion", "survey"]


def test_a_block_is_as_the_one_before_it_unless_each_must_say() -> None:
    first, second = block("text", words="<p>a</p>", elements=["order_info"]), block("text", words="<p>b</p>")
    assert undeclared(parts_of([first, second]), each=False) == []
    assert [part.place for part in undeclared(parts_of([first, second]), each=True)] == ["2"]
    assert [part.place for part in undeclared(parts_of([second, first]), each=False)] == ["1"]
    assert undeclared(parts_of([block("heading", words="x"), block("divider")]), each=True) == []


def test_words_written_without_the_editor_become_a_block() -> None:
    body = body_from("Hello {name}\nyou\n\nCabins & more <b>", ["promotion"])
    assert body[0]["value"] == {
        "words": "<p>Hello {name}<br/>you</p><p>Cabins &amp; more &lt;b&gt;</p>",
        "elements": ["promotion"],
    }
    assert letter(*body).text == "Hello {name}\nyou\n\nCabins & more <b>"
    assert body == body_from("Hello {name}\nyou\n\nCabins & more <b>", ["promotion"])


@pytest.mark.parametrize(
    ("link", "good"),
    [
        ("https://a.example/x?y=1#z", True),
        ("http://a.example", True),
        ("mailto:a@b.example", True),
        ("tel:+4512345678", True),
        ("javascript:alert(1)", False),
        (" JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("a.example", False),
        ("/path", False),
        ("https://", False),
        ("https://localhost", False),
        ("https://a.example/{email}", False),
        ("https://a.example/%7Bemail%7D", False),
        ('https://a.example/"onclick="x', False),
        ("https://[::1", False),
        ("mailto:", False),
        ("tel:call me", False),
        ("", False),
    ],
)
def test_which_links_a_letter_may_hold(link: str, good: bool) -> None:
    assert is_good(link) is good


MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<b>",
                "<script>",
                "</script>",
                "<a href='javascript:x'>",
                "<a href=https://a.example onclick=x>",
            ),
            *("</a>", "<li>", "<ul>", "</ul>", "<img src=x onerror=x>", "<style>", "<!--", "-->", "<svg/onload=x>"),
            *("&lt;script&gt;", "&#x3c;b", "&#1;", "<br>", "</td>", "<mj-text>", "]]>", "{name}", "<p ", "<svg><p>"),
            *("<math><a/href=x>", "\x00", "\ud800", "\ufffe", "é"),
        ]
    )
    | st.text(max_size=8),
    max_size=12,
).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_whatever_comes_in_what_goes_out_is_known_tags_with_good_links(source: str) -> None:
    page = Page(clean(source))
    for tag, attrs in page.elements:
        assert tag in TAGS
        assert set(attrs) <= ({"href"} if tag == "a" else set())
        assert all(is_good(link or "") for link in attrs.values())
    assert clean(clean(source)) == clean(source)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP, st.text(max_size=20), st.text(max_size=20))
def test_no_letter_breaks_the_page_or_brings_a_script(source: str, words: str, link: str) -> None:
    result = letter(
        block("text", words=source), block("heading", words=words), block("button", label=words, link=link),
        block("picture", picture=1, alternative=words, link=link), subject=words, preheader=words,
    )  # fmt: skip
    page = Page(result.html)
    assert not {"script", "iframe", "svg", "math", "object", "form"} & {tag for tag, _ in page.elements}
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert all(is_good(link["href"] or "") for link in page.all("a"))
    assert page.elements[0][0] == "html"


@pytest.mark.parametrize("broken", [None, "x", 3, {}, [None, 3, {"type": "text"}, {"type": "x", "value": {}}], [[]]])
def test_what_is_no_body_is_an_empty_letter(broken: object) -> None:
    assert made(broken, NORDLYS, "en", "", "", lambda n: None).text == ""


def test_sentences_that_promote_are_found_by_whole_words() -> None:
    words = "Din ordre er sendt. Få 20 kr. i rabat på næste køb! Vindue og rabarber."
    assert promotional_sentences(words, "da") == ["i rabat på næste køb!"]
    assert promotional_sentences("Anything", "xx") == []
