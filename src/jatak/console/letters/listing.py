"""All letters, the newest first."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.content.models import Review, Said, TemplateVersion
from jatak.gate.message import Declared

PAGE = 30


@needs(May.SEE_NUMBERS)
@require_safe
def letters(request: Any) -> HttpResponse:
    """Every letter in its newest version, and how it stands."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    chosen = [each for each in companies if str(each.pk) == request.GET.get("company", "")]
    found = list(_newest([each.pk for each in chosen or companies], request.GET.get("below", ""))[: PAGE + 1])
    return page(
        request,
        "letters/list",
        _("Letters"),
        icon="mail",
        companies=companies,
        company=chosen[0] if chosen else None,
        letters=[{"version": each, "state": _state(each)} for each in found[:PAGE]],
        below=found[PAGE - 1].pk if len(found) > PAGE else None,
        first_page="below" not in request.GET,
        service=Declared.SERVICE.value,
        may_write=request.operator.may(May.WRITE),
    )


def _newest(companies: list[int], below: str) -> "QuerySet[TemplateVersion]":
    last = TemplateVersion.objects.filter(template=OuterRef("template")).order_by("-number").values("pk")[:1]
    said = Review.objects.filter(version=OuterRef("pk")).order_by("-pk").values("said")[:1]
    found = TemplateVersion.objects.filter(template__controller__in=companies, pk=Subquery(last))
    if (pk := number(below)) is not None:
        found = found.filter(pk__lt=pk)
    return found.select_related("template__controller", "template__brand").annotate(said=Subquery(said)).order_by("-pk")


def _state(version: Any) -> tuple[str, Any]:
    if version.approved_at:
        return "yes", _("Approved")
    if version.said == Said.ASKED:
        return "look", _("Waits for an approval")
    if version.said == Said.SENT_BACK:
        return "look", _("Sent back")
    return "", _("Being written")
