"""A new service message, and the page of one."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.campaigns.kinds import kinds
from jatak.campaigns.models import ServiceRound
from jatak.console.campaigns.preview import seen
from jatak.console.campaigns.words import KINDS
from jatak.console.frame.choosing import company_to_write_for
from jatak.console.frame.page import page
from jatak.console.service.crumbs import LIST
from jatak.console.service.finding import template_of
from jatak.console.service.forms import NewForm
from jatak.console.service.words import course_of
from jatak.content.drafts.starting import start
from jatak.content.element_words import words_of
from jatak.content.models import TemplateVersion
from jatak.database.using import atomic
from jatak.gate.message import Declared
from jatak.people.models import Controller


@needs(May.WRITE)
def new(request: Any) -> HttpResponse:
    """What is it called, who sends it?"""
    companies = list(request.operator.controllers(May.WRITE))
    company = company_to_write_for(request, companies)
    if company is None:
        return page(request, "campaigns/company", _("New service message"), [LIST], icon="success", companies=companies)
    form = NewForm(company, request.POST or None)
    key = request.POST.get("key") or uuid.uuid4().hex
    if request.method == "POST" and form.is_valid():
        return redirect("letter", _make(request, company, form, key).pk)
    return page(
        request,
        "service/new",
        _("New service message"),
        [LIST],
        icon="success",
        form=form,
        key=key,
        company=company,
        companies=companies,
    )


@needs(May.SEE_NUMBERS)
def message(request: Any, pk: int) -> HttpResponse:
    """What it says, what it is in each country, and what was sent of it."""
    template = template_of(request, pk)
    versions = list(template.versions.order_by("-number")[:20])
    approved = next((each for each in versions if each.approved_at), None)
    shown = approved or versions[0]
    rounds = ServiceRound.objects.filter(template_version__template=template, controller=template.controller_id)
    return page(
        request,
        "service/message",
        str(template),
        [LIST],
        icon="success",
        service=template,
        approved=approved,
        draft=versions[0] if versions[0].approved_at is None else None,
        letters=seen(shown),
        letter_url=reverse("letter", args=[versions[0].pk]),
        declared=words_of(shown.elements),
        kinds=[{"kind": KINDS[each.kind], "countries": each.countries} for each in kinds(shown, now())],
        rounds=[{"round": each, "state": course_of(each)} for each in rounds.order_by("-pk")[:20]],
        may_send=request.operator.may(May.SEND, template.controller_id),
        may_see=request.operator.may(May.SEE_PEOPLE, template.controller_id),
        may_write=request.operator.may(May.WRITE, template.controller_id),
    )


def _make(request: Any, company: Controller, form: NewForm, key: str) -> TemplateVersion:
    """Its first version; the same key again gives the same one."""
    with atomic():
        name = form.cleaned_data["name"].strip()
        version = start(company, form.cleaned_data["brand"], name, Declared.SERVICE, key)
        request.operator.changed("service.created", f"template {version.template_id}", company.pk, name=name)
        return version
