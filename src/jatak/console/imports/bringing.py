"""A file is brought."""

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.choosing import company_field, offer_companies
from jatak.console.frame.page import page
from jatak.console.imports.finding import LIST
from jatak.database.using import atomic
from jatak.imports.models import Upload
from jatak.imports.uploading.keeping import keep
from jatak.imports.uploading.stages import begin
from jatak.jobs.imports import soon_carry_out

LARGEST = 2 << 30
"""Bytes of an upload; larger files are for the command line, which reads them where they lie."""


class BringForm(forms.Form):
    """A file, and whose people it holds."""

    company = company_field()
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, XLSX, or the ZIP that Mailchimp exports; at most 2 GB."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx,.zip,.gz"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_file(self) -> Any:
        """Not larger than pages take."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than 2 GB: split it, or use bin/jatak import."))
        return file


@needs(May.SET_UP)
def new(request: Any) -> HttpResponse:
    """Which file, and whose people are in it?"""
    companies = request.operator.controllers(May.SET_UP)
    form = BringForm(request.POST or None, request.FILES or None, initial={"key": uuid.uuid4()})
    offer_companies(form, companies)
    if request.method == "POST" and form.is_valid():
        return redirect("import_upload", _bring(request, form).pk)
    return page(
        request, "imports/new", _("Import a file"), [LIST], icon="download", form=form, companies=companies.exists()
    )


def _bring(request: Any, form: BringForm) -> Upload:
    data, by = form.cleaned_data, request.operator
    file = data["file"]
    with atomic():
        upload, fresh = begin(data["company"], data["key"], file.name, file.size, by.name, by.pk, now())
        if fresh:
            keep(upload, file.chunks())
            by.changed("import.uploaded", f"upload {upload.pk}", upload.controller_id, file=file.name, size=file.size)
            soon_carry_out(upload.pk)
    return upload
