"""The record of processing activities of a company (GDPR art. 30): what is set up, and the few things it must state."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.database.using import atomic
from jatak.people.models import Controller
from jatak.retention.answers.printing import NoPrinter
from jatak.retention.answers.speech import Speech
from jatak.retention.answers.texts import spoken
from jatak.retention.processing.gathering import processing_of
from jatak.retention.processing.recording import recorded
from jatak.retention.processing.stating import lacking, state, stated

AREA = forms.Textarea({"rows": 3})


class Stated(forms.Form):
    """What no setting tells."""

    officer = forms.CharField(
        label=gettext_lazy("Data protection officer"),
        widget=AREA,
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Name and contact. Write - where there is none and none is needed (art. 37)."),
    )
    transfers = forms.CharField(
        label=gettext_lazy("Transfers to countries outside the Union"),
        widget=AREA,
        required=False,
        max_length=4000,
        help_text=gettext_lazy("To which, through whom, and on what safeguard (art. 46). Write - where there is none."),
    )
    representative = forms.CharField(
        label=gettext_lazy("Representative in the Union"),
        widget=AREA,
        required=False,
        max_length=1000,
        help_text=gettext_lazy("For companies outside it alone (art. 27)."),
    )
    security = forms.CharField(
        label=gettext_lazy("What else keeps the data safe"),
        widget=AREA,
        required=False,
        max_length=4000,
        help_text=gettext_lazy("Such as encryption of disks, training, rules for backups, a line each (art. 32)."),
    )


@needs(May.PROVE)
@require_safe
def index(request: Any) -> HttpResponse:
    """The companies, and what is still to be stated of each."""
    rows = [(each, lacking(each)) for each in request.operator.controllers(May.PROVE).order_by("name")[:100]]
    return page(request, "answers/records", _("Records of processing"), _way(), icon="doc-full", rows=rows)


@needs(May.PROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Any, controller_id: int) -> HttpResponse:
    """What is set up, and the fields to fill in."""
    company = request.operator.controller(May.PROVE, controller_id)
    form = Stated(request.POST if request.method == "POST" else None, initial=stated(company))
    if form.is_bound and form.is_valid():
        with atomic():
            if state(company, form.cleaned_data, request.operator.name, now()):
                request.operator.changed("processing.stated", f"company {company.pk}", company.pk)
        messages.success(request, _("Noted. It stands in the record from now on."))
        return redirect("processing", company.pk)
    processing, speech = processing_of(company), _speech(company)
    return page(
        request,
        "answers/record",
        _("Record of processing of %(company)s") % {"company": company.name},
        [*_way(), (_("Records of processing"), reverse("processings"))],
        icon="doc-full",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        lacking=[Stated.base_fields[name].label for name in lacking(company)],
        recipients=[(each.name, speech.say(each.role), each.what) for each in processing.recipients],
        authority=processing.authority,
        may_set_up=request.operator.may(May.SET_UP, company.pk),
        joint=processing.joint,
    )


@needs(May.PROVE)
@require_safe
def paper(request: Any, controller_id: int) -> HttpResponse:
    """The record to be read, in the language of the company."""
    company = request.operator.controller(May.PROVE, controller_id)
    try:
        pdf = recorded(company, "", ".pdf", now())
    except NoPrinter as error:
        return render(request, "console/answers/no_printer.html", {"error": error}, status=503)
    return _kept(HttpResponse(pdf, content_type="application/pdf"), f"record-of-processing-{company.pk}.pdf")


@needs(May.PROVE)
@require_safe
def data(request: Any, controller_id: int) -> HttpResponse:
    """The record for programs."""
    company = request.operator.controller(May.PROVE, controller_id)
    content = recorded(company, "", ".json", now())
    return _kept(HttpResponse(content, content_type="application/json"), f"record-of-processing-{company.pk}.json")


def _way() -> list[Any]:
    return [(_("Answers"), reverse("answers"))]


def _speech(company: Controller) -> Speech:
    return Speech(spoken(company.default_language), company.time_zone)


def _kept(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
