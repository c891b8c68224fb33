"""Reports as files that a spreadsheet opens: written while they are sent, however long they are."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.text import slugify

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.campaigns.left_out import left_out
from jatak.campaigns.models import Campaign
from jatak.campaigns.received import every_recipient
from jatak.console.campaigns.finding import campaign_of

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes what begins with one of these for a formula, and would run it."""
BOM = "\ufeff"
"""By it spreadsheets know that the file is UTF-8."""


@needs(May.SEE_PEOPLE)
def received_csv(request: Any, pk: int) -> StreamingHttpResponse:
    """Who received a campaign; that it was taken out is logged."""
    campaign = campaign_of(request, pk, May.SEE_PEOPLE)
    head = ("message", "person", "name", "address", "state", "settled at (UTC)", "answer")
    rows = (
        (*each[:5], each.settled_at.strftime("%Y-%m-%d %H:%M:%S") if each.settled_at else "", each.answer)
        for each in every_recipient(campaign)
    )
    return _file(request, campaign, "received", head, rows)


@needs(May.SEE_NUMBERS)
def left_out_csv(request: Any, pk: int) -> StreamingHttpResponse:
    """How many were left out at the start, and why."""
    campaign = campaign_of(request, pk)
    return _file(request, campaign, "left-out", ("rule", "why", "what would change it", "people"), left_out(campaign))


def safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return f"'{cell}"
    return cell


def _file(
    request: Any, campaign: Campaign, what: str, head: Iterable[str], rows: Iterable[Iterable[object]]
) -> StreamingHttpResponse:
    request.operator.changed("campaign.exported", f"campaign {campaign.pk}", campaign.controller_id, what=what)
    answer = StreamingHttpResponse(_lines(head, rows), content_type="text/csv; charset=utf-8")
    name = f"{slugify(campaign.name) or campaign.pk}-{what}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    written: Any = csv.writer(_Echo())
    yield BOM + written.writerow(head)
    for row in rows:
        yield written.writerow([safe(cell) for cell in row])


class _Echo:
    """Gives back what is written to it."""

    def write(self, value: str) -> str:
        return value
