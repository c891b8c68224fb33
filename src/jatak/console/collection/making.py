"""A new collection point."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.channels import carried_by
from jatak.consent.collection import Asked, Asks
from jatak.consent.floors import ages, must_confirm
from jatak.consent.models import CollectionKind, CollectionPointVersion, NoticeVersion, Purpose
from jatak.consent.placing.drafting import begin
from jatak.consent.placing.errors import NameTaken
from jatak.consent.placing.terms import STAFF, WEB, Terms
from jatak.console.collection.choosable import notices_of
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.new_form import NewPlace
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.database.using import acting_as, atomic
from jatak.people.models import ContactKind


@needs(May.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Any) -> HttpResponse:
    """Ask what it is and what is asked there; a POST begins a draft and leads to it."""
    companies = request.operator.controllers(May.WRITE).values_list("pk", flat=True)
    with acting_as("consent"):
        notices = notices_of(companies)
    form = NewPlace(request.POST or None, notices, notice=number(request.GET.get("notice")))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("collection_edit", _begun(request, form).pk)
        except NameTaken as error:
            form.add_error("name", f"{error.message} {error.remedy}")
    status = 422 if form.errors else 200
    return page(
        request, "collection/new", _("New collection point"), crumbs(), ICON, status=status, form=form, notices=notices
    )


def _begun(request: Any, form: NewPlace) -> CollectionPointVersion:
    said = form.cleaned_data
    notice = form.notices[said["notice"]]
    company = notice.notice.controller
    with acting_as("consent"), atomic():
        version = begin(company, said["name"].strip(), said["kind"], usual(notice, said["kind"]))
        request.operator.changed(
            "collection.begun", f"collection point {version.point_id}", company.pk, name=said["name"], kind=said["kind"]
        )
        return version


def usual(notice: NoticeVersion, kind: str) -> Terms:
    """What is usual for this kind of place in the countries of a notice; all of it can be changed."""
    place, day = CollectionKind(kind), now().date()
    consent = notice.purpose == Purpose.MARKETING
    double = consent and (place not in STAFF or bool(must_confirm(notice.countries, kind, day)))
    oldest = ages(notice.countries, day) if consent and place in WEB else []
    by_number = set(notice.channels) & set(carried_by(ContactKind.TELEPHONE))
    fields = (Asked("telephone"),) if by_number and place in WEB else ()
    return Terms(notice.pk, double, Asks(fields=fields, age_from=oldest[0].years if oldest else None))
