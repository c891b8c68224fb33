"""All pages of the law."""

from collections.abc import Iterable, Iterator

from jatak.gate.grounds import ASKED
from jatak.law.rulebook import documents
from jatak.lawpages.book import Book
from jatak.lawpages.countries import country_page
from jatak.lawpages.day import LAW_AS_OF
from jatak.lawpages.disagreements import Disagreement, disagreements_page
from jatak.lawpages.index import index_page
from jatak.lawpages.rulepage import rule_page


def pages(disagreements: Iterable[Disagreement]) -> dict[str, str]:
    """Every page by its path below the folder."""
    return dict(_pages(Book.of(documents(), LAW_AS_OF), disagreements))


def _pages(book: Book, disagreements: Iterable[Disagreement]) -> Iterator[tuple[str, str]]:
    yield "README.md", index_page(book)
    yield "disagreements.md", disagreements_page(disagreements)
    for pack in (*book.countries, *book.layers):
        yield f"countries/{pack.code}.md", country_page(book, pack.code)
    for rule in ASKED:
        yield f"rules/{rule.name}.md", rule_page(book, rule.name)
