"""A new campaign, and changing what one is about."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns.drafting import ChangedMeanwhile, NameTaken, Plan, draft, revise
from jatak.campaigns.models import Campaign
from jatak.campaigns.usual import usual
from jatak.console.campaigns.bought import customers
from jatak.console.campaigns.crumbs import LIST, crumb
from jatak.console.campaigns.finding import campaign_of
from jatak.console.campaigns.forms import PlanForm, as_it_is
from jatak.console.frame.choosing import company_to_write_for
from jatak.console.frame.numbers import numbered
from jatak.console.frame.page import page
from jatak.content.drafts.starting import start as start_letter
from jatak.database.using import atomic
from jatak.gate.message import Declared
from jatak.jobs.campaigns import soon_count
from jatak.people.models import Controller


@needs(May.WRITE)
def new(request: Any) -> HttpResponse:
    """What is it called, who sends it, what is it about?"""
    companies = list(request.operator.controllers(May.WRITE))
    company = company_to_write_for(request, companies)
    if company is None:
        return page(
            request, "campaigns/company", gettext_lazy("New campaign"), [LIST], icon="mail", companies=companies
        )
    form = PlanForm(company, request.POST or None, customers(company.pk), True, initial=usual(company.pk))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("campaign_to", _make(request, company, form, request.POST.get("key", "")).pk)
        except NameTaken as error:
            form.add_error("name", error.message)
    key = request.POST.get("key") or uuid.uuid4().hex
    return page(
        request,
        "campaigns/new",
        gettext_lazy("New campaign"),
        [LIST],
        icon="mail",
        form=form,
        company=company,
        companies=companies,
        key=key,
    )


@needs(May.WRITE)
def settings(request: Any, pk: int) -> HttpResponse:
    """Change name, brand, topic and similarity of a campaign that has not started."""
    campaign = campaign_of(request, pk, May.WRITE)
    company = campaign.controller
    form = PlanForm(company, request.POST or None, customers(company.pk), initial=as_it_is(campaign))
    if request.method == "POST" and form.is_valid():
        try:
            _revise(request, campaign, form.plan)
            return redirect("campaign_to", campaign.pk)
        except NameTaken as error:
            form.add_error("name", error.message)
        except ChangedMeanwhile:
            campaign.refresh_from_db()
            form.add_error(None, _meanwhile(campaign))
        except JatakError as error:
            form.add_error(None, f"{error.message} {error.remedy}")
    return page(
        request,
        "campaigns/settings",
        gettext_lazy("What it is about"),
        [LIST, crumb(campaign)],
        icon="mail",
        form=form,
        campaign=campaign,
        seen=campaign.revision,
    )


def _make(request: Any, company: Controller, form: PlanForm, key: str) -> Campaign:
    """The campaign and its letter; the same key again gives the same one, so that a double click makes no second."""
    plan, channel = form.plan, form.goes_by
    try:
        with atomic():
            version = start_letter(company, plan.brand, plan.name, Declared.MARKETING, key, channel)
            made = draft(version, plan, now(), company.time_zone)
            request.operator.changed("campaign.created", f"campaign {made.pk}", company.pk, name=plan.name)
            soon_count(made, request.operator.name)
            return made
    except NameTaken:
        with atomic():
            before = Campaign.objects.filter(controller=company, name=plan.name).first()
            version = start_letter(company, plan.brand, plan.name, Declared.MARKETING, key, channel)
            if before and key and before.template_version.template_id == version.template_id:
                return before
            raise


def _revise(request: Any, campaign: Campaign, plan: Plan) -> None:
    seen, before = numbered(request.POST.get("seen")), as_it_is(campaign)
    with atomic():
        revise(campaign, plan, seen)
        after = as_it_is(campaign)
        changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        request.operator.changed("campaign.changed", f"campaign {campaign.pk}", campaign.controller_id, **changed)
        soon_count(campaign, request.operator.name)
    messages.success(request, _("Saved. It is counted anew who would get it."))


def _meanwhile(campaign: Campaign) -> str:
    return _(
        "Somebody else changed this campaign while you had it open: it is now called “%(name)s”. "
        "What you typed stands below; save again to replace theirs, or open the page anew to see theirs."
    ) % {"name": campaign.name}
