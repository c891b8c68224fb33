"""All imports of the companies: what waits, and what was taken in."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.imports.words import STAGES
from jatak.database.using import acting_as
from jatak.imports.models import File, Stage, Upload
from jatak.imports.models.uploads import OPEN

PAGE = 30
WAITING = 20


@needs(May.SET_UP)
def imports(request: Any) -> HttpResponse:
    """What waits for somebody, and every file that was taken in, the newest first."""
    companies = {each.pk: each for each in request.operator.controllers(May.SET_UP)}
    found = _files(list(companies), number(request.GET.get("below")))
    waiting = Upload.objects.filter(controller__in=companies, stage__in=[*OPEN, Stage.UNUSABLE])
    return page(
        request,
        "imports/list",
        _("Import"),
        icon="download",
        several=len(companies) > 1,
        companies=companies,
        waiting=[
            {"upload": each, "state": STAGES[each.stage], "company": companies[each.controller_id]}
            for each in waiting.order_by("-pk")[:WAITING]
        ],
        files=[_row(each, companies[each.controller_id].name) for each in found[:PAGE]],
        below=found[PAGE - 1].pk if len(found) > PAGE else None,
        first_page="below" not in request.GET,
    )


def _files(companies: list[int], below: int | None) -> list[File]:
    with acting_as("consent"):
        files = File.objects.filter(controller__in=companies)
        if below:
            files = files.filter(pk__lt=below)
        return list(files.order_by("-pk")[: PAGE + 1])


def _row(file: File, company: str) -> dict[str, Any]:
    told = {decision: sum(reasons.values()) for decision, reasons in file.counts.items()}
    return {"file": file, "company": company, "told": told, "hash": bytes(file.sha256).hex()}
