"""What a page of imports is about; a stranger's is not there."""

from typing import Any

from django.http import Http404
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.console.frame.page import Crumb
from jatak.database.using import acting_as
from jatak.imports.models import File, Upload

LIST: Crumb = (_("Import"), reverse_lazy("imports"))  # type: ignore[assignment]


def upload_of(request: Any, pk: int) -> Upload:
    """An upload for one of the operator's companies; Http404 otherwise."""
    found = Upload.objects.select_related("controller").filter(pk=pk).first()
    if found is None or not request.operator.may(May.SET_UP, found.controller_id):
        raise Http404
    return found


def file_of(request: Any, pk: int) -> File:
    """An imported file of one of the operator's companies, for whoever proves what came of it; Http404 otherwise."""
    with acting_as("consent"):
        found = File.objects.filter(pk=pk).first()
    if found is None or not request.operator.may(May.PROVE, found.controller_id):
        raise Http404
    return found
