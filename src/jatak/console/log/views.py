"""Who looked at whom, and who changed what."""

import csv
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page
from jatak.console.log import reading
from jatak.console.log.asked import Asked, asked
from jatak.console.log.words import details, verb

PAGE = 50


@needs(May.PROVE)
def changes(request: Any) -> HttpResponse:
    """Who changed what."""
    told = asked(request)
    found = reading.changes(told, PAGE + 1)
    names = {each.pk: each.name for each in told.companies}
    rows = [
        {
            "row": each,
            "verb": verb(each.verb),
            "details": details(each),
            "company": names.get(each.controller_id or 0, ""),
        }
        for each in found[:PAGE]
    ]
    return _page(request, told, "changes", rows, len(found) > PAGE and found[PAGE - 1].pk)


@needs(May.PROVE)
def looks(request: Any) -> HttpResponse:
    """Who looked at whom."""
    told = asked(request)
    found = reading.looks(told, PAGE + 1)
    return _page(request, told, "looks", found[:PAGE], len(found) > PAGE and found[PAGE - 1].pk)


@needs(May.PROVE)
def changes_file(request: Any) -> StreamingHttpResponse:
    """The changes as CSV, with the same filters."""
    names = ("at", "user_id", "who", "controller_id", "verb", "of", "details")
    return _file("changes.csv", names, reading.changes, asked(request))


@needs(May.PROVE)
def looks_file(request: Any) -> StreamingHttpResponse:
    """The looks as CSV, with the same filters."""
    return _file("looks.csv", ("at", "user_id", "who", "person_id", "page"), reading.looks, asked(request))


def _page(request: Any, told: Asked, tab: str, rows: list[Any], more: Any) -> HttpResponse:
    return page(
        request,
        f"log/{tab}",
        _("Log"),
        icon="history",
        tab=tab,
        rows=rows,
        asked=told,
        query=told.query(),
        more=told.query(more) if more else "",
    )


class _Echo:
    """A file that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def _file(name: str, columns: tuple[str, ...], read: Callable[..., Any], told: Asked) -> StreamingHttpResponse:
    writer = csv.writer(_Echo())
    rows: Iterable[Any] = reading.all_of(read, told)
    lines = (writer.writerow([_cell(getattr(row, column)) for column in columns]) for row in rows)
    head = writer.writerow(columns)
    answer = StreamingHttpResponse(_with(head, lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _with(head: Any, lines: Iterable[Any]) -> Iterable[Any]:
    yield head
    yield from lines


def _cell(value: object) -> str:
    """Nothing in it is taken for a formula by a spreadsheet."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
