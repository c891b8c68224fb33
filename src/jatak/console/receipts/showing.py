"""The receipts of one person: to be read, to be handed over, and those that others issued."""

import json
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.sight import Sight
from jatak.console.receipts.lacking import Lack, lacks_of
from jatak.console.receipts.words import Line, kept_lacks, kept_states, line_of
from jatak.people.models import Controller
from jatak.preferences.languages import SPOKEN
from jatak.receipts.gathering.of_person import receipt_of
from jatak.receipts.issuing import issued
from jatak.receipts.linked.errors import Incomplete
from jatak.receipts.models import KeptReceipt
from jatak.receipts.record.record import Receipt
from jatak.retention.answers.printing import NoPrinter
from jatak.retention.answers.receipt import Speech, as_html, as_pdf, speech_of
from jatak.sealing.key import public_key

OF_A_TWIN = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
"""The page brings its own style, and nothing else."""


class Given(NamedTuple):
    """What one company can hand over."""

    company: Controller
    lines: list[Line]
    """Each record and how it stands."""
    lacks: list[Lack]
    """What keeps it from being handed over, with the way to where it is filled in."""
    language: str
    """In which language it is handed over unless another is chosen."""


@require_safe
@needs(May.SEE_PEOPLE)
def person_receipts(request: Any, person_id: int) -> HttpResponse:
    """One receipt a company, and those of others that were kept as evidence."""
    sight, at = Sight.of(request, person_id), now()
    found = ((company, receipt_of(person_id, company, at)) for company in sight.knowing)
    given = [_given(request, company, receipt) for company, receipt in found if receipt]
    kept = KeptReceipt.objects.filter(person_id=person_id, controller_id__in=sight.ids).order_by("-id")[:100]
    request.operator.looked(person_id, "person_receipts")
    shown: dict[str, Any] = {
        "sight": sight,
        "given": given,
        "languages": SPOKEN.items(),
        "kept": [(each, sight.company(each.controller_id), kept_states(each), kept_lacks(each)) for each in kept],
    }
    return page(request, "receipts/person", _("Receipts"), crumbs(sight), **shown)


@require_safe
@needs(May.SEE_PEOPLE)
def person_receipt(request: Any, person_id: int, company_id: int) -> HttpResponse:
    """The readable twin, to be printed or mailed."""
    company, receipt = _of(request, person_id, company_id)
    request.operator.looked(person_id, "person_receipts")
    response = HttpResponse(as_html(*_told(request, company, receipt)))
    response["Content-Security-Policy"] = OF_A_TWIN
    return response


@require_safe
@needs(May.SEE_PEOPLE)
def person_receipt_paper(request: Any, person_id: int, company_id: int) -> HttpResponse:
    """The same as a document to be handed over."""
    company, receipt = _of(request, person_id, company_id)
    try:
        pdf = as_pdf(*_told(request, company, receipt))
    except NoPrinter as error:
        return HttpResponse(f"{error.message}\n{error.remedy}\n", "text/plain; charset=utf-8", 503)
    request.operator.looked(person_id, "person_receipts")
    return _to_keep(HttpResponse(pdf, "application/pdf"), f"receipt-{receipt.id}.pdf")


@require_safe
@needs(May.SEE_PEOPLE)
def person_receipt_data(request: Any, person_id: int, company_id: int) -> HttpResponse:
    """The signed file; where it would lack a mandatory field there is none."""
    company, receipt = _of(request, person_id, company_id)
    try:
        document = issued(receipt, company.name)
    except Incomplete as error:
        return HttpResponse(f"{error.message}\n{error.remedy}\n", "text/plain; charset=utf-8", 409)
    request.operator.looked(person_id, "person_receipts")
    content = json.dumps(document, ensure_ascii=False, indent=1)
    return _to_keep(HttpResponse(content, "application/ld+json"), f"receipt-{receipt.id}.jsonld")


@require_safe
@needs(May.SEE_PEOPLE)
def person_kept_receipt(request: Any, person_id: int, kept_id: int) -> HttpResponse:
    """A receipt of another product as it came."""
    sight = Sight.of(request, person_id)
    found = KeptReceipt.objects.filter(pk=kept_id, person_id=person_id, controller_id__in=sight.ids).first()
    if found is None:
        raise Http404
    request.operator.looked(person_id, "person_receipts")
    return _to_keep(HttpResponse(bytes(found.data), "application/ld+json"), f"kept-receipt-{found.pk}.jsonld")


def _of(request: Any, person_id: int, company_id: int) -> tuple[Controller, Receipt]:
    sight = Sight.of(request, person_id)
    company = next((each for each in sight.knowing if each.pk == company_id), None)
    receipt = receipt_of(person_id, company, now()) if company else None
    if company is None or receipt is None:
        raise Http404
    return company, receipt


def _told(request: Any, company: Controller, receipt: Receipt) -> tuple[Receipt, str, Speech, bytes]:
    speech = speech_of(receipt, company, request.GET.get("language", ""))
    return receipt, company.legal_name or company.name, speech, public_key()


def _given(request: Any, company: Controller, receipt: Receipt) -> Given:
    may_set_up = request.operator.may(May.SET_UP, company.pk)
    lacks = lacks_of(receipt, company, may_set_up)
    return Given(company, list(map(line_of, receipt.records)), lacks, speech_of(receipt, company).language)


def _to_keep(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
