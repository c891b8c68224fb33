"""What a company says of a file: its settings, its columns, and the words that people were shown."""

import zoneinfo
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jatak.console.imports.words import MEANINGS
from jatak.console.imports.written import STYLES
from jatak.people.country_names import countries

SAYS = [
    ("", _("as its columns say")),
    ("yes", _("they agreed")),
    ("no", _("they left or objected")),
    ("unreachable", _("their address bounced")),
    ("silent", _("neither a yes nor a no")),
]
CHANNELS = [("email", _("E-mail")), ("sms", _("SMS"))]
MORE_WORDS = 1


class SettingsForm(forms.Form):
    """What holds of every row."""

    says = forms.ChoiceField(label=_("What does each row say?"), choices=SAYS, required=False)
    dates = forms.ChoiceField(
        label=_("How are its dates written?"),
        choices=[("", _("found out by itself")), *STYLES.items()],
        required=False,
        help_text=_("Needed only where dates such as 03/04/2025 may begin with the day or with the month."),
    )
    time_zone = forms.ChoiceField(label=_("In which time zone are its times?"), required=False)
    country = forms.ChoiceField(label=_("Country of telephone numbers without one"), required=False)
    source = forms.CharField(
        label=_("Where did they agree?"),
        max_length=200,
        required=False,
        help_text=_("If no column says it, such as “Newsletter form on our site”."),
    )
    words_yes = forms.CharField(
        label=_("Other words for yes in its cells"), max_length=500, required=False, help_text=_("Separated by commas.")
    )
    words_no = forms.CharField(label=_("Other words for no in its cells"), max_length=500, required=False)

    def __init__(self, known: bool, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        zone: Any = self.fields["time_zone"]
        zones = [(each, each.replace("_", " ")) for each in sorted(zoneinfo.available_timezones())]
        zone.choices = [("", _("as the system writes it, or UTC")), *zones]
        country: Any = self.fields["country"]
        country.choices = [("", _("none: such numbers are refused")), *countries()]
        if known:
            for name in ("says", "words_yes", "words_no"):
                del self.fields[name]


class WordsForm(forms.Form):
    """The words of one source in one period."""

    asked = forms.CharField(
        label=_("What they were asked, word for word"), required=False, widget=forms.Textarea({"rows": 3})
    )
    withdrawal = forms.CharField(
        label=_("How they were told to take it back"), required=False, widget=forms.Textarea({"rows": 2})
    )
    language = forms.ChoiceField(label=_("Language"), choices=[*settings.LANGUAGES, ("fi", "Suomi"), ("es", "Español"),
                                                               ("it", "Italiano"), ("pl", "Polski")])  # fmt: skip
    channels = forms.MultipleChoiceField(
        label=_("Asked for"),
        choices=CHANNELS,
        required=False,
        initial=["email"],
        widget=forms.CheckboxSelectMultiple,
    )
    source = forms.CharField(
        label=_("Shown where"), max_length=200, required=False, help_text=_("As the file calls it; empty: everywhere.")
    )
    begins = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    ends = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    double_opt_in = forms.BooleanField(label=_("They had to confirm their address by e-mail"), required=False)

    def __init__(self, *args: Any, spoken: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].initial = spoken

    def clean(self) -> dict[str, Any]:
        """Both parts of the words, or neither."""
        data: dict[str, Any] = super().clean() or {}
        for one, other in (("asked", "withdrawal"), ("withdrawal", "asked")):
            if data.get(one) and not data.get(other):
                self.add_error(other, _("This is needed, too: copy it from the form as people saw it."))
        return data


WordsForms: Any = forms.formset_factory(WordsForm, extra=MORE_WORDS, max_num=50, validate_max=True)


class ColumnsForm(forms.Form):
    """What each column holds."""

    def __init__(self, header: list[str], data: Any = None, initial: Mapping[str, str] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choices = [("", _("not used")), *MEANINGS.items()]
        for place, name in enumerate(header):
            self.fields[f"column-{place}"] = forms.ChoiceField(choices=choices, required=False, label=name)
