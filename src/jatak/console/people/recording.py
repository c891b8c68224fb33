"""What somebody said by telephone, in a letter or at the counter is recorded as their own no."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.media import VIAS
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.console.frame.page import page
from jatak.console.people.choosing import offer
from jatak.console.people.crumbs import crumbs
from jatak.console.people.moments import Moment
from jatak.console.people.sight import Sight
from jatak.console.people.words import CHANNELS
from jatak.database.using import acting_as, atomic
from jatak.people.models import Controller, Topic

WAYS = (Via.PHONE, Via.LETTER, Via.TILL, Via.PAPER, Via.REPLY, Via.AUTHORITY, Via.COMPLAINT)
EVERY_COMPANY = "every"
COMPANY, CHANNEL, TOPIC = "company", "channel", "topic"
EXTENTS = {
    COMPANY: gettext_lazy("Everything of this company: all channels, all topics, surveys too"),
    CHANNEL: gettext_lazy("One channel of this company"),
    TOPIC: gettext_lazy("One topic of this company"),
}


class Objection(forms.Form):
    """An objection or a withdrawal as it was heard."""

    company = forms.ChoiceField(label=gettext_lazy("To which company?"))
    extent = forms.ChoiceField(
        label=gettext_lazy("What is it about?"), choices=list(EXTENTS.items()), widget=forms.RadioSelect
    )
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), required=False)
    topic = forms.TypedChoiceField(label=gettext_lazy("Topic"), required=False, coerce=int, empty_value=None)
    via = forms.ChoiceField(label=gettext_lazy("How was it said?"), choices=[(each.value, VIAS[each]) for each in WAYS])
    said_at = Moment(label=gettext_lazy("When was it said?"))
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "The person's words, or where the letter is kept. It stands apart from the proof and can be erased."
        ),
    )

    def __init__(self, data: Any, sight: Sight, at: datetime, **initial: Any) -> None:
        super().__init__(data, initial={"extent": COMPANY, "via": Via.PHONE.value, "said_at": at} | initial)
        self.at, self.companies = at, sight.answering
        choices: list[Any] = [(str(company.pk), company.name) for company in _knowing_first(self.companies)]
        if sight.operator.everywhere(May.ANSWER_PEOPLE):
            choices.append((EVERY_COMPANY, gettext_lazy("Every company")))
        offer(self, "company", choices)
        offer(self, "channel", [("", gettext_lazy("choose")), *CHANNELS.items()])
        self.topics = {topic.pk: topic for topic in _topics(self.companies)}
        names = {company.pk: company.name for company in self.companies}
        topics = [(pk, f"{topic.name} ({names[topic.controller_id]})") for pk, topic in self.topics.items()]
        offer(self, "topic", [("", gettext_lazy("choose")), *topics])

    def clean_said_at(self) -> datetime:
        """Nothing is heard before it is said."""
        said_at: datetime = self.cleaned_data["said_at"]
        if said_at > self.at:
            raise ValidationError(_("This lies in the future. When was it said?"))
        return said_at

    def clean(self) -> dict[str, Any]:
        """What the extent names must be chosen, and be the company's."""
        cleaned: dict[str, Any] = super().clean() or {}
        company, extent = cleaned.get("company"), cleaned.get("extent")
        if extent in (CHANNEL, TOPIC) and not cleaned.get(extent):
            self.add_error(extent, _("Choose which one."))
        topic = self.topics.get(cleaned.get("topic") or 0)
        if extent == TOPIC and topic and str(topic.controller_id) != company:
            self.add_error("topic", _("This topic belongs to another company."))
        if extent != COMPANY and company == EVERY_COMPANY:
            self.add_error("company", _("Choose one company, or everything of every company."))
        return cleaned

    @property
    def scope(self) -> Scope:
        """What the no covers."""
        said = self.cleaned_data
        if said["company"] == EVERY_COMPANY:
            return Scope()
        channel = said["channel"] if said["extent"] == CHANNEL else None
        topic = said["topic"] if said["extent"] == TOPIC else None
        return Scope(int(said["company"]), channel, topic)

    def act(self, by: str) -> Act:
        """The person's own act, as staff heard it."""
        said = self.cleaned_data
        particulars = {"recorded_by": by} | ({"note": said["note"]} if said["note"] else {})
        return Act(Actor.PERSON, Via(said["via"]), said["said_at"], self.at, particulars=particulars)


def _knowing_first(companies: Sequence[Controller]) -> list[Controller]:
    return sorted(companies, key=lambda company: not getattr(company, "knows", False))


def _topics(companies: Sequence[Controller]) -> list[Topic]:
    found = Topic.objects.filter(controller_id__in=[company.pk for company in companies])
    return list(found.order_by("controller__name", "name"))


@needs(May.ANSWER_PEOPLE)
def person_objection(request: Any, person_id: int) -> HttpResponse:
    """Record a no; from the commit on nothing more goes out that it covers."""
    sight = Sight.to_answer(request, person_id)
    form = Objection(request.POST or None, sight, now(), company=request.GET.get("company"))
    if request.method == "POST" and form.is_valid():
        _record(sight, form)
        messages.success(request, _("Recorded. Nothing that this covers goes out any more."))
        return redirect("person", person_id)
    request.operator.looked(person_id, "person_objection")
    title, status = _("Record an objection"), 422 if form.errors else 200
    return page(request, "people/objection", title, crumbs(sight), status=status, sight=sight, form=form)


def _record(sight: Sight, form: Objection) -> None:
    """The no and its line in the log are one transaction; the same form again records nothing more."""
    scope = form.scope
    with acting_as("consent"), atomic():
        events = leave(Who(sight.person.pk), scope, form.act(sight.operator.name))
        if events:
            sight.operator.changed(
                "person.objected",
                f"person {sight.person.pk}",
                scope.controller_id,
                events=[str(event.pk) for event in events],
                via=form.cleaned_data["via"],
                extent=form.cleaned_data["extent"],
            )
