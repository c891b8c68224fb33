"""The message that is tried: who sends what, by what way."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.clearance.request import Request
from jatak.console.people.choosing import offer
from jatak.console.people.words import CHANNELS, ELEMENTS
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Tri
from jatak.people.models import Brand, Controller, ProductGroup, Topic

PURPOSES: dict[str, tuple[Declared, Ground | None]] = {
    "marketing": (Declared.MARKETING, None),
    "marketing-with-consent": (Declared.MARKETING, Ground.CONSENT),
    "marketing-to-customers": (Declared.MARKETING, Ground.CUSTOMER),
    "service": (Declared.SERVICE, None),
}
"""What a purpose declares, and the one ground that counts for it, None for any."""

LABELS = {
    "marketing": _("Marketing"),
    "marketing-with-consent": _("Marketing, with consent alone"),
    "marketing-to-customers": _("Marketing, to customers alone"),
    "service": _("Service: nothing is promoted"),
}
USUAL = {Declared.MARKETING: Element.PROMOTION, Declared.SERVICE: Element.ORDER_INFO}
SIMILAR = [("unknown", _("not known: the product groups tell")), ("yes", _("yes")), ("no", _("no"))]

Options = list[tuple[Any, Any]]
ANY: Options = [("", _("any"))]
CHOSEN: tuple[tuple[str, Any, Options], ...] = (
    ("topic", Topic, ANY),
    ("brand", Brand, ANY),
    ("product_groups", ProductGroup, []),
)
"""Fields that name something of the company, and how nothing is chosen."""


class Try(forms.Form):
    """A message that is not written; sent with GET, since it changes nothing."""

    company = forms.TypedChoiceField(label=_("Company"), coerce=int)
    channel = forms.ChoiceField(label=_("Channel"), choices=list(CHANNELS.items()), initial=Channel.EMAIL.value)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=list(LABELS.items()), required=False)
    topic = forms.TypedChoiceField(label=_("Topic"), coerce=int, empty_value=None, required=False)
    brand = forms.TypedChoiceField(label=_("Brand"), coerce=int, empty_value=None, required=False)
    elements = forms.MultipleChoiceField(
        label=_("What is in it"),
        choices=list(ELEMENTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: a promotion in marketing, something about an order in service."),
    )
    similar = forms.ChoiceField(
        label=_("Own goods like those bought"), choices=SIMILAR, required=False, widget=forms.RadioSelect
    )
    product_groups = forms.TypedMultipleChoiceField(
        label=_("Product groups offered"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, companies: Sequence[Controller]) -> None:
        super().__init__(data, initial=_first_of(companies))
        self._of: dict[tuple[Any, int], int] = {}
        self.companies = {company.pk: company for company in companies}
        offer(self, "company", [(company.pk, company.name) for company in companies])
        for name, model, any_of_them in CHOSEN:
            if choices := self._grouped(model):
                offer(self, name, [*any_of_them, *choices])
            else:
                del self.fields[name]

    def _grouped(self, model: Any) -> Options:
        """What the companies have, under the name of each where there are several."""
        rows: Iterable[Any] = model.objects.filter(controller_id__in=self.companies).order_by("name")
        by_company: dict[int, Options] = {}
        for row in rows:
            by_company.setdefault(row.controller_id, []).append((row.pk, row.name))
            self._of[model, row.pk] = row.controller_id
        if len(self.companies) == 1:
            return [each for some in by_company.values() for each in some]
        return [(self.companies[company].name, some) for company, some in by_company.items()]

    def clean(self) -> dict[str, Any]:
        """Topic, brand and product groups belong to the company that sends."""
        cleaned: dict[str, Any] = super().clean() or {}
        company = cleaned.get("company")
        for name, model, _none in CHOSEN:
            chosen = cleaned.get(name) or []
            for pk in chosen if isinstance(chosen, list) else [chosen]:
                if company and self._of.get((model, pk)) != company:
                    self.add_error(name, _("This belongs to another company."))
                    break
        return cleaned

    @property
    def only(self) -> Ground | None:
        """The one ground that the purpose lets count."""
        return PURPOSES[self.cleaned_data.get("purpose") or "marketing"][1]

    def request(self, at: datetime) -> Request:
        """As gathering is asked; a message names its sender and can be refused, as every one that we send."""
        asked = self.cleaned_data
        company = self.companies[asked["company"]]
        declared, _only = PURPOSES[asked.get("purpose") or "marketing"]
        elements = frozenset(map(Element, asked.get("elements") or [USUAL[declared]]))
        channel = Channel(asked["channel"])
        facts = MessageFacts(SenderKind(company.kind), channel, declared, elements, Tri.YES, Tri.YES)
        return Request(
            company.pk,
            channel,
            facts,
            at,
            brand_id=asked.get("brand"),
            topic_id=asked.get("topic"),
            product_groups=tuple(asked.get("product_groups") or ()),
            own_similar=Tri[(asked.get("similar") or "unknown").upper()],
        )


def _first_of(companies: Sequence[Controller]) -> dict[str, Any]:
    knowing = [company for company in companies if getattr(company, "knows", False)] or companies
    return {"company": knowing[0].pk if knowing else None, "similar": "unknown"}
