"""Saying who it is, in a form: typed, and chosen among those who are found."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.console.inbox.whom import ADDRESS, NOBODY, Candidate, Typed, candidates, typed
from jatak.console.people.choosing import offer
from jatak.desk.understanding import Found
from jatak.people.models import Controller


class Whose(forms.Form):
    """Whose a request is, and which company is meant."""

    who = forms.CharField(
        label=gettext_lazy("Who is it?"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "spellcheck": "false", "data-who": ""}),
        help_text=gettext_lazy("Name, e-mail address, telephone number with its country, or number. Empty: not known."),
    )
    whom = forms.CharField(required=False, widget=forms.HiddenInput)
    company = forms.ChoiceField(label=gettext_lazy("To which company?"), required=False)

    def __init__(
        self, data: Any, operator: Operator, companies: list[Controller], files: Any = None, **initial: Any
    ) -> None:
        super().__init__(data, files, initial=initial | ({"company": companies[0].pk} if len(companies) == 1 else {}))
        self.operator = operator
        self.everywhere = operator.everywhere(May.ANSWER_PEOPLE)
        unknown = [("", gettext_lazy("not known"))] if self.everywhere else []
        offer(self, "company", [*unknown, *((str(each.pk), each.name) for each in companies)])
        self.fields["company"].required = not self.everywhere

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Who is found by what was typed."""
        return candidates(self.operator, str(self["who"].value() or ""))

    @cached_property
    def typed(self) -> Typed | None:
        """The address that was typed."""
        return typed(str(self["who"].value() or ""))

    def clean(self) -> dict[str, Any]:
        """Of several who are found one is chosen; an address that nobody has stands for itself."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("whom"):
            said["whom"] = self._plainly(said.get("who", ""))
        if not self._is_offered(said["whom"]):
            said["whom"] = ""
            raise ValidationError(_("Choose who it is."))
        return said

    @property
    def found(self) -> Found:
        """Whose it is, as it was said."""
        said = self.cleaned_data
        company = int(said["company"]) if said["company"] else None
        if said["whom"] == ADDRESS and self.typed is not None:
            return Found(None, self.typed.keyed_hash, self.typed.written, company)
        if said["whom"] in ("", NOBODY):
            return Found(address=said["who"].strip(), controller_id=company)
        return Found(int(said["whom"][1:]), self._address_of(), controller_id=company)

    def _plainly(self, who: str) -> str:
        """Whom it can only mean; empty where that is not plain."""
        if not who.strip():
            return NOBODY
        if len(self.candidates) == 1 and (self.typed is not None or who.strip().lstrip("#").isdecimal()):
            return self.candidates[0].value
        return ADDRESS if not self.candidates and self.typed is not None else ""

    def _is_offered(self, whom: str) -> bool:
        if whom == NOBODY:
            return True
        if whom == ADDRESS:
            return self.typed is not None
        return whom in {each.value for each in self.candidates}

    def _address_of(self) -> bytes | None:
        """The address by which they were found: the no may have been said by it."""
        return self.typed.keyed_hash if self.typed is not None else None
