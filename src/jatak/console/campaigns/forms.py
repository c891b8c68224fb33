"""What a campaign is about, as a form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.campaigns.drafting import Plan
from jatak.campaigns.models import Campaign
from jatak.gate.situation import Tri
from jatak.people.models import Brand, Controller, ProductGroup, Topic

WHOLE, GROUPS, OPEN = "whole", "groups", "open"


class PlanForm(forms.Form):
    """Name, brand, topic, and to which purchases the offer is similar; of one company."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("For you and your colleagues; nobody who gets it sees it.")
    )
    brand = forms.ModelChoiceField(
        Brand.objects.none(),
        label=_("Brand"),
        required=False,
        help_text=_("Under whose name it goes out. A yes to one brand is no yes to another."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(),
        label=_("Topic"),
        required=False,
        help_text=_("What it is about. Who said no to this topic is left out; without a topic, who said no to any."),
    )
    similar = forms.ChoiceField(
        label=_("What is it similar to?"),
        choices=[
            (OPEN, _("Nothing: it goes to those who said yes. Existing customers without a consent are left out.")),
            (WHOLE, _("Our whole offer is similar to whatever a customer bought from us")),
            (GROUPS, _("It is similar to these groups of products")),
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

    def __init__(self, company: Controller, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["brand"].queryset = Brand.objects.filter(controller=company).order_by("name")  # type: ignore[attr-defined]
        self.fields["topic"].queryset = Topic.objects.filter(controller=company).order_by("name")  # type: ignore[attr-defined]
        groups = ProductGroup.objects.filter(controller=company).order_by("name")
        self.fields["product_groups"].queryset = groups  # type: ignore[attr-defined]
        self.fields["brand"].empty_label = company.name  # type: ignore[attr-defined]
        self.fields["topic"].empty_label = _("No topic")  # type: ignore[attr-defined]
        for name in ("brand", "topic"):
            self.fields[name].label_from_instance = lambda each: each.name  # type: ignore[attr-defined]
        self.fields["product_groups"].label_from_instance = lambda each: each.name  # type: ignore[attr-defined]
        if not groups.exists():
            del self.fields["product_groups"]
            self.fields["similar"].choices = [c for c in self.fields["similar"].choices if c[0] != GROUPS]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Where groups are meant, at least one is said."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("similar") == GROUPS and not said.get("product_groups"):
            self.add_error("product_groups", _("Choose at least one group."))
        return said

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
