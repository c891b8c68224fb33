"""How a file is read: as was found out, or as somebody says."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.imports.finding import upload_of
from jatak.console.imports.written import DELIMITERS, ENCODINGS
from jatak.database.using import atomic
from jatak.imports.models import Upload
from jatak.imports.uploading import stages
from jatak.imports.uploading.looking import sheets
from jatak.jobs.imports import READ_ANEW, soon_carry_out

BY_ITSELF = ("", _("found out by itself"))
TAB = "tab"
"""As a form says it: a browser may take a lone tab for nothing."""


class ReadingForm(forms.Form):
    """Encoding and separator of a text, the sheet of a workbook."""

    encoding = forms.ChoiceField(
        label=_("Character encoding"),
        choices=[BY_ITSELF, *ENCODINGS.items()],
        required=False,
        help_text=_("Choose another one where letters such as æ, ö or é look wrong."),
    )
    delimiter = forms.ChoiceField(
        label=_("Separator"),
        choices=[BY_ITSELF, *((TAB if sign == "\t" else sign, name) for sign, name in DELIMITERS.items())],
        required=False,
        help_text=_("What stands between two cells. Choose another one where all of a line is in one column."),
    )
    sheet = forms.ChoiceField(label=_("Sheet"), help_text=_("The one that holds the people."))

    def __init__(self, upload: Upload, data: Any = None) -> None:
        asked = {name: TAB if said == "\t" else said for name, said in upload.asked.items()}
        found = sheets(upload)
        held = {"sheet": upload.tables[0]["written"].get("sheet", "")} if upload.tables and found else {}
        super().__init__(data, initial=held | asked)
        if found:
            del self.fields["encoding"], self.fields["delimiter"]
            sheet: Any = self.fields["sheet"]
            sheet.choices = [(title, title) for title in found]
        else:
            del self.fields["sheet"]

    def asked(self) -> dict[str, str]:
        """What was said, as the file is opened with it."""
        return {name: "\t" if said == TAB else said for name, said in self.cleaned_data.items() if said}


@needs(May.SET_UP)
@require_POST
def read(request: Any, pk: int) -> HttpResponse:
    """Read the file anew, as is said."""
    upload = upload_of(request, pk)
    form = ReadingForm(upload, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of what is offered."))
        return redirect("import_upload", pk)
    with atomic():
        if stages.read_anew(upload, form.asked(), now()):
            request.operator.changed(READ_ANEW, f"upload {pk}", upload.controller_id, file=upload.name)
            soon_carry_out(pk)
    return redirect("import_upload", pk)
