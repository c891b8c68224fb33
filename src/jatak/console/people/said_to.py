"""To which company a person said what staff take down: asked only of who works for several."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from jatak.people.models import Controller


class SaidTo(forms.Form):
    """A form that is of one company; the field stands where `field_order` says."""

    company = forms.ModelChoiceField(
        Controller.objects.none(), label=gettext_lazy("To which company did the person say it?")
    )

    def __init__(self, companies: list[Controller], data: Any = None) -> None:
        super().__init__(data)
        field: Any = self.fields["company"]
        field.queryset = Controller.objects.filter(pk__in=[each.pk for each in companies]).order_by("name")
        self._only = companies[0] if len(companies) == 1 else None
        if self._only:
            del self.fields["company"]

    @property
    def said_to(self) -> Controller:
        """The company that was chosen, or the only one that there is to choose."""
        chosen: Controller = self._only or self.cleaned_data["company"]
        return chosen
