"""A file that was taken in."""

from pathlib import PurePath
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.text import slugify

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page
from jatak.console.frame.spreadsheet import answer_with
from jatak.console.imports.counts import shown
from jatak.console.imports.finding import LIST, file_of
from jatak.console.imports.written import in_words
from jatak.imports import rejects as reject_file
from jatak.imports.refused import refused_rows
from jatak.people.models import Controller


@needs(May.PROVE)
def file(request: Any, pk: int) -> HttpResponse:
    """Who brought it, what it was taken for, and what became of its rows."""
    found = file_of(request, pk)
    told = found.plan.get("told", {})
    return page(
        request,
        "imports/file",
        found.name,
        [LIST] if request.operator.may(May.SET_UP) else [],
        icon="download",
        file=found,
        company=Controller.objects.get(pk=found.controller_id),
        hash=bytes(found.sha256).hex(),
        recognised=told.get("recognised", ""),
        written=in_words(told.get("written", {})),
        table=shown(found.counts, found.rows),
    )


@needs(May.PROVE)
def rejects(request: Any, pk: int) -> StreamingHttpResponse:
    """The refused rows, to be mended and imported again; that they were taken out is logged."""
    found = file_of(request, pk)
    request.operator.changed("import.rejects", f"import {pk}", found.controller_id, file=found.name)
    rows = reject_file.lines(found.headers, refused_rows(found))
    return answer_with(
        f"{slugify(PurePath(found.name).stem) or pk}-refused.csv", reject_file.head_of(found.headers), rows
    )
