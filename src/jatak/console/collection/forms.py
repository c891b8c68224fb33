"""What is asked of a place where people are asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.consent.collection import Asked, Asks
from jatak.consent.models import CollectionKind, CollectionPointVersion, NoticeVersion
from jatak.consent.placing.errors import BadSite
from jatak.consent.placing.sites import origin
from jatak.consent.placing.terms import FIELDS, STAFF, WEB, Terms
from jatak.console.collection import words
from jatak.console.people.choosing import offer

NOT, MAY, MUST = "", "may", "must"
ASKED = [
    (NOT, gettext_lazy("not asked")),
    (MAY, gettext_lazy("may be filled in")),
    (MUST, gettext_lazy("must be filled in")),
]
OPTIONAL, MANDATORY = "optional", "mandatory"
MOST_SITES = 50
PREFIX = "ask_"


class Place(forms.Form):
    """How people are asked; only what this kind of place has."""

    notice = forms.TypedChoiceField(label=gettext_lazy("What is asked"), coerce=int)
    double_opt_in = forms.BooleanField(
        label=gettext_lazy("A yes counts when it is confirmed from the mailbox (double opt-in)"),
        required=False,
        help_text=gettext_lazy(
            "A bare mail asks for one click. Without it the welcome goes at once, with a way out; "
            "then nobody can show that it was the owner of the mailbox who said yes."
        ),
    )
    question = forms.ChoiceField(
        label=gettext_lazy("The question"),
        widget=forms.RadioSelect,
        choices=[
            (OPTIONAL, gettext_lazy("may be left: a box that is empty at first; leaving it is neither yes nor no")),
            (MANDATORY, gettext_lazy("must be answered: two equal buttons, yes and no; a no is an objection")),
        ],
        initial=OPTIONAL,
    )
    age_from = forms.IntegerField(
        label=gettext_lazy("People say that they are at least so old"),
        required=False,
        min_value=13,
        max_value=21,
        help_text=gettext_lazy("Empty: they are not asked. Where they do not say it, nothing of them is kept."),
    )
    sites = forms.CharField(
        label=gettext_lazy("Sites on which it may stand"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3, "placeholder": "https://shop.example"}),
        help_text=gettext_lazy(
            "One a line. On any other site the form does not appear. Its own page is there in any case."
        ),
    )
    page_url = forms.CharField(
        label=gettext_lazy("Where it is seen"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy(
            "The page of your site that shows it. The picture is taken there; empty: on its own page here."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Note for those who work here"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Such as where the papers are filed, or what staff must know when they ask."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, data: Any, version: CollectionPointVersion, notices: Sequence[NoticeVersion]) -> None:
        super().__init__(data, initial=initial_of(version))
        self.kind = version.point.kind
        self.notices = {each.pk: each for each in notices}
        offer(self, "notice", [(pk, notice_named(each)) for pk, each in self.notices.items()])
        for name in FIELDS:
            self.fields[PREFIX + name] = forms.ChoiceField(
                label=str(words.FIELDS[name]), choices=ASKED, required=False, initial=_asked(version).get(name, NOT)
            )
        for name in set(self.fields) - set(_fields_of(self.kind)):
            del self.fields[name]
        self.order_fields(_fields_of(self.kind))

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        """The fields about what is asked beside the address."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def clean_sites(self) -> list[str]:
        """Each as browsers name it, once."""
        lines = [line.strip() for line in self.cleaned_data["sites"].splitlines() if line.strip()]
        if len(lines) > MOST_SITES:
            raise ValidationError(_("These are more than %(most)s sites.") % {"most": MOST_SITES})
        try:
            return list(dict.fromkeys(origin(line) for line in lines))
        except BadSite as error:
            raise ValidationError(f"{error.message} {error.remedy}") from error

    def clean_page_url(self) -> str:
        """An address that a browser can open, or none."""
        told: str = self.cleaned_data["page_url"].strip()
        if told:
            URLValidator(schemes=["https", "http"])(told)
        return told

    def terms(self) -> Terms:
        """What was typed."""
        told = self.cleaned_data
        asked = [Asked(name, told[PREFIX + name] == MUST) for name in FIELDS if told.get(PREFIX + name) in (MAY, MUST)]
        return Terms(
            told["notice"],
            told["double_opt_in"],
            Asks(
                fields=tuple(asked),
                mandatory=told.get("question") == MANDATORY,
                age_from=told.get("age_from"),
                sites=tuple(told.get("sites", ())),
                page_url=told.get("page_url", ""),
                note=told["note"].strip(),
            ),
        )


def notice_named(version: NoticeVersion) -> str:
    """A notice with the number of its version."""
    return f"{version.notice.slug} {version.label}"


def initial_of(version: CollectionPointVersion) -> dict[str, Any]:
    """What a version says, as the form has it."""
    return {
        "notice": version.notice_version_id,
        "double_opt_in": version.double_opt_in,
        "question": MANDATORY if version.mandatory else OPTIONAL,
        "age_from": version.age_from,
        "sites": "\n".join(version.sites),
        "page_url": version.page_url,
        "note": version.note,
    }


def standing_of(version: CollectionPointVersion) -> dict[str, Any]:
    """The same in the words of the form, for comparing."""
    asked = {PREFIX + name: dict(ASKED)[_asked(version).get(name, NOT)] for name in FIELDS}
    return initial_of(version) | {"notice": notice_named(version.notice_version)} | asked


def _asked(version: CollectionPointVersion) -> Mapping[str, str]:
    return {each["kind"]: MUST if each["required"] else MAY for each in version.fields}


def _fields_of(kind: str) -> list[str]:
    return list(_names(CollectionKind(kind)))


def _names(kind: CollectionKind) -> Iterator[str]:
    """Staff always see fields for what they may write down; another program asks what it wants."""
    yield from ("notice", "double_opt_in")
    if kind in WEB:
        yield from (*(PREFIX + name for name in FIELDS), "question", "age_from", "sites")
    if kind not in STAFF:
        yield "page_url"
    yield from ("note", "seen")
