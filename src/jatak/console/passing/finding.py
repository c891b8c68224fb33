"""The partners that an account may see, and what they have not acknowledged."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.console.frame.page import Crumb
from jatak.console.settings.crumbs import crumbs
from jatak.onward.models import Partner, Passing
from jatak.onward.overdue import overdue_partners


def partners_of(request: Any, at: datetime) -> QuerySet[Partner]:
    """Those of the companies that this account sets up, each with what is open and since when; the late ones first."""
    found = Partner.objects.filter(controller__in=request.operator.controllers(May.SET_UP))
    late = overdue_partners(at).order_by().filter(pk=OuterRef("pk"))
    waits = Q(passing__acknowledged_at=None)
    counted = found.select_related("controller").annotate(
        waiting=Count("passing", filter=waits), since=Min("passing__made_at", filter=waits), late=Exists(late)
    )
    return counted.order_by("-late", "-waiting", "name")


def partner_of(request: Any, pk: int, may: May = May.SET_UP) -> Partner:
    """One partner; Http404 unless this account may do this for its company."""
    theirs = Partner.objects.filter(controller__in=request.operator.controllers(may))
    found = theirs.select_related("controller", "endpoint").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def told_here(request: Any) -> QuerySet[Passing]:
    """What sister companies here are told of those whom this account answers for, and have not looked after."""
    mine = request.operator.controllers(May.ANSWER_PEOPLE)
    open_ones = Passing.objects.filter(sister__in=mine, acknowledged_at=None)
    return open_ones.select_related("sister", "controller").order_by("pk")


def way(*more: Crumb) -> list[Crumb]:
    """From the overview of settings on."""
    return crumbs((_("Passed on"), reverse("passed_on")), *more)


def to_partner(partner: Partner) -> Crumb:
    """The page of one."""
    return partner.name, reverse("passed_on_partner", args=[partner.pk])
