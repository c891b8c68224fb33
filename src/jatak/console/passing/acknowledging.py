"""A partner said in its own way that it knows: somebody notes who said so, and how."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.passing.finding import partner_of, to_partner, way
from jatak.onward.telling import acknowledge, open_of


class Acknowledged(forms.Form):
    """Who said so there, and what was said."""

    upto = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Who told you, and how"),
        max_length=500,
        help_text=gettext_lazy("Such as: Ms Sol, data protection, by telephone."),
    )


@needs(May.ANSWER_PEOPLE)
def by_hand(request: Any, pk: int) -> HttpResponse:
    """Acknowledge what was open when the page was opened, and nothing that came meanwhile."""
    found = partner_of(request, pk, May.ANSWER_PEOPLE)
    last = open_of(found).order_by("-pk").values_list("pk", flat=True).first()
    form = Acknowledged(request.POST or None, initial={"upto": last})
    upto = number(form.data.get("upto")) if form.is_bound else last
    waiting = open_of(found).filter(pk__lte=upto or 0)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            count = acknowledge(waiting, request.operator.name, form.cleaned_data["why"], now())
            of = f"partner {found.pk}"
            request.operator.changed("partner.acknowledged", of, found.controller_id, count=count)
        said = ngettext("Noted: it knows of %(count)s leaving.", "Noted: it knows of %(count)s leavings.", count)
        messages.success(request, said % {"count": count})
        return redirect("passed_on_partner", found.pk)
    count = waiting.count()
    note = ngettext("It is noted for %(count)s leaving.", "It is noted for %(count)s leavings.", count)
    crumbs, title = way(to_partner(found)), _("Acknowledge by hand")
    note %= {"count": count}
    return page(request, "settings/form", title, crumbs, form=form, save=_("It knows"), note=note)
