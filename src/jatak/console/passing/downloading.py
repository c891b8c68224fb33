"""What a partner does not know yet, as a file, for who tells it by hand."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.cells import BOM
from jatak.console.passing.finding import partner_of
from jatak.onward.telling import open_of
from jatak.onward.told import as_csv, names_of


@require_GET
@needs(May.ANSWER_PEOPLE)
def left(request: Any, pk: int) -> HttpResponse:
    """The file that the partner gets; that somebody took it is logged."""
    found = partner_of(request, pk, May.ANSWER_PEOPLE)
    passings = list(open_of(found))
    with transaction.atomic():
        of = f"partner {found.pk}"
        request.operator.changed("partner.downloaded", of, found.controller_id, count=len(passings))
    answer = HttpResponse(BOM + as_csv(passings, names_of(passings)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="left.csv"'
    answer["Cache-Control"] = "no-store"
    return answer
