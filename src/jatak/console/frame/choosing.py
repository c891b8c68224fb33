"""Which company a page or a form is about, where it asks that."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.console.frame.numbers import number
from jatak.people.models import Controller


def company_to_write_for(request: Any, companies: list[Controller]) -> Controller | None:
    """The one that was chosen, or the only one there is; None: not chosen yet. Http404 for one that is not theirs."""
    if len(companies) == 1 and "company" not in request.GET:
        return companies[0]
    chosen = number(request.GET.get("company"))
    if chosen is None:
        return None
    found: Controller = request.operator.controller(May.WRITE, chosen)
    return found


def company_field(help_text: Any = "") -> Any:
    """The field `company` of a form; what it offers depends on who asks."""
    return forms.ModelChoiceField(Controller.objects.none(), label=_("Company"), help_text=help_text)


def offer_companies(form: forms.Form, companies: QuerySet[Controller]) -> None:
    """Let its field `company` choose among these; the only one there is needs no choosing."""
    field: Any = form.fields["company"]
    field.queryset = companies
    field.empty_label = _("Choose a company") if len(companies[:2]) > 1 else None
