"""All service messages of the companies, and what was sent last."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.campaigns.models import ServiceRound
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.service.words import course_of
from jatak.content.models import Template, TemplateVersion
from jatak.gate.message import Declared
from jatak.people.models import Controller

PAGE = 30
LAST = 10


@needs(May.SEE_NUMBERS)
def messages(request: Any) -> HttpResponse:
    """Which there are, and which of them may be sent."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    chosen = [each for each in companies if str(each.pk) == request.GET.get("company", "")]
    below = request.GET.get("below", "")
    found = _templates(chosen or companies, number(below))
    return page(
        request,
        "service/list",
        _("Service messages"),
        icon="success",
        companies=companies,
        company=chosen[0].pk if chosen else None,
        templates=found[:PAGE],
        older=found[PAGE - 1].pk if len(found) > PAGE else None,
        first_page=not below,
        rounds=_rounds(chosen or companies),
        may_write=request.operator.may(May.WRITE),
    )


def _templates(companies: list[Controller], below: int | None) -> list[Template]:
    versions = TemplateVersion.objects.filter(template=OuterRef("pk")).order_by("-number")
    services = Template.objects.filter(declared=Declared.SERVICE.value, controller__in=companies)
    if below:
        services = services.filter(pk__lt=below)
    newest = services.select_related("controller", "brand").annotate(
        newest=Subquery(versions.values("number")[:1]),
        approved=Subquery(versions.filter(approved_at__isnull=False).values("number")[:1]),
    )
    return list(newest.order_by("-pk")[: PAGE + 1])


def _rounds(companies: list[Controller]) -> list[dict[str, Any]]:
    last = ServiceRound.objects.select_related("template_version__template", "controller")
    found = last.filter(controller__in=companies).order_by("-pk")[:LAST]
    return [{"round": each, "state": course_of(each)} for each in found]
