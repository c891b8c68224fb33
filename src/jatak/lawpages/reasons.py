"""Every reason code, with what gives it."""

from collections.abc import Iterator

from jatak.gate.grounds import ASKED, PERMISSIONS, PERMITS
from jatak.lawpages.book import Book
from jatak.lawpages.leaving import faults, handled
from jatak.lawpages.markdown import code, escaped, listed, table
from jatak.lawpages.named import rule_link


def reasons(book: Book) -> str:
    """The codes of permits, of denials and of leaving."""
    rows = [*_permits(), *_denials(), *_leaving(book)]
    return table(("Code", "Outcome", "Given by"), rows)


def _permits() -> Iterator[tuple[str, str, str]]:
    for name in PERMITS:
        said = " ".join(escaped(one.because) for one in PERMISSIONS if one.code == name)
        yield code(name), "permit", said


def _denials() -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys(rule.code for rule in ASKED):
        of = [rule for rule in ASKED if rule.code == name]
        finer = (f"{rule_link(rule)} ({code(rule.reason)})" if rule.reason != name else rule_link(rule) for rule in of)
        yield code(name), "denial", listed(finer)


def _leaving(book: Book) -> Iterator[tuple[str, str, str]]:
    for name in handled(book):
        yield code(name), "leaving in order", "Every point of it is met."
    found = faults(book)
    for name in dict.fromkeys(one.code for one in found):
        said = (f"{escaped(one.because)} ({code(one.reason)})" for one in found if one.code == name)
        yield code(name), "leaving at fault", " ".join(said)
