"""The question of an audience as a form in the address: who reads it can send it on."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jatak.clearance.census.question import Question, standing
from jatak.clearance.census.standing import standing_questions
from jatak.clearance.request import CONTACT_KINDS
from jatak.console.audience.words import PURPOSES, SIMILAR
from jatak.console.people.words import CHANNELS, ELEMENTS
from jatak.gate.message import Channel
from jatak.people.models import Brand, Controller, ProductGroup, Topic

ANY = ""
AT_MOST = 500
"""Choices of a list; a company with more brands or topics chooses among its first."""


class Asked(forms.Form):
    """Which message, by whom; every field has a default, so that an empty address asks a plain newsletter."""

    company = forms.ChoiceField(label=_("Company"))
    channel = forms.ChoiceField(label=_("Channel"))
    purpose = forms.ChoiceField(label=_("Purpose"), choices=list(PURPOSES.items()))
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    brand = forms.ChoiceField(label=_("Brand"), required=False)
    elements = forms.MultipleChoiceField(
        label=_("What is in the message"),
        required=False,
        choices=list(ELEMENTS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: what is usual for the purpose."),
    )
    own_similar = forms.ChoiceField(
        label=_("Is what is offered similar to what they bought?"),
        choices=list(SIMILAR.items()),
        widget=forms.RadioSelect,
        help_text=_("Existing customers may be written to about your own goods or services, similar to those bought."),
    )
    groups = forms.MultipleChoiceField(
        label=_("Product groups offered"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, companies: list[Controller], company: Controller, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.sender = company
        """Who would send."""
        self._choose("company", [(each.pk, each.name) for each in companies])
        self._choose("channel", [(each.value, CHANNELS[each]) for each in Channel if each in CONTACT_KINDS])
        self._choose("topic", [(ANY, _("Any topic")), *_names(Topic, company)])
        self._choose("brand", [(ANY, _("Any brand")), *_names(Brand, company)])
        groups = _names(ProductGroup, company)
        self._choose("groups", groups)
        if not groups:
            del self.fields["groups"]

    def question(self) -> Question:
        """What is asked; to be called on a valid form."""
        chosen = self.cleaned_data
        return Question(
            controller=self.sender.pk,
            channel=chosen["channel"],
            purpose=chosen["purpose"],
            elements=tuple(chosen["elements"]),
            brand=int(chosen["brand"]) if chosen["brand"] else None,
            topic=int(chosen["topic"]) if chosen["topic"] else None,
            own_similar=chosen["own_similar"],
            product_groups=tuple(int(pk) for pk in chosen.get("groups") or ()),
        )

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def asked(companies: list[Controller], data: QueryDict) -> Asked:
    """The form of an address; what belongs to another company than the one chosen now is left out."""
    company = _company(companies, data.get("company", ""))
    channel = data.get("channel")
    values: dict[str, Any] = in_address(standing(company.pk, channel) if channel else _first_question(company))
    if data.get("channel"):
        values |= {"elements": data.getlist("elements"), "groups": data.getlist("groups")}
        values |= {name: data[name] for name in ("purpose", "own_similar", "topic", "brand") if name in data}
    form = Asked(companies, company, values)
    for name in ("topic", "brand", "groups"):
        _leave_out_strangers(form, name)
    return form


def in_address(question: Question) -> dict[str, Any]:
    """A question as the fields of its address."""
    return {
        "company": str(question.controller),
        "channel": question.channel,
        "purpose": question.purpose,
        "topic": str(question.topic or ANY),
        "brand": str(question.brand or ANY),
        "elements": list(question.elements),
        "own_similar": question.own_similar,
        "groups": [str(pk) for pk in question.product_groups],
    }


def address(question: Question) -> str:
    """The query of its address."""
    query = QueryDict(mutable=True)
    for name, value in in_address(question).items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query.urlencode()


def fields_of(question: Question) -> list[tuple[str, list[str]]]:
    """A question as hidden fields."""
    return [(name, value if isinstance(value, list) else [value]) for name, value in in_address(question).items()]


def _first_question(company: Controller) -> Question:
    """The first e-mail question of the dashboard."""
    return next(each for each in standing_questions([company.pk]) if each.channel == Channel.EMAIL)


def _company(companies: list[Controller], chosen: str) -> Controller:
    return next((each for each in companies if str(each.pk) == chosen), companies[0])


def _names(model: Any, company: Controller) -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in model.objects.filter(controller=company).order_by("name")[:AT_MOST]]


def _leave_out_strangers(form: Asked, name: str) -> None:
    field = form.fields.get(name)
    if not isinstance(field, forms.ChoiceField):
        return
    choices: Any = field.choices
    known = {str(value) for value, _label in choices}
    value = form.data[name]
    kept = [each for each in value if each in known] if isinstance(value, list) else value if value in known else ANY
    data: Any = form.data
    data[name] = kept
