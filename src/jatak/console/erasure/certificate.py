"""The certificate of an erasure, with nothing of the person; what is locked is opened for a reason, as a file."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.operator import Operator
from jatak.base.clock import now
from jatak.console.erasure.words import NO_LETTER, grouped
from jatak.console.frame.page import Crumb, page
from jatak.database.using import atomic
from jatak.people.models import Controller
from jatak.retention.erasure.opening import open_locked
from jatak.retention.erasure.written import written
from jatak.retention.models import Erasure, Kind, Locked, Why

ICON = "bin"
A_PAGE = 100


class Reason(forms.Form):
    """Why what is locked is opened; by whoever proves for every company."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        help_text=gettext_lazy(
            "For example: “the data protection authority asks, case 12”. It is kept with your name."
        ),
    )


@needs(May.PROVE)
@require_safe
def erasures(request: Any) -> HttpResponse:
    """Who was erased, as certificates: the newest first, those that are under way above."""
    theirs = _seen(request.operator)
    waiting = list(theirs.filter(done_at=None).order_by("asked_at")[:A_PAGE])
    before = request.GET.get("before", "")
    done = theirs.filter(done_at__isnull=False).order_by("-id")
    if before:
        done = done.filter(id__lt=_uuid(before))
    rows = list(done[: A_PAGE + 1])
    after = rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None
    names = Controller.objects.in_bulk({each.company_id for each in rows if each.company_id})
    shown = [(each, Why(each.why).label, names.get(each.company_id or 0)) for each in rows[:A_PAGE]]
    told = {"waiting": waiting, "rows": shown, "after": after, "paged": before}
    return page(request, "erasure/list", _("Erasures"), _in_the_log(), ICON, **told)


@needs(May.PROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: Any, pk: UUID) -> HttpResponse:
    """One certificate; POST opens what is locked, and downloads it."""
    found = _seen(request.operator).filter(pk=pk).first()
    if found is None:
        raise Http404
    opens = request.operator.everywhere(May.PROVE)
    form = Reason(request.POST if request.method == "POST" else None)
    if opens and form.is_bound and form.is_valid():
        return _opened(request, found, form.cleaned_data["reason"])
    kept = Locked.objects.filter(erasure=found).order_by("until", "kind", "law").values_list("kind", "law", "until")
    return page(
        request,
        "erasure/one",
        _("Certificate of erasure"),
        _crumbs(),
        ICON,
        422 if form.errors else 200,
        found=found,
        why=Why(found.why).label,
        company=_company(found) if found.done_at else "",
        gone=grouped(found.gone),
        kept=[(Kind(kind).label, law, until) for kind, law, until in _once(kept)],
        openings=list(found.openings.order_by("-pk")[:A_PAGE]),
        no_letter=NO_LETTER.get(found.why_no_letter, ""),
        form=form if opens else None,
    )


def _opened(request: Any, found: Erasure, reason: str) -> HttpResponse:
    opened = open_locked(found.pk, request.operator.name, reason, now())
    with atomic():
        request.operator.changed("erasure.opened", f"erasure {found.pk}", found.controller_id)
    answer = HttpResponse(json.dumps(written(found, opened), ensure_ascii=False, indent=1), "application/json")
    answer["Content-Disposition"] = f'attachment; filename="erasure-{found.pk}.json"'
    return answer


def _once(kept: Iterable[tuple[str, str, datetime]]) -> list[tuple[str, str, date]]:
    """Each kind, law and day once, however many rows are locked so."""
    return list(dict.fromkeys((kind, law, until.date()) for kind, law, until in kept))


def _company(found: Erasure) -> str:
    """The company whose part went; empty of who went whole."""
    of = Controller.objects.filter(pk=found.company_id).first() if found.company_id else None
    return of.name if of else ""


def _seen(operator: Operator) -> QuerySet[Erasure]:
    """Of who proves for every company all; of others those that their companies were asked for."""
    if operator.everywhere(May.PROVE):
        return Erasure.objects.all()
    return Erasure.objects.filter(controller_id__in=operator.controllers(May.PROVE).values("pk"))


def _crumbs() -> list[Crumb]:
    return [*_in_the_log(), (_("Erasures"), reverse("erasures"))]


def _in_the_log() -> list[Crumb]:
    """They stand beside the other logs, and the same people may read them."""
    return [(_("Log"), reverse("log"))]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
