"""What a company keeps of those who answer, and for how long it waits for a confirmation."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.consent.keeping import MOST_DAYS, Keeping, keep, keeping_of, keeping_of_many
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.frame.page import page
from jatak.console.settings.conflict import differing, show_conflict
from jatak.database.using import acting_as, atomic
from jatak.people.models import Controller

IPS = {
    "whole": gettext_lazy("whole: the one address from which the answer came"),
    "shortened": gettext_lazy("shortened: the network, not the one address"),
    "none": gettext_lazy("nothing"),
}
BROWSERS = {
    "whole": gettext_lazy("whole: all that the browser says of itself"),
    "shortened": gettext_lazy("shortened: the name of browser and system"),
    "none": gettext_lazy("nothing"),
}
MOST = 100
"""Companies on one page; who has more sees the first."""


class Kept(forms.Form):
    """What is kept, and how long a sign-up waits."""

    ip = forms.ChoiceField(label=gettext_lazy("IP address"), choices=list(IPS.items()), widget=forms.RadioSelect)
    browser = forms.ChoiceField(label=gettext_lazy("Browser"), choices=list(BROWSERS.items()), widget=forms.RadioSelect)
    pending_days = forms.IntegerField(
        label=gettext_lazy("Days until an unconfirmed sign-up is forgotten"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=gettext_lazy(
            "Nobody is reminded. Who does not click in these days is erased, as if they had never come."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def wanted(self) -> Keeping:
        """What was chosen."""
        return Keeping(**{name: self.cleaned_data[name] for name in Keeping.__dataclass_fields__})


@needs(May.SET_UP)
@require_safe
def index(request: Any) -> HttpResponse:
    """What each company keeps."""
    companies = list(request.operator.controllers(May.SET_UP)[:MOST])
    with acting_as("consent"):
        kept = keeping_of_many(each.pk for each in companies)
    rows = [(each, kept[each.pk], IPS[kept[each.pk].ip], BROWSERS[kept[each.pk].browser]) for each in companies]
    return page(request, "collection/keeping", _("What is kept of an answer"), crumbs(), ICON, rows=rows)


@needs(May.SET_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Any, company: int) -> HttpResponse:
    """Choose it for one company; it holds for what comes from now on."""
    found = request.operator.controller(May.SET_UP, company)
    with acting_as("consent"):
        stands = keeping_of(found.pk)
    form = Kept(request.POST or None, initial=asdict(stands))
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["seen"] == _written(stands) or form.wanted() == stands:
            _keep(request, found, form.wanted())
            messages.success(request, _("It holds for every answer from now on."))
            return redirect("collection_keeping")
        others = {name: value for name, value in asdict(stands).items() if value != form.cleaned_data[name]}
        show_conflict(form, differing(form, others))
    way = [*crumbs(), (_("What is kept of an answer"), reverse("collection_keeping"))]
    return page(
        request,
        "collection/keeping_edit",
        str(found),
        way,
        ICON,
        status=422 if form.errors else 200,
        form=form,
        seen=_written(stands),
    )


def _keep(request: Any, company: Controller, wanted: Keeping) -> None:
    with acting_as("consent"), atomic():
        if changed := keep(company, wanted):
            request.operator.changed("collection.keeping", f"company {company.pk}", company.pk, **changed)


def _written(keeping: Keeping) -> str:
    """By which a form says what it was opened on."""
    return f"{keeping.ip} {keeping.browser} {keeping.pending_days}"
