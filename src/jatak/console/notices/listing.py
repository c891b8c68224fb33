"""All notices, the newest first: what they ask, in which version, where, and how many people hold it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.notices.reading import listed

PAGE = 30


@needs(May.SEE_NUMBERS)
@require_safe
def notices(request: Any) -> HttpResponse:
    """The notices of the companies that this account sees."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    chosen = [each for each in companies if str(each.pk) == request.GET.get("company", "")]
    found = listed(chosen or companies, number(request.GET.get("below")), PAGE + 1)
    return page(
        request,
        "notices/list",
        _("Notices"),
        icon="openquote",
        companies=companies,
        company=chosen[0] if chosen else None,
        rows=found[:PAGE],
        below=found[PAGE - 1].notice.pk if len(found) > PAGE else None,
        first_page="below" not in request.GET,
        may_write=request.operator.may(May.WRITE),
    )
