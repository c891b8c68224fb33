"""An upload is tried, imported, stopped, or taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.imports.finding import upload_of
from jatak.database.using import atomic
from jatak.imports.models import Stage
from jatak.imports.uploading import stages
from jatak.jobs.imports import ORDERS, soon_carry_out


@needs(May.SET_UP)
@require_POST
def order(request: Any, pk: int) -> HttpResponse:
    """Try it, or import it; twice is once."""
    upload = upload_of(request, pk)
    stage = Stage.IMPORTING if request.POST.get("what") == "import" else Stage.TRYING
    if stage == Stage.IMPORTING and upload.trial is None and upload.stage != Stage.STOPPED:
        messages.error(request, _("Try it first: then you see what would become of each row."))
        return redirect("import_upload", pk)
    with atomic():
        if stages.order(upload, stage, now()):
            request.operator.changed(ORDERS[stage], f"upload {pk}", upload.controller_id, file=upload.name)
            soon_carry_out(pk)
    return redirect("import_upload", pk)


@needs(May.SET_UP)
@require_POST
def stop(request: Any, pk: int) -> HttpResponse:
    """Break it off; it can go on later."""
    upload = upload_of(request, pk)
    with atomic():
        if stages.stop(upload):
            request.operator.changed("import.stopped", f"upload {pk}", upload.controller_id, file=upload.name)
    return redirect("import_upload", pk)


@needs(May.SET_UP)
@require_POST
def remove(request: Any, pk: int) -> HttpResponse:
    """Take the file away; what was imported of it stays."""
    upload = upload_of(request, pk)
    with atomic():
        if stages.remove(upload):
            request.operator.changed("import.removed", f"upload {pk}", upload.controller_id, file=upload.name)
    return redirect("imports")
