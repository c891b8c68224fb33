"""What staff write down of somebody whom they asked."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.consent.answer import Told
from jatak.consent.channels import carried_by
from jatak.consent.models import Answer, CollectionKind, CollectionPointVersion, NoticeText
from jatak.consent.oral.paper import BadScan, Paper
from jatak.console.people.choosing import offer
from jatak.people.country_names import countries
from jatak.people.models import ContactKind

DAY = timedelta(days=1)
TYPED = ("email", "telephone")


class Answered(forms.Form):
    """Address, answer, and what goes with them."""

    answer = forms.ChoiceField(choices=[(each.value, each.value) for each in Answer], widget=forms.HiddenInput)
    email = forms.CharField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=320,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    telephone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"), required=False, max_length=80, widget=forms.TextInput({"autocomplete": "off"})
    )
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    said_on = forms.DateField(label=gettext_lazy("Day on the paper"), widget=forms.DateInput({"type": "date"}))
    scan = forms.FileField(
        label=gettext_lazy("The paper, scanned"),
        max_length=255,
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/jpeg,image/png"}),
        help_text=gettext_lazy("PDF, JPEG or PNG, at most 10 MB. It is kept as it is, with its hash."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("It stands apart from the proof and can be erased."),
    )

    def __init__(self, data: Any, files: Any, version: CollectionPointVersion, text: NoticeText, at: datetime) -> None:
        asked = version.notice_version.countries
        super().__init__(data, files, initial={"country": asked[0] if len(asked) == 1 else ""})
        self.at, self.zone = at, ZoneInfo(version.point.controller.time_zone)
        self.language = text.language
        offer(self, "country", [("", gettext_lazy("not known")), *countries()])
        reached = {kind for kind in ContactKind if set(version.notice_version.channels) & set(carried_by(kind))}
        if ContactKind.TELEPHONE not in reached:
            del self.fields["telephone"]
        if version.point.kind != CollectionKind.PAPER:
            del self.fields["said_on"], self.fields["scan"]

    def clean_said_on(self) -> date:
        """A paper is not of tomorrow."""
        day: date = self.cleaned_data["said_on"]
        if day > self.at.astimezone(self.zone).date():
            raise ValidationError(_("This day lies in the future. Which day stands on the paper?"))
        if day.year < 1990:
            raise ValidationError(_("This is too long ago. Which day stands on the paper?"))
        return day

    def clean_scan(self) -> Paper:
        """By its content, whatever it is called."""
        file = self.cleaned_data["scan"]
        paper = Paper(file.name, file.read())
        try:
            paper.content_type  # noqa: B018 (reading it checks it)
        except BadScan as error:
            raise ValidationError(_("This is no PDF, JPEG or PNG of at most 10 MB.")) from error
        return paper

    def clean(self) -> dict[str, Any]:
        """Whoever says something has an address."""
        said: dict[str, Any] = super().clean() or {}
        spoke = said.get("answer") in (Answer.YES, Answer.NO)
        typed = any(said.get(name, "").strip() for name in TYPED)
        if spoke and not typed and not set(TYPED) & set(self.errors):
            self.add_error("email", _("Whose answer is it? Type the address."))
        return said

    def told(self) -> Told:
        """What was answered and typed."""
        said = self.cleaned_data
        names = ("email", "telephone", "name", "country")
        return Told(Answer(said["answer"]), language=self.language, **{each: said.get(each, "") for each in names})

    def said_at(self) -> datetime:
        """Now; of a paper the first instant of its day for a yes, and its last for a no, so that the no outlasts it."""
        day = self.cleaned_data.get("said_on")
        if day is None:
            return self.at
        begins = datetime.combine(day, time(), self.zone)
        if self.cleaned_data["answer"] == Answer.NO:
            return min(begins + DAY - timedelta(seconds=1), self.at)
        return begins
