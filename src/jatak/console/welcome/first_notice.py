"""The first notice and the place that shows it, published in one go."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.refusing import refuse
from jatak.console.welcome.notice_forms import Notice, Start
from jatak.installation.first_notice import publish_first, template


@needs(May.SET_UP)
def first_notice(request: Any) -> HttpResponse:
    """First who asks and in which languages, then the words that are proposed for it."""
    companies = request.operator.controllers(May.SET_UP)
    way = [(_("Setting up"), reverse("welcome"))]
    start = Start(_start(request) or None, companies=companies, initial=_suggested(companies))
    if not start.is_bound or not start.is_valid():
        return page(request, "welcome/notice_start", _("First notice"), way, form=start)
    company, spoken = start.cleaned_data["company"], start.cleaned_data["language"]
    if company.second_person:
        # Where two are wanted, nobody publishes in one go.
        return redirect(f"{reverse('notice_new')}?company={company.pk}")
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
            return redirect("welcome")
    return page(
        request,
        "welcome/notice_words",
        _("First notice"),
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
