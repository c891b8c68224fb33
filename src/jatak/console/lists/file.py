"""The figures as a file that a spreadsheet opens: every list by source and age, and nobody by name."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, StreamingHttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.spreadsheet import answer_with
from jatak.console.lists.sources import sources_named
from jatak.retention.lists.asking import newest
from jatak.retention.lists.reading import Cell, cells

HEAD = ("ground", "channel", "standing", "source", "age from months", "people", "fall away in 30 days", "in 90 days")


@require_GET
@needs(May.SEE_NUMBERS)
def figures(request: Any, company: int) -> StreamingHttpResponse:
    """The newest count of a company."""
    found = request.operator.controller(May.SEE_NUMBERS, company)
    count = newest(found.pk)
    if count is None or count.at is None:
        raise Http404
    name = f"{slugify(found.name) or found.pk}-lists-{count.at:%Y-%m-%d}.csv"
    return answer_with(name, HEAD, _rows(list(cells(count))))


def _rows(every: list[Cell]) -> Iterator[tuple[object, ...]]:
    named = sources_named({each.source for each in every})
    return ((*each[:3], named[each.source], *each[4:]) for each in every)
