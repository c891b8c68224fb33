"""The words of one language, as a form."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.consent.notices import Words
from jatak.console.notices.words import PARTS

LONGEST = 4000
HELP: dict[str, Any] = {
    "asked": _("Beside an empty box. Say who writes, by which channels, and about what."),
    "withdrawal": _("Read before the yes: that it can be taken back at any time, and how."),
    "benefit": _("In plain words, no louder than the question."),
}
ROWS = {"headline": 1, "benefit": 2, "asked": 4, "withdrawal": 3, "terms": 4}


class Text(forms.Form):
    """Each part; a draft may be unfinished, so none is required."""

    def __init__(self, data: Any = None, *, language: str, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, prefix=f"words-{language}", initial=initial)
        self.language = language
        for name, label in PARTS.items():
            widget = forms.Textarea({"rows": ROWS[name], "lang": language})
            self.fields[name] = forms.CharField(
                label=label, max_length=LONGEST, required=False, widget=widget, help_text=HELP.get(name, "")
            )

    def words(self) -> Words:
        """What was typed, as far as it could be read."""
        return Words(**{name: self.cleaned_data.get(name, "").replace("\r\n", "\n") for name in PARTS})


def text_form(language: str, words: Words, data: Any = None) -> Text:
    """The form of one language; one that somebody added meanwhile was not typed in, and stays as it stands."""
    stands = asdict(words)
    if data is not None and f"words-{language}-asked" not in data:
        data = {f"words-{language}-{name}": value for name, value in stands.items()}
    return Text(data, language=language, initial=stands)
