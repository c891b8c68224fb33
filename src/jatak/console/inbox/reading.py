"""What a request asks for, as somebody read it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.console.inbox.words import ASKED
from jatak.console.people.moments import Moment
from jatak.desk.models import Asked, Request


class Reading(forms.Form):
    """What is asked, and the day that an authority set."""

    asked = forms.ChoiceField(label=_("What is asked"), choices=list(ASKED.items()))
    answer_by = Moment(
        label=_("Answer by"), required=False, help_text=_("A day that an authority set; else it is that of the law.")
    )

    def __init__(self, data: Any, found: Request) -> None:
        initial: dict[str, Any] = {"asked": found.asked}
        super().__init__(data, initial=initial)

    @property
    def due(self) -> datetime | None:
        """Only an authority sets a day."""
        said = self.cleaned_data
        return said.get("answer_by") if said["asked"] == Asked.AUTHORITY else None
