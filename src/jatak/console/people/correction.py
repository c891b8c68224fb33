"""What is known of a person is corrected: their own word takes the place of what was there."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.facts import Known
from jatak.console.people.sight import Sight
from jatak.console.people.words import RECIPIENTS
from jatak.console.replies.correcting import settled
from jatak.content.naming import languages
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import RecipientKind
from jatak.people.correcting import ChangedMeanwhile, Said, correct, said_of
from jatak.people.country_names import countries
from jatak.people.profiles import current_profile

SEEN = ("name", "language", "country", "recipient_kind")


class Correction(forms.Form):
    """What the person says of themselves; `seen_` is what stood there when the form was opened."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    country = forms.ChoiceField(
        label=gettext_lazy("Country"), required=False, help_text=gettext_lazy("The law of this country decides.")
    )
    recipient_kind = forms.TypedChoiceField(
        label=gettext_lazy("Receives as"), coerce=int, choices=list(RECIPIENTS.items())
    )
    seen_name = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    seen_language = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    seen_country = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_recipient_kind = forms.TypedChoiceField(coerce=int, choices=list(RECIPIENTS.items()), widget=forms.HiddenInput)

    def __init__(self, known: Said, data: Any = None) -> None:
        super().__init__(data, initial=_initial(known))
        _offer(self.fields["language"], languages(), known.language)
        _offer(self.fields["country"], countries(), known.country)

    def said(self, prefix: str = "") -> Said:
        """What was typed, or with the prefix what was seen."""
        values = {name: self.cleaned_data[f"{prefix}{name}"] for name in SEEN}
        return Said(**values | {"recipient_kind": RecipientKind(values["recipient_kind"])})


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person_correct(request: Any, person_id: int) -> HttpResponse:
    """Correct name, language, country and kind; what was decided before stays explained."""
    sight = Sight.to_answer(request, person_id)
    form = Correction(_known(sight), request.POST if request.method == "POST" else None)
    asked = number(request.GET.get("request"))
    if form.is_bound and form.is_valid() and (changed := _corrected(sight, form)) is not None:
        messages.success(request, _("Corrected."))
        return settled(request, sight, asked, changed) if asked else redirect("person", person_id)
    request.operator.looked(person_id, "person_correct")
    status = 422 if form.errors else 200
    shown: dict[str, Any] = {"sight": sight, "form": form, "addresses": Known(sight).points, "asked": asked}
    return page(request, "people/correct", _("Correct"), crumbs(sight), status=status, **shown)


def _known(sight: Sight) -> Said:
    return said_of(sight.person, current_profile(sight.person))


def _offer(field: Any, offered: list[tuple[str, str]], known: str) -> None:
    """What can be chosen, with what is known even where nobody else would offer it."""
    also = [] if not known or known in dict(offered) else [(known, known)]
    field.choices = [("", _("not known")), *also, *offered]


def _initial(known: Said) -> dict[str, Any]:
    values = {name: getattr(known, name) for name in SEEN} | {"recipient_kind": known.recipient_kind.value}
    return values | {f"seen_{name}": value for name, value in values.items()}


def _corrected(sight: Sight, form: Correction) -> list[str] | None:
    """The fields that changed; None where somebody else changed them meanwhile, and the form says what is known now."""
    try:
        with acting_as("consent"), atomic():
            changed = correct(sight.person.pk, form.said("seen_"), form.said(), now())
            if changed:
                sight.operator.changed("person.corrected", f"person {sight.person.pk}", fields=changed)
    except ChangedMeanwhile:
        _tell_what_changed(sight, form)
        return None
    return changed


def _tell_what_changed(sight: Sight, form: Correction) -> None:
    """What was typed stays, and each field says what somebody else wrote; saving again is then meant."""
    sight.person.refresh_from_db()
    current = _initial(_known(sight))
    typed: dict[str, Any] = form.data.dict() if isinstance(form.data, QueryDict) else dict(form.data)
    for name in SEEN:
        now_there = current[name]
        if str(now_there) != str(form.cleaned_data[f"seen_{name}"]):
            label = dict(getattr(form.fields[name], "choices", {})).get(now_there) or now_there or _("empty")
            form.add_error(name, _("Somebody changed this meanwhile. It says now: %(value)s") % {"value": label})
        typed[f"seen_{name}"] = now_there
    form.data = typed
