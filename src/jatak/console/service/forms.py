"""Forms of service messages."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.campaigns.models import Concerned
from jatak.campaigns.rounds.asking import Event
from jatak.people.models import Brand, Controller, ProductGroup


class NewForm(forms.Form):
    """A new service message."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What it tells, as “Change of departure”; customers do not see it.")
    )
    brand = forms.ModelChoiceField(Brand.objects.none(), label=_("Brand"), required=False)

    def __init__(self, company: Controller, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        brand: Any = self.fields["brand"]
        brand.queryset = Brand.objects.filter(controller=company).order_by("name")
        brand.empty_label, brand.label_from_instance = company.name, lambda each: each.name


class OneForm(forms.Form):
    """To one person."""

    who = forms.CharField(
        label=_("Address or number of the person"),
        max_length=320,
        help_text=_("The whole e-mail address, or the number that stands on the person's page."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class ConcernedForm(forms.Form):
    """To those whom an event concerns."""

    what = forms.CharField(
        label=_("What has happened?"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("For the log, as “Flight SK 1234 on 3 May leaves two hours later”. Customers do not see it."),
    )
    concerned = forms.ChoiceField(label=_("Whom does it concern?"), choices=Concerned.choices, widget=forms.RadioSelect)
    since = forms.DateField(
        label=_("Bought from"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Bought until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("This day is included. Both are needed for customers who bought in a period."),
    )
    product_groups = forms.ModelMultipleChoiceField(
        ProductGroup.objects.none(),
        label=_("Only of these product groups"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: whatever they have to do with the company."),
    )

    def __init__(self, company: Controller, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self._zone = ZoneInfo(company.time_zone)
        groups: Any = self.fields["product_groups"]
        groups.queryset = ProductGroup.objects.filter(controller=company).order_by("name")
        groups.label_from_instance = lambda each: each.name
        if not groups.queryset.exists():
            del self.fields["product_groups"]

    def clean(self) -> dict[str, Any]:
        """A period has two ends, in their order."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("concerned") == Concerned.BOUGHT:
            for name in ("since", "until"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in, too."))
            if said.get("since") and said.get("until") and said["until"] < said["since"]:
                self.add_error("until", _("The last day lies before the first."))
        return said

    @property
    def event(self) -> Event:
        """What was said; days are those of the company's clock."""
        said = self.cleaned_data
        period = said["concerned"] == Concerned.BOUGHT
        return Event(
            said["what"].strip(),
            Concerned(said["concerned"]),
            datetime.combine(said["since"], time(), self._zone) if period else None,
            datetime.combine(said["until"] + timedelta(days=1), time(), self._zone) if period else None,
            [each.pk for each in said.get("product_groups") or ()],
        )
