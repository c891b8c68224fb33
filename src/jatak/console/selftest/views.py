"""Whether people can leave: the newest tests of each company, and whether its marketing waits for them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.selftest.showing import shown
from jatak.console.settings.crumbs import crumbs
from jatak.database.using import atomic
from jatak.selftest.holding import choose
from jatak.site.environment import selftest_address, selftest_hours, selftest_number

PAGE = 20


@require_GET
@needs(May.SEE_NUMBERS)
def index(request: Any) -> HttpResponse:
    """The companies that this account sees, by name."""
    after = request.GET.get("after", "")
    sets_up = set(request.operator.controllers(May.SET_UP).values_list("pk", flat=True))
    companies = list(request.operator.controllers(May.SEE_NUMBERS).filter(name__gt=after)[: PAGE + 1])
    return page(
        request,
        "selftest/list",
        _("Self-test of leaving"),
        crumbs() if sets_up else [],
        address=selftest_address(),
        number=selftest_number(),
        gateway=bool(settings.JATAK_SMS_URL),
        hours=selftest_hours(),
        companies=shown(companies[:PAGE]),
        sets_up=sets_up,
        more=companies[PAGE - 1].name if len(companies) > PAGE else "",
    )


@require_POST
@needs(May.SET_UP)
def hold(request: Any, pk: int) -> HttpResponse:
    """Let a company's marketing wait while leaving does not work, or not."""
    company = get_object_or_404(request.operator.controllers(May.SET_UP), pk=pk)
    holds = request.POST.get("holds") == "yes"
    with atomic():
        choose(company, holds, request.operator.name, now())
        request.operator.changed("company.holds_for_leaving", f"company {pk}", pk, holds=holds)
    words = (
        _("Marketing of %(company)s waits while leaving does not work.")
        if holds
        else _("Marketing of %(company)s goes on in any case.")
    )
    messages.success(request, words % {"company": company})
    return redirect("selftest")
