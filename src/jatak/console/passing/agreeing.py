"""What was agreed with a partner about being told."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.passing.finding import partner_of, to_partner, way
from jatak.console.settings.refusing import refuse
from jatak.hooks.allowed import NotAllowed
from jatak.onward.models import Identifies, Partner, Way
from jatak.onward.partners import MOST_DAYS, Agreed, agree


class Agreement(forms.Form):
    """The way, and what belongs to it."""

    way = forms.ChoiceField(
        label=gettext_lazy("How it is told"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("By hand: somebody of yours tells it and notes here that it knows."),
    )
    url = forms.CharField(
        label=gettext_lazy("Address of its program"),
        required=False,
        widget=forms.URLInput,
        help_text=gettext_lazy("For webhooks, such as https://partner.example.com/jatak."),
    )
    mailbox = forms.EmailField(
        label=gettext_lazy("E-mail address there"),
        required=False,
        help_text=gettext_lazy("For mails; for files: whom to remind."),
    )
    identifies = forms.ChoiceField(
        label=gettext_lazy("How people are named to it"),
        choices=Identifies.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A keyed hash tells it nothing of people whom it does not have."),
    )
    chase_days = forms.IntegerField(label=gettext_lazy("Told again after days"), min_value=1, max_value=MOST_DAYS)
    overdue_days = forms.IntegerField(label=gettext_lazy("Alarm to you after days"), min_value=1, max_value=MOST_DAYS)


@needs(May.SET_UP)
def edit(request: Any, pk: int) -> HttpResponse:
    """Change it; what is open is told the new way."""
    found = partner_of(request, pk)
    form = Agreement(request.POST or None, initial=_now(found))
    if request.method == "POST" and form.is_valid():
        try:
            _agreed(request, found, form.cleaned_data)
        except NotAllowed as error:
            form.add_error("url", f"{error.message} {error.remedy}")
        except UsageError as error:
            refuse(form, error)
        else:
            messages.success(request, _("It is told that way from now on, also of what it does not know yet."))
            return redirect("passed_on_partner", found.pk)
    crumbs = way(to_partner(found))
    return page(request, "settings/form", _("How it is told"), crumbs, form=form, save=_("Save"))


def _now(partner: Partner) -> dict[str, object]:
    endpoint = partner.endpoint
    names = ("way", "mailbox", "identifies", "chase_days", "overdue_days")
    return {name: getattr(partner, name) for name in names} | {"url": endpoint.url if endpoint else ""}


def _agreed(request: Any, partner: Partner, told: dict[str, Any]) -> None:
    agreed = Agreed(
        Way(told["way"]),
        told["mailbox"],
        told["url"],
        Identifies(told["identifies"]),
        told["chase_days"],
        told["overdue_days"],
    )
    with transaction.atomic():
        agree(partner, agreed, request.operator.name, now())
        said = {"way": told["way"], "identifies": told["identifies"]}
        request.operator.changed("partner.agreed", f"partner {partner.pk}", partner.controller_id, **said)
