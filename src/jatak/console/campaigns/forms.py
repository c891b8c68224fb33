"""What a campaign is about, as a form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jatak.campaigns.drafting import Plan
from jatak.campaigns.models import Campaign
from jatak.console.templatetags.campaign_numbers import spaced
from jatak.gate.message import Channel
from jatak.gate.situation import Tri
from jatak.people.models import Brand, Controller, ProductGroup, Topic
from jatak.people.sms_sender import sends_sms

WHOLE, GROUPS, OPEN = "whole", "groups", "open"
NONE = "none"
"""The answer of who chose the company's own name, or no topic."""


class PlanForm(forms.Form):
    """Name, brand, topic, and to which purchases the offer is similar; of one company."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("For you and your colleagues; nobody who gets it sees it.")
    )
    channel = forms.ChoiceField(
        label=_("Channel"),
        choices=[(Channel.EMAIL.value, _("E-mail")), (Channel.SMS.value, _("SMS"))],
        initial=Channel.EMAIL.value,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("A yes to one channel is no yes to another. It stays as it is once the campaign is made."),
    )
    brand = forms.TypedChoiceField(
        label=_("Brand"),
        help_text=_("Under whose name it goes out. A yes to one brand is no yes to another."),
        error_messages={"required": _("Choose under whose name it goes out.")},
        empty_value=None,
    )
    topic = forms.TypedChoiceField(
        label=_("Topic"),
        help_text=_("What it is about. Who said no to this topic is left out; without a topic, who said no to any."),
        error_messages={"required": _("Choose what it is about.")},
        empty_value=None,
    )
    similar = forms.ChoiceField(
        label=_("Do customers get it who gave no consent?"),
        choices=[
            (OPEN, _("No: a purchase is no reason to write. Existing customers without a consent are left out.")),
            (WHOLE, _("Yes, where the law lets it: our whole offer is similar to whatever a customer bought from us")),
            (GROUPS, _("Yes, where the law lets it: this offer is similar to these groups of products")),
        ],
        widget=forms.RadioSelect,
        initial=OPEN,
        help_text=_(
            "Most countries let you write to customers without their yes, about what is similar to what they bought."
        ),
    )
    product_groups = forms.ModelMultipleChoiceField(
        ProductGroup.objects.none(), label=_("Product groups"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        company: Controller,
        data: Mapping[str, Any] | None = None,
        customers: int = 0,
        is_new: bool = False,
        **options: Any,
    ) -> None:
        """`customers`: so many may be written to for what they bought alone; a new campaign also asks by what channel,
        of a company that sends SMS."""
        super().__init__(data, **options)
        if not (is_new and sends_sms(company)):
            del self.fields["channel"]
        self._offer("brand", Brand.objects.filter(controller=company).order_by("name"), company.name)
        self._offer("topic", Topic.objects.filter(controller=company).order_by("name"), _("No topic"))
        groups = ProductGroup.objects.filter(controller=company).order_by("name")
        self.fields["product_groups"].queryset = groups  # type: ignore[attr-defined]
        self.fields["product_groups"].label_from_instance = lambda each: each.name  # type: ignore[attr-defined]
        if not groups.exists():
            del self.fields["product_groups"]
        similar: Any = self.fields["similar"]
        kept = [each for each in similar.choices if each[0] != GROUPS or "product_groups" in self.fields]
        similar.choices = [(value, _counted(label, customers) if value == OPEN else label) for value, label in kept]

    def _offer(self, name: str, rows: "QuerySet[Any]", none: "str | Promise") -> None:
        """Let one of these rows be chosen, or none of them; where there are none, there is nothing to choose."""
        field: Any = self.fields[name]
        by_key = {str(row.pk): row for row in rows}
        unsaid = [("", _("Choose"))] if by_key else []
        field.choices = [*unsaid, (NONE, none), *((key, row.name) for key, row in by_key.items())]
        field.coerce = by_key.get
        field.required = bool(by_key)
        if name in self.initial:
            self.initial[name] = self.initial[name] or NONE

    def clean(self) -> dict[str, Any]:
        """Where groups are meant, at least one is said."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("similar") == GROUPS and not said.get("product_groups"):
            self.add_error("product_groups", _("Choose at least one group."))
        return said

    @property
    def goes_by(self) -> Channel:
        """By which it is sent."""
        return Channel(self.cleaned_data.get("channel") or Channel.EMAIL)

    @property
    def plan(self) -> Plan:
        """What was said."""
        said, similar = self.cleaned_data, self.cleaned_data["similar"]
        groups = said["product_groups"] if similar == GROUPS else ()
        return Plan(
            said["name"].strip(),
            said["brand"],
            said["topic"],
            [each.pk for each in groups],
            Tri.YES if similar == WHOLE else Tri.UNKNOWN,
        )


def _counted(label: str, customers: int) -> str:
    """The choice that leaves out who is a customer alone, with how many these are."""
    if not customers:
        return label
    figure = ngettext("Counted last: up to %(number)s person.", "Counted last: up to %(number)s people.", customers)
    return f"{label} {figure % {'number': spaced(customers)}}"


def as_it_is(campaign: Campaign) -> dict[str, Any]:
    """What the form shows of a campaign that is there."""
    similar = WHOLE if campaign.own_similar == Tri.YES else GROUPS if campaign.product_groups else OPEN
    return {
        "name": campaign.name,
        "brand": campaign.brand_id,
        "topic": campaign.topic_id,
        "similar": similar,
        "product_groups": campaign.product_groups,
    }
