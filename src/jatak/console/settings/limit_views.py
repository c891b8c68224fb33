"""How much may go: in a second and in a day, to a domain, of a brand, through a relay."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.console.settings.refusing import refuse
from jatak.delivery.limits.choosing import MOST_A_DAY, MOST_A_SECOND, remove_limit, set_limit, standings
from jatak.delivery.limits.plan import day_of
from jatak.delivery.models.limits import Scope
from jatak.people.models import Brand, Controller

SCOPES = {
    Scope.DOMAIN: gettext_lazy("Domain of the recipients"),
    Scope.BRAND: gettext_lazy("Brand or company"),
    Scope.RELAY: gettext_lazy("Relay"),
}


class Limit(forms.Form):
    """A rate, a number a day, and a plan to warm up."""

    scope = forms.ChoiceField(label=gettext_lazy("Of what"), choices=list(SCOPES.items()))
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=253,
        help_text=gettext_lazy(
            "The domain (* for each), the brand or company, or the relay as it is shown under Relays."
        ),
    )
    per_second = forms.FloatField(
        label=gettext_lazy("Messages a second"), required=False, min_value=0.001, max_value=MOST_A_SECOND
    )
    per_day = forms.IntegerField(
        label=gettext_lazy("Messages a day"), required=False, min_value=1, max_value=MOST_A_DAY
    )

    def clean(self) -> dict[str, Any]:
        """A limit limits something."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and not told.get("per_second") and not told.get("per_day"):
            self.add_error("per_second", _("Give a rate, a number a day, or both."))
        return told


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """Every limit that concerns the companies of this account, with what is taken of it today."""
    everywhere = request.operator.everywhere(May.SET_UP)
    known = None if everywhere else _names(request)
    found = [
        each
        for each in standings(day_of(now()))
        if known is None or (each.limit.scope == Scope.BRAND and each.limit.name in known)
    ]
    return page(
        request, "settings/limits", _("Limits"), crumbs(), limits=found, scopes=dict(SCOPES), everywhere=everywhere
    )


@needs(May.SET_UP)
def set_one(request: Any) -> HttpResponse:
    """Set a limit; what there was of it is replaced."""
    initial = {name: request.GET.get(name, "") for name in ("scope", "name", "per_second", "per_day")}
    form = Limit(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        _must_be_theirs(request, told["scope"], told["name"])
        try:
            with transaction.atomic():
                made = set_limit(told["scope"], told["name"], per_second=told["per_second"], per_day=told["per_day"])
                request.operator.changed(
                    "limit.set",
                    f"limit of {made.scope} {made.name}",
                    per_second=made.per_second,
                    per_day=made.per_day,
                )
        except UsageError as error:
            refuse(form, error, ["name"])
        else:
            messages.success(request, _("It holds from now on, over all workers together."))
            return redirect("settings_limits")
    way = crumbs((_("Limits"), reverse("settings_limits")))
    return page(request, "settings/form", _("Set a limit"), way, form=form, save=_("Set it"))


@require_POST
@needs(May.SET_UP)
def remove(request: Any) -> HttpResponse:
    """Take a limit back; again is harmless."""
    scope, name = request.POST.get("scope", ""), request.POST.get("name", "")
    _must_be_theirs(request, scope, name)
    try:
        with transaction.atomic():
            remove_limit(scope, name)
            request.operator.changed("limit.removed", f"limit of {scope} {name}")
    except UsageError as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, _("The limit is gone; what waited because of it goes within a quarter of an hour."))
    return redirect("settings_limits")


def _must_be_theirs(request: Any, scope: str, name: str) -> None:
    """Domains and relays are everybody's; a brand is its company's."""
    if not request.operator.everywhere(May.SET_UP) and (scope != Scope.BRAND or name not in _names(request)):
        raise Http404


def _names(request: Any) -> set[str]:
    companies = list(request.operator.controllers(May.SET_UP))
    brands = Brand.objects.filter(controller__in=companies).values_list("name", flat=True)
    # A limit is known by its name alone: one that another company has too is not theirs to set.
    others = Controller.objects.exclude(pk__in=[each.pk for each in companies])
    foreign = Brand.objects.exclude(controller__in=companies).values_list("name", flat=True)
    return ({each.name for each in companies} | set(brands)) - {each.name for each in others} - set(foreign)
