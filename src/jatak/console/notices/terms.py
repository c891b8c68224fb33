"""Everything of a notice but its words, as a form."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.base.clock import now
from jatak.consent.models import Benefit, Purpose
from jatak.consent.notices import Draft, Partner
from jatak.console.notices.words import BENEFITS, CHANNELS, PURPOSES
from jatak.law.rulebook import Rulebook
from jatak.people.country_names import country_named
from jatak.people.models import Brand, Controller, Topic

MOST_PARTNERS = 50


GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("What for, and how often"), ("purpose", "channels", "topics", "promised_per_month")),
    (_("Who writes"), ("companies", "brands", "joint")),
    (_("What people get"), ("benefit", "benefit_messages", "benefit_ends")),
)
"""The fields of the form in the order of the page; the countries, which are many, stand by themselves."""


def lands() -> list[tuple[str, str]]:
    """The countries whose law is known here, by name."""
    book = Rulebook.load(now().date())
    return sorted(((code, country_named(code)) for code in {*book.packs, *book.floors}), key=lambda each: each[1])


class Numbers(forms.TypedMultipleChoiceField):
    """Ticked rows of the database, by number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, required=False, widget=forms.CheckboxSelectMultiple, **options)


class Terms(forms.Form):
    """Who asks, for what, by which channels, where, how often, and what people get for it."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=list(PURPOSES.items()), widget=forms.RadioSelect)
    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        choices=list(CHANNELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The words must name each of them."),
    )
    topics = Numbers(label=_("Topics"), help_text=_("None: everything that the words cover."))
    promised_per_month = forms.IntegerField(
        label=_("Messages a month, at most"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("A promise that Jatak keeps. Empty: no promise."),
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries"),
        choices=lands,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where people are asked: the words are held against the list of each."),
    )
    companies = Numbers(label=_("Companies"), help_text=_("Each must stand in the words."))
    brands = Numbers(
        label=_("Brands"), help_text=_("Of a company of which you tick none, the yes is for all its brands.")
    )
    joint = forms.BooleanField(
        label=_("One yes for all of them together"), required=False, help_text=_("Then one no ends it for all, too.")
    )
    benefit = forms.ChoiceField(label=_("For a yes people get"), choices=list(BENEFITS.items()), required=False)
    benefit_messages = forms.IntegerField(
        label=_("Messages one must have got to keep it"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("If the terms say so. Jatak counts them for each person."),
    )
    benefit_ends = forms.BooleanField(
        label=_("It ends when one leaves"),
        required=False,
        help_text=_("Only if the terms say so clearly. Otherwise it is kept."),
    )

    def __init__(self, *args: Any, company: Controller, companies: Iterable[Controller], **options: Any) -> None:
        super().__init__(*args, **options)
        self.company = company
        every = list(companies)
        brands = Brand.objects.filter(controller__in=every).select_related("controller").order_by("name")
        self._offer("companies", [(each.pk, each.name) for each in every if each.pk != company.pk])
        self._offer("brands", [(each.pk, _brand_name(each, len(every) > 1)) for each in brands])
        self._offer("topics", list(Topic.objects.filter(controller=company).order_by("name").values_list("pk", "name")))
        self._brands = {each.pk: each.controller_id for each in brands}
        if len(every) < 2:
            del self.fields["companies"], self.fields["joint"]
        for name in ("brands", "topics"):
            if not self.fields[name].choices:  # type: ignore[attr-defined]
                del self.fields[name]

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields as the page groups them, without those that this notice has not."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in GROUPS]

    def content(self, words: Any, partners: Iterable[Partner]) -> Draft:
        """What was typed, as far as it could be read."""
        told = self.cleaned_data
        companies: dict[int, list[int]] = {pk: [] for pk in (self.company.pk, *told.get("companies", ()))}
        for brand in told.get("brands", ()):
            companies.get(self._brands[brand], []).append(brand)
        return Draft(
            channels=told.get("channels", ()),
            words=words,
            companies=companies,
            topics=told.get("topics", ()),
            joint=told.get("joint", False),
            promised_per_month=told.get("promised_per_month"),
            purpose=Purpose(told.get("purpose") or Purpose.MARKETING),
            countries=told.get("countries", ()),
            partners=tuple(partners),
            benefit=Benefit(told.get("benefit") or ""),
            benefit_messages=told.get("benefit_messages"),
            benefit_ends=told.get("benefit_ends", False),
        )

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class OnePartner(forms.Form):
    """Another than our companies that the words name."""

    name = forms.CharField(label=_("Partner"), max_length=200, required=False)
    about = forms.CharField(label=_("What it writes about"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Who writes about something has a name."""
        told = super().clean() or {}
        if told.get("about") and not told.get("name"):
            self.add_error("name", _("Name the partner."))
        return told


Partners = forms.formset_factory(OnePartner, extra=1, max_num=MOST_PARTNERS, absolute_max=MOST_PARTNERS + 1)


def partners_in(rows: Any) -> list[Partner]:
    """The rows that name somebody."""
    told = (getattr(each, "cleaned_data", {}) for each in rows.forms)
    return [Partner(each["name"], each.get("about", "")) for each in told if each.get("name")]


def initial(content: Draft) -> dict[str, Any]:
    """A draft as the form shows it."""
    return {
        "purpose": content.purpose.value,
        "channels": list(content.channels),
        "topics": list(content.topics),
        "promised_per_month": content.promised_per_month,
        "countries": list(content.countries),
        "companies": list(content.companies),
        "brands": [brand for brands in content.companies.values() for brand in brands],
        "joint": content.joint,
        "benefit": content.benefit.value,
        "benefit_messages": content.benefit_messages,
        "benefit_ends": content.benefit_ends,
    }


def _brand_name(brand: Brand, several: bool) -> str:
    return f"{brand.name} ({brand.controller.name})" if several else brand.name
