"""A new endpoint, whose secret is shown once."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.operator import Operator
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.choosing import company_field, offer_companies
from jatak.console.frame.page import page
from jatak.console.settings.refusing import refuse
from jatak.console.webhooks.finding import way
from jatak.hooks.allowed import LONGEST, NotAllowed
from jatak.hooks.endpoints import make
from jatak.hooks.models import Endpoint, Kind
from jatak.hooks.models.endpoints import CHOSEN


class NewEndpoint(forms.Form):
    """Where, for which company, and about what."""

    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=LONGEST,
        widget=forms.URLInput,
        help_text=gettext_lazy("Of the program that is called, such as https://crm.example.com/jatak."),
    )
    company = company_field()
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What it is told"),
        choices=[(kind.value, kind.label) for kind in CHOSEN],
        initial=[Kind.LEFT.value],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, operator: Operator, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_companies(self, operator.controllers(May.SET_UP))


@needs(May.SET_UP)
def new(request: Any) -> HttpResponse:
    """The form; then the secret, shown this once."""
    form = NewEndpoint(request.POST or None, operator=request.operator)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = _made(request, form)
        except NotAllowed as error:
            form.add_error("url", f"{error.message} {error.remedy}")
        except UsageError as error:
            refuse(form, error)
        else:
            return page(request, "webhooks/made", _("The webhook is made"), way(), endpoint=made, secret=secret)
    return page(request, "settings/form", _("Make a webhook"), way(), form=form, save=_("Make the webhook"))


def _made(request: Any, form: NewEndpoint) -> tuple[Endpoint, str]:
    told = form.cleaned_data
    company = told["company"]
    with transaction.atomic():
        made, secret = make(company, told["url"], told["kinds"], request.operator.name, now())
        host = urlsplit(made.url).hostname  # The rest of an address may be a secret.
        request.operator.changed("webhook.made", f"webhook {made.pk}", company.pk, host=host, kinds=made.kinds)
    return made, secret
