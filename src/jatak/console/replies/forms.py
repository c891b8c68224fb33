"""What is chosen before somebody is told: the address, and of more time how much and why."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.console.people.choosing import offer
from jatak.console.replies.addresses import Reach
from jatak.desk.clock import FURTHER_MONTHS
from jatak.retention.replies.letters import Because

BECAUSE = {
    Because.COMPLEX: gettext_lazy("the request is complex"),
    Because.MANY: gettext_lazy("there are many requests"),
    Because.BOTH: gettext_lazy("it is complex, and there are many"),
}
OTHERWISE = ""


class Sending(forms.Form):
    """To which address an answer goes."""

    to = forms.TypedChoiceField(label=gettext_lazy("To"), coerce=int)

    def __init__(self, data: Any, reach: Reach) -> None:
        super().__init__(data, initial={"to": reach.choices[0][0] if reach.choices else None}, auto_id="x-send-%s")
        offer(self, "to", reach.choices)


class Longer(forms.Form):
    """How much more time is needed, why, and how the person is told."""

    months = forms.TypedChoiceField(
        label=gettext_lazy("How much longer?"),
        coerce=int,
        choices=[(1, gettext_lazy("one month more")), (2, gettext_lazy("two months more"))][:FURTHER_MONTHS],
    )
    because = forms.ChoiceField(label=gettext_lazy("Why?"), choices=list(BECAUSE.items()))
    to = forms.TypedChoiceField(label=gettext_lazy("Who is told at"), coerce=int, empty_value=None, required=False)
    told = forms.CharField(
        label=gettext_lazy("Or how they were told"),
        required=False,
        max_length=500,
        strip=True,
        help_text=gettext_lazy("For example: “by letter of 3 May”. Only where no e-mail is sent."),
    )

    def __init__(self, data: Any, reach: Reach) -> None:
        first = reach.choices[0][0] if reach.choices else OTHERWISE
        super().__init__(data, initial={"to": first}, auto_id="x-longer-%s")
        offer(self, "to", [*reach.choices, (OTHERWISE, gettext_lazy("nowhere: they were told otherwise"))])

    def clean(self) -> dict[str, Any]:
        """Nobody waits longer without knowing why."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("to") and not said.get("told"):
            raise ValidationError(_("Say how they were told: without that the law gives no more time."))
        return said

    @property
    def why(self) -> str:
        """In words, as it is kept."""
        said = self.cleaned_data
        words = str(BECAUSE[Because(said["because"])])
        return f"{words}; {said['told']}" if said["told"] and not said["to"] else words
