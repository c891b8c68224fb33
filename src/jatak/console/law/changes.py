"""What changed in law between two days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.law.comparing import Change, Comparison, compare
from jatak.law.errors import UnknownLawDay
from jatak.law.parameters import PARAMETERS
from jatak.law.rulebook import Rulebook
from jatak.law.wording import said_apart


class Days(forms.Form):
    """Two days."""

    old = forms.DateField(label=_("The law of"), widget=forms.DateInput({"type": "date"}))
    new = forms.DateField(label=_("compared with the law of"), widget=forms.DateInput({"type": "date"}))

    def clean_old(self) -> Rulebook:
        """The rulebook of the first day."""
        return _rulebook(self.cleaned_data["old"])

    def clean_new(self) -> Rulebook:
        """The rulebook of the second day."""
        return _rulebook(self.cleaned_data["new"])


@dataclass(frozen=True, slots=True)
class Told:
    """One change and the countries that share it."""

    parameter: str
    meaning: str
    countries: list[str]
    old: str
    new: str
    change: Change

    @property
    def from_memory(self) -> bool:
        """Whether nobody has checked the newer value."""
        return self.change.new.value is not None and self.change.new.source.status == "memory"


def compared(form: Any) -> tuple[Comparison, list[Told]]:
    """What differs between the two days of a valid form."""
    found = compare(form.cleaned_data["old"], form.cleaned_data["new"])
    return found, _told(found)


def _rulebook(day: date) -> Rulebook:
    try:
        return Rulebook.load(day)
    except UnknownLawDay as error:
        raise forms.ValidationError(_("The rule packs do not reach back to this day. Choose a later one.")) from error


def _told(found: Comparison) -> list[Told]:
    """The changes of values in the order of parameters; countries that share one stand together."""
    shared: dict[tuple[Any, ...], Told] = {}
    order = list(PARAMETERS)
    for change in sorted(found.changed, key=lambda change: order.index(change.parameter)):
        if change.of_value:
            old, new = said_apart(change.old.value, change.new.value)
            key = change.parameter, old, new, change.new.source.cite, change.new.valid_from
            meaning = PARAMETERS[change.parameter].meaning
            told = shared.setdefault(key, Told(change.parameter, meaning, [], old, new, change))
            told.countries.append(change.country)
    return list(shared.values())
