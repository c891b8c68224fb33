"""Companies: the list, a new one, one of them, and changing a part of it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.conflict import differing, show_conflict
from jatak.console.settings.crumbs import companies_crumb, crumbs, onward
from jatak.console.settings.forms.companies import FORMS, TITLES, NewCompany
from jatak.console.settings.refusing import only_own_domains, refuse
from jatak.people import companies
from jatak.people.companies import SECTIONS, ChangedMeanwhile, Edit, NameTaken, version_of
from jatak.people.models import Brand, Controller, ProductGroup, Topic
from jatak.people.quiet_hours import quiet_hours_of
from jatak.receipts.declaring.declaration import declaration_of

PAGE = 50


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The companies that this account sets up, by name."""
    after = request.GET.get("after", "")
    found = list(request.operator.controllers(May.SET_UP).filter(name__gt=after)[: PAGE + 1])
    more = found[PAGE - 1].name if len(found) > PAGE else ""
    return page(
        request,
        "settings/companies",
        _("Companies"),
        crumbs(),
        companies=found[:PAGE],
        more=more,
        may_found=request.operator.everywhere(May.SET_UP),
    )


@needs(May.SET_UP)
def new(request: Any) -> HttpResponse:
    """A new company; for administrators of all companies."""
    if not request.operator.everywhere(May.SET_UP):
        raise Http404
    form = NewCompany(request.POST or None, initial=_suggested())
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                made = companies.found(form.cleaned_data)
                request.operator.changed("company.founded", f"company {made.pk}", made.pk, name=made.name)
        except UsageError as error:
            refuse(form, error, form.fields)
        else:
            messages.success(request, _("%(name)s is there. Next: what it writes about.") % {"name": made.name})
            return onward(request, "settings_company", made.pk)
    way, save = crumbs(companies_crumb()), _("Add the company")
    # The browser tells the zone, unless somebody chose one and it came back.
    return page(request, "settings/form", _("New company"), way, form=form, save=save, own_zone=not form.is_bound)


@needs(May.SET_UP)
def company(request: Any, pk: int) -> HttpResponse:
    """One company, with all that belongs to it."""
    found = request.operator.controller(May.SET_UP, pk)
    names = [
        ("brands", gettext_lazy("Brands"), gettext_lazy("Names under which people know it."), _of(Brand, found)),
        ("topics", gettext_lazy("Topics"), gettext_lazy("What people say yes or no to."), _of(Topic, found)),
        (
            "product-groups",
            gettext_lazy("Product groups"),
            gettext_lazy(
                "Goods that a buyer would call similar: only these are offered to customers without a consent."
            ),
            _of(ProductGroup, found),
        ),
    ]
    return page(
        request,
        "settings/company",
        found.name,
        crumbs(companies_crumb()),
        company=found,
        missing=found.missing_identity(),
        quiet=quiet_hours_of(found),
        declared=declaration_of(found),
        names=names,
    )


@needs(May.SET_UP)
def edit(request: Any, pk: int, section: str) -> HttpResponse:
    """Change a part of a company; what somebody else saved meanwhile is shown, never overwritten unseen."""
    if section not in SECTIONS:
        raise Http404
    found = request.operator.controller(May.SET_UP, pk)
    values = {name: getattr(found, name) for name in SECTIONS[section]}
    form = FORMS[section](request.POST or None, initial=values)
    if "name" in form.fields and not request.operator.everywhere(May.SET_UP):
        # Names are told apart over all companies: whoever could try some would learn which there are.
        form.fields["name"].disabled = True
        form.fields["name"].help_text = _("As people know it; an administrator of all companies changes it.")
    version = request.POST.get("version") or version_of(found, section)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, found, Edit(section, form.cleaned_data, version))
        except ChangedMeanwhile as error:
            found.refresh_from_db()
            version = version_of(found, section)
            show_conflict(form, differing(form, error.now))
        except NameTaken as error:
            form.add_error("name", error.message)
        except UsageError as error:
            refuse(form, error, form.fields)
        else:
            messages.success(request, _("Saved."))
            return onward(request, "settings_company", found.pk)
    way = crumbs(companies_crumb(), (found.name, reverse("settings_company", args=[pk])))
    return page(request, "settings/form", TITLES[section], way, form=form, version=version, save=_("Save"))


def _save(request: Any, found: Controller, changes: Edit) -> None:
    with transaction.atomic():
        only_own_domains(request, found, dict(changes.values))
        changed = companies.edit(found, changes, now(), request.operator.name)
        if changed:
            request.operator.changed(f"company.{changes.section}", f"company {found.pk}", found.pk, **changed)


def _of(model: Any, found: Controller) -> list[Any]:
    return list(model.objects.filter(controller=found).order_by("name")[:200])


def _suggested() -> dict[str, str]:
    return {"default_language": "en", "time_zone": "UTC"}
