"""A receipt as a terminal shows it."""

from collections.abc import Iterator

from jatak.evidence.page import Card, Code, Facts, Lines, Link, Quote
from jatak.receipts.record.record import Receipt
from jatak.retention.answers.receipt.page import as_page
from jatak.retention.answers.receipt.speech import Speech

WIDTH = 28


def as_text(receipt: Receipt, company: str, speech: Speech, key: bytes | None = None) -> str:
    """The same as the page, line by line."""
    return "\n".join(_lines(receipt, company, speech, key)) + "\n"


def _lines(receipt: Receipt, company: str, speech: Speech, key: bytes | None) -> Iterator[str]:
    page = as_page(receipt, company, speech, key)
    yield from (page.title, "=" * len(page.title), "", page.lead, "", *_told(page.facts))
    for section in page.sections:
        yield from ("", section.heading, "-" * len(section.heading))
        for block in section.blocks:
            yield from _block(block)


def _block(block: object) -> Iterator[str]:
    if isinstance(block, Quote):
        yield from ("", *(f"> {line}" for line in block.words.splitlines()), "")
    elif isinstance(block, Card):
        yield from ("", f"{block.heading} ({block.when})", *_told(block.blocks[0]))
    else:
        yield from _told(block)


def _told(block: object) -> Iterator[str]:
    assert isinstance(block, Facts)
    for name, cell in block.rows:
        for number, line in enumerate(_cell(cell)):
            yield f"{name.capitalize() if number == 0 else '':<{WIDTH}}{line}".rstrip()


def _cell(cell: object) -> list[str]:
    if not cell:
        return []
    if isinstance(cell, Lines):
        return [line for each in cell.cells for line in _cell(each)]
    if isinstance(cell, Link):
        return [cell.words]
    return [cell.letters if isinstance(cell, Code) else str(cell)]
