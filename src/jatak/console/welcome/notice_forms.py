"""A first notice: what is asked, in whose name, and what is stated about the place."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from jatak.consent.models.collection import CollectionKind
from jatak.consent.notices import Words
from jatak.content.naming import language_named
from jatak.installation.first_notice import CHANNELS, STATEMENTS, FirstNotice, languages
from jatak.people.models import Controller, Topic

CHANNEL_WORDS: dict[str, Any] = {"email": _("E-mail"), "sms": _("Text message")}
STATED = {
    "ticked": _("People tick the box themselves: it is empty at first."),
    "free": _("Nothing depends on it: who says no gets the same."),
    "separate": _("It stands apart from terms and other questions."),
    "prominent": _("It is read before the yes, not behind a link."),
    "proof": _("Each yes is kept with its time, its place and these words."),
}
PLACES = {
    CollectionKind.FORM: _("Form on a web page"),
    CollectionKind.LANDING_PAGE: _("Page of its own"),
    CollectionKind.POPUP: _("Pop-up"),
    CollectionKind.TILL: _("Till"),
    CollectionKind.PHONE: _("Telephone"),
    CollectionKind.PAPER: _("Paper"),
    CollectionKind.IMPORT: _("Import"),
    CollectionKind.API: _("Another program (API)"),
}


class Start(forms.Form):
    """Who asks, and in which languages: the words are proposed from this."""

    company = forms.ModelChoiceField(label=_("Company"), queryset=Controller.objects.none())
    language = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those that your people read."),
    )
    per_month = forms.IntegerField(
        label=_("Messages a month"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("A promise that Jatak keeps. Empty: no promise."),
    )

    def __init__(self, *args: Any, companies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["company"].queryset = companies  # type: ignore[attr-defined]
        self.fields["language"].choices = [(code, language_named(code)) for code in languages()]  # type: ignore[attr-defined]


class Notice(forms.Form):
    """The words in each language, the channels and topics, and the place."""

    slug = forms.SlugField(label=_("Short name"), max_length=100, initial="newsletter", help_text=_("For yourselves."))
    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        choices=[(code, CHANNEL_WORDS[code]) for code in CHANNELS],
        widget=forms.CheckboxSelectMultiple,
        initial=["email"],
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: everything that the words cover."),
    )
    place = forms.CharField(label=_("Where you ask"), max_length=100, initial="sign-up-form")
    kind = forms.ChoiceField(label=_("Kind of place"), choices=list(PLACES.items()))
    double_opt_in = forms.BooleanField(
        label=_("Confirm by a mail"),
        required=False,
        initial=True,
        help_text=_("Who says yes on the web confirms it from the address: in some countries nothing else proves it."),
    )
    statements = forms.MultipleChoiceField(
        label=_("I have looked at the place, and"),
        choices=list(STATED.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what is so. What is not ticked counts as not known, and then as no."),
    )

    def __init__(self, *args: Any, company: Controller, spoken: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.spoken = list(spoken)
        self.fields["topics"].queryset = Topic.objects.filter(controller=company)  # type: ignore[attr-defined]
        for code in self.spoken:
            self.fields[f"asked_{code}"] = _words(_("What is asked (%s)"), language_named(code))
            self.fields[f"withdrawal_{code}"] = _words(_("How it is taken back (%s)"), language_named(code))
        words = [f"{part}_{code}" for code in self.spoken for part in ("asked", "withdrawal")]
        self.order_fields(["slug", *words, "channels", "topics", "place", "kind", "double_opt_in", "statements"])

    def clean_place(self) -> str:
        """As the place is named in addresses."""
        named = str(slugify(self.cleaned_data["place"]))
        if not named:
            raise forms.ValidationError(_("Write it with letters and digits."))
        return named

    def first_notice(self, per_month: int | None) -> FirstNotice:
        """What was typed, for the verb that publishes it."""
        told = self.cleaned_data
        return FirstNotice(
            told["slug"],
            {code: Words(told[f"asked_{code}"], told[f"withdrawal_{code}"]) for code in self.spoken},
            channels=told["channels"],
            topics=sorted(topic.pk for topic in told["topics"]),
            promised_per_month=per_month,
            place=told["place"],
            kind=told["kind"],
            double_opt_in=told["double_opt_in"],
            statements=frozenset(told["statements"]) & frozenset(STATEMENTS),
        )


def _words(label: Any, language: str) -> forms.CharField:
    text = forms.Textarea({"rows": 3})
    return forms.CharField(label=label % language, max_length=4000, widget=text)
