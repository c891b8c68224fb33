"""The form of a what-if: another day of law, a draft of a pack, other limits of the company, words that do not hold."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.base.errors import UsageError
from jatak.clearance.census.changes import Change
from jatak.consent.models import NoticeVersion
from jatak.database.using import acting_as
from jatak.law.industries import industries
from jatak.people.models import Controller
from jatak.people.own_limits import MOST_MONTHS, choices_of

LARGEST_PACK = 512 * 1024


class Changing(forms.Form):
    """What would be different; at least one thing."""

    law_as_of = forms.DateField(
        label=_("Law of another day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Values of a pack may begin or end on a day. Empty: the law of today."),
    )
    pack = forms.FileField(
        label=_("Draft of a rule pack"),
        required=False,
        help_text=_("A TOML file named after its country, as DK.toml; it takes the place of that country’s pack."),
    )
    own = forms.ChoiceField(
        label=_("Limits of the company"),
        choices=[("as_they_are", _("As they are")), ("others", _("Others, as below"))],
        initial="as_they_are",
    )
    industry = forms.ChoiceField(label=_("Industry profile"), required=False)
    window_months = forms.IntegerField(
        label=_("Own window for customers, in months"), required=False, min_value=1, max_value=MOST_MONTHS
    )
    inactivity_months = forms.IntegerField(
        label=_("Stop after a silence of so many months"), required=False, min_value=1, max_value=MOST_MONTHS
    )

    doubted = forms.TypedChoiceField(
        label=_("A notice that would not hold"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("As if its words did not tell people enough: a yes to them alone permits nothing."),
    )

    def __init__(self, company: Controller, data: Any = None, files: Any = None) -> None:
        had = choices_of(company)
        initial = {
            "industry": had.industry or "",
            "window_months": had.window_months,
            "inactivity_months": had.inactivity_months,
        }
        super().__init__(data, files, initial=initial)
        industry = self.fields["industry"]
        assert isinstance(industry, forms.ChoiceField)
        industry.choices = [("", _("None")), *((each.code, each.name) for each in industries().values())]
        doubted = self.fields["doubted"]
        assert isinstance(doubted, forms.TypedChoiceField)
        doubted.choices = [("", _("None")), *notices_of(company)]

    def clean_pack(self) -> tuple[str, str] | None:
        """Name and text of the draft."""
        file = self.cleaned_data.get("pack")
        if not file:
            return None
        if file.size > LARGEST_PACK:
            raise forms.ValidationError(_("This file is larger than any pack: at most 512 kB."))
        try:
            return file.name, file.read().decode("utf-8")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This file is not text in UTF-8.")) from None

    def clean(self) -> dict[str, Any]:
        """Something must be different."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.change().changes_something:
            raise forms.ValidationError(_("Say what would be different: a day, a draft, other limits, or a notice."))
        return cleaned

    def change(self) -> Change:
        """What is asked; to be called on a valid form."""
        chosen = self.cleaned_data
        day, (name, text) = chosen.get("law_as_of"), chosen.get("pack") or ("", "")
        limits = None
        if chosen.get("own") == "others":
            limits = {
                "industry": chosen.get("industry") or None,
                "window_months": chosen.get("window_months"),
                "inactivity_months": chosen.get("inactivity_months"),
            }
        return Change(
            law_as_of=day.isoformat() if day else None,
            pack_name=name,
            pack=text,
            limits=limits,
            doubted=chosen.get("doubted"),
        )

    def refuse(self, error: UsageError) -> None:
        """Name what cannot be asked at the field that it is about."""
        self.add_error("pack" if self.cleaned_data.get("pack") else "law_as_of", f"{error.message} {error.remedy}")


def notices_of(company: Controller) -> list[tuple[int, str]]:
    """Versions of notices in which people are asked for this company, by name."""
    with acting_as("consent"):
        asked = NoticeVersion.objects.filter(companies__controller=company, published_at__isnull=False)
        rows = asked.order_by("notice__slug", "number").values_list("pk", "notice__slug", "number")
        return [
            (pk, str(_("%(notice)s, version %(number)s") % {"notice": slug, "number": number}))
            for pk, slug, number in rows
        ]
