"""Where a company's data lie, who receives them, who supervises it: what its receipts must say."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.receipts.forms import Places, Recipients, declared_by, shown
from jatak.console.settings.crumbs import companies_crumb, crumbs, onward
from jatak.console.settings.refusing import refuse
from jatak.people.models import Controller
from jatak.receipts.declaring.declaration import declaration_of, declare


@needs(May.SET_UP)
def declaration(request: Any, pk: int) -> HttpResponse:
    """See and change it; each change is kept with its day and who made it."""
    found = request.operator.controller(May.SET_UP, pk)
    newest = declaration_of(found)
    told, others = shown(newest)
    places = Places(request.POST or None, initial=told)
    recipients = Recipients(request.POST or None, initial=others, prefix="recipient")
    if request.method == "POST" and places.is_valid() and recipients.is_valid():
        try:
            _save(request, found, places, recipients)
        except UsageError as error:
            refuse(places, error, ["stored_in", "processed_in", "authority_name", "established_in"])
        else:
            messages.success(request, _("Saved. Receipts say so from now on."))
            return onward(request, "settings_company", found.pk)
    way = crumbs(companies_crumb(), (found.name, reverse("settings_company", args=[pk])))
    forms: dict[str, Any] = {"form": places, "recipients": recipients, "newest": newest}
    return page(request, "receipts/declaration", _("Receipts"), way, **forms)


def _save(request: Any, found: Controller, places: Places, recipients: Any) -> None:
    with transaction.atomic():
        made = declare(found, declared_by(places, recipients), now(), request.operator.name)
        request.operator.changed("company.receipts", f"company {found.pk}", found.pk, declaration=made.pk)
