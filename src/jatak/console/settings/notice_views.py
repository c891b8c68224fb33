"""Notices: the list, reading one, and publishing a first one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs, onward
from jatak.console.settings.forms.notices import Notice, Start
from jatak.console.settings.notice_reading import listed, notice_of, versions_of
from jatak.console.settings.refusing import refuse
from jatak.installation.first_notice import publish_first, template

PAGE = 50


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """Notices of the companies that this account sets up."""
    companies = list(request.operator.controllers(May.SET_UP))
    found = listed(companies, number(request.GET.get("after")) or 0, PAGE + 1)
    more = found[PAGE - 1].pk if len(found) > PAGE else ""
    return page(
        request, "settings/notices", _("Notices"), crumbs(), notices=found[:PAGE], more=more, companies=companies
    )


@needs(May.SET_UP)
def notice(request: Any, pk: int) -> HttpResponse:
    """One notice with all its words."""
    found = notice_of(list(request.operator.controllers(May.SET_UP)), pk)
    if found is None:
        raise Http404
    way = crumbs((_("Notices"), reverse("settings_notices")))
    return page(request, "settings/notice", found.slug, way, versions=versions_of(found))


@needs(May.SET_UP)
def new(request: Any) -> HttpResponse:
    """First who asks and in which languages, then the words that are proposed for it."""
    companies = request.operator.controllers(May.SET_UP)
    way = crumbs((_("Notices"), reverse("settings_notices")))
    start = Start(_start(request) or None, companies=companies, initial=_suggested(companies))
    if not start.is_bound or not start.is_valid():
        return page(request, "settings/notice_start", _("New notice"), way, form=start)
    company, spoken = start.cleaned_data["company"], start.cleaned_data["language"]
    per_month = start.cleaned_data["per_month"]
    words = _proposed(company, spoken, per_month or 0)
    form = Notice(request.POST or None, company=company, spoken=spoken, initial=words)
    if request.method == "POST" and form.is_valid():
        try:
            version = publish_first(company, form.first_notice(per_month), now(), request.operator.name)
            request.operator.changed(
                "notice.published", f"notice {version.notice_id}", company.pk, version=version.number
            )
        except UsageError as error:
            refuse(form, error)
        else:
            messages.success(request, _("The notice is published, and people can be asked with it."))
            return onward(request, "settings_notice", version.notice_id)
    return page(
        request,
        "settings/notice_words",
        _("New notice"),
        way,
        form=form,
        start=start,
        company=company,
        save=_("Publish"),
    )


def _start(request: Any) -> Any:
    """Who and which languages stand in the address of the second step too."""
    return request.GET if "company" in request.GET else None


def _suggested(companies: Any) -> dict[str, Any]:
    first = companies.first()
    return {"company": first, "language": [first.default_language] if first else ["en"]}


def _proposed(company: Any, spoken: list[str], per_month: int) -> dict[str, str]:
    proposed: dict[str, str] = {}
    for code in spoken:
        words = template(company, code, per_month)
        proposed |= {f"asked_{code}": words.asked, f"withdrawal_{code}": words.withdrawal}
    return proposed
