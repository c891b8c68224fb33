"""One upload: what it was recognised as, what its columns mean, what would become of it, and how far it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.imports import saying
from jatak.console.imports.counts import of_tables
from jatak.console.imports.finding import LIST, upload_of
from jatak.console.imports.forms import ColumnsForm, SettingsForm, WordsForms
from jatak.console.imports.reading import ReadingForm
from jatak.console.imports.words import STAGES, STEPS
from jatak.console.imports.written import in_words
from jatak.database.using import atomic
from jatak.imports.mapping.toml import mapping_of
from jatak.imports.models import Stage, Upload
from jatak.imports.models.uploads import UNDER_WAY
from jatak.imports.uploading import stages
from jatak.imports.uploading.looking import samples

OPEN_TO_WORDS = (Stage.READY, Stage.STOPPED)


@needs(May.SET_UP)
def upload(request: Any, pk: int) -> HttpResponse:
    """The page of one upload; what is said of it is posted here."""
    found = upload_of(request, pk)
    told_here = found.stage in OPEN_TO_WORDS and found.tables
    forms = Forms(found, request.POST if request.method == "POST" else None) if told_here else None
    if request.method == "POST" and forms and forms.are_valid() and _said(request, found, forms):
        return redirect("import_upload", pk)
    return page(
        request,
        "imports/upload",
        found.name,
        [LIST],
        icon="download",
        forms=forms,
        reading=ReadingForm(found) if found.stage == Stage.READY else None,
        **_told(found),
    )


@needs(May.SET_UP)
def now_at(request: Any, pk: int) -> HttpResponse:
    """How far it is, as a piece of the page."""
    found = upload_of(request, pk)
    done = "" if found.stage in UNDER_WAY else reverse("import_upload", args=[pk])
    return render(request, "console/imports/now.html", {**_told(found), "done": done})


class Forms:
    """What a company may say of an upload."""

    def __init__(self, found: Upload, data: Any) -> None:
        mapping, header = found.mapping, found.tables[0]["header"]
        self.known = all(table["format"] for table in found.tables)
        spoken = {"spoken": found.controller.default_language}
        self._lines = [] if self.known else samples(found)
        held = saying.columns_of(mapping, header, self._lines)
        self.settings = SettingsForm(self.known, data, initial=saying.settings_of(mapping))
        self.words = WordsForms(data, prefix="words", initial=saying.words_of(mapping), form_kwargs=spoken)
        initial = {f"column-{place}": held[name] for place, name in enumerate(header)}
        self.columns = None if self.known else ColumnsForm(header, data, initial)
        self._header = header

    def are_valid(self) -> bool:
        """Whether all of it can be understood."""
        every = [each for each in (self.settings, self.words, self.columns) if each is not None]
        valid = [each.is_valid() for each in every]
        return all(valid)

    def mapping(self) -> dict[str, Any]:
        """As a mapping file has it."""
        said = self.columns.cleaned_data if self.columns else {}
        columns = {name: said.get(f"column-{place}", "") for place, name in enumerate(self._header)}
        words = [each for each in self.words.cleaned_data if each]
        return saying.mapping_of_page(self.settings.cleaned_data, columns if self.columns else {}, words)

    def say_too_little(self, mapping: dict[str, Any]) -> bool:
        """Whether something is missing without which no row can be decided; the page says what."""
        if self.known:
            return False
        if not mapping.get("says") and not mapping.get("standing"):
            self.settings.add_error("says", _("Say it here, or choose above the column that says yes or no."))
        if not {"email", "telephone"} & mapping.get("columns", {}).keys():
            self.settings.add_error(None, _("Choose the column that holds the e-mail address or the telephone number."))
        return bool(self.settings.errors)

    def rows(self) -> list[dict[str, Any]]:
        """Each column with its field and what its first lines hold."""
        if self.columns is None:
            return []
        return [
            {"name": name, "field": self.columns[f"column-{place}"], "samples": [line[place] for line in self._lines]}
            for place, name in enumerate(self._header)
        ]


def _said(request: Any, found: Upload, forms: Forms) -> bool:
    mapping = forms.mapping()
    try:
        mapping_of(_("The page"), mapping, told=True)
    except UsageError as error:
        forms.settings.add_error(None, f"{error.message} {error.remedy}")
        return False
    if forms.say_too_little(mapping):
        return False
    with atomic():
        stages.say(found, mapping, now())
        request.operator.changed("import.mapped", f"upload {found.pk}", found.controller_id, file=found.name)
    messages.success(request, _("Kept. Now try it: nothing is written while you do."))
    return True


def _told(found: Upload) -> dict[str, Any]:
    progress = found.progress
    return {
        "upload": found,
        "tables": [each | {"written": in_words(each["written"])} for each in found.tables],
        "state": STAGES[found.stage],
        "waiting": found.stage in UNDER_WAY,
        "step": STEPS.get(progress.get("step", "")),
        "trial": of_tables(found.trial or ()),
        "result": of_tables(found.result or ()),
        "may_import": found.trial is not None or found.stage == Stage.STOPPED,
        "open": found.stage in OPEN_TO_WORDS,
    }
