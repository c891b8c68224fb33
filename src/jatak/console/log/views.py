"""Who looked at whom, and who changed what."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.staff import addresses_of
from jatak.console.frame.page import page
from jatak.console.frame.spreadsheet import answer_with
from jatak.console.log import reading
from jatak.console.log.asked import Asked, asked
from jatak.console.log.words import details, page_named, verb

PAGE = 50
NOT_TOLD = gettext_lazy("somebody of another company")


@needs(May.PROVE)
def changes(request: Any) -> HttpResponse:
    """Who changed what."""
    told = asked(request)
    found = reading.changes(told, PAGE + 1)
    names = {each.pk: each.name for each in told.companies}
    addresses = addresses_of({each.user_id for each in found})
    rows = [
        {
            "row": each,
            "who": each.who if told.shows(each) else NOT_TOLD,
            "account": addresses.get(each.user_id, "") if told.shows(each) else "",
            "verb": verb(each.verb),
            "details": details(each),
            "person": reading.person_of(each),
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
    addresses = addresses_of({each.user_id for each in found})
    rows = [
        {"row": each, "account": addresses.get(each.user_id, ""), "page": page_named(each.page)}
        for each in found[:PAGE]
    ]
    return _page(request, told, "looks", rows, len(found) > PAGE and found[PAGE - 1].pk)


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


def _file(name: str, columns: tuple[str, ...], read: Callable[..., Any], told: Asked) -> StreamingHttpResponse:
    return answer_with(name, (*columns, "account"), _cells(read, columns, told))


def _cells(read: Callable[..., Any], columns: tuple[str, ...], told: Asked) -> Iterator[tuple[object, ...]]:
    """Each row, and by which address its account logs in; of those of other companies neither name nor number."""
    addresses: dict[int, str] = {}
    for row in reading.all_of(read, told):
        if row.user_id not in addresses:
            addresses[row.user_id] = addresses_of([row.user_id]).get(row.user_id, "")
        hidden = {} if told.shows(row) else {"user_id": "", "who": NOT_TOLD}
        cells = [hidden.get(column, getattr(row, column)) for column in columns]
        yield (*cells, "" if hidden else addresses[row.user_id])
