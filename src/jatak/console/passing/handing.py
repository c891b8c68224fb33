"""A list of consents was passed to a partner: which one, and when."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.passing.finding import partner_of, to_partner, way
from jatak.console.people.words import CHANNELS
from jatak.console.settings.refusing import refuse
from jatak.gate.message import Channel
from jatak.onward.models import Partner
from jatak.onward.partners import begin_of, hand_over
from jatak.onward.reading import look_back
from jatak.people.models import Topic


class NewList(forms.Form):
    """What was on it, and when it went."""

    handed_on = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Everybody whose consent stood on that day counts as passed on."),
    )
    topic = forms.TypedChoiceField(label=gettext_lazy("Topic"), required=False, coerce=int, empty_value=None)
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Such as the name of the file, or of the contract."),
    )

    def __init__(self, *args: Any, partner: Partner, **options: Any) -> None:
        super().__init__(*args, **options)
        topics = Topic.objects.filter(controller=partner.controller_id).order_by("name").values_list("pk", "name")
        channels = [(each.value, CHANNELS.get(each.value, each.value)) for each in (Channel.EMAIL, Channel.SMS)]
        self.fields["topic"].choices = [("", _("All topics")), *topics]  # type: ignore[attr-defined]
        self.fields["channel"].choices = [("", _("All channels")), *channels]  # type: ignore[attr-defined]


@needs(May.SET_UP)
def new(request: Any, pk: int) -> HttpResponse:
    """Write it down; who of it left since is told of at once."""
    found = partner_of(request, pk)
    if found.closed_at is not None:
        raise Http404
    form = NewList(request.POST or None, partner=found)
    if request.method == "POST" and form.is_valid():
        try:
            _handed(request, found, form.cleaned_data)
        except UsageError as error:
            refuse(form, error)
        else:
            look_back(found.controller_id, begin_of(form.cleaned_data["handed_on"]))
            messages.success(request, _("Noted. Whoever of them left since, or leaves later, is told of."))
            return redirect("passed_on_partner", found.pk)
    crumbs = way(to_partner(found))
    return page(request, "settings/form", _("A list was passed on"), crumbs, form=form, save=_("Note it"))


def _handed(request: Any, partner: Partner, told: dict[str, Any]) -> None:
    topic = Topic.objects.filter(controller=partner.controller_id, pk=told["topic"]).first() if told["topic"] else None
    with transaction.atomic():
        by, at = request.operator.name, now()
        hand_over(partner, told["handed_on"], topic, told["channel"] or None, told["note"], by, at)
        day = told["handed_on"].isoformat()
        request.operator.changed("partner.list", f"partner {partner.pk}", partner.controller_id, day=day)
