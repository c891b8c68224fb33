"""Changing what one company chose about one clock, and how much a run may take."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.clocks.keeping import lawful
from jatak.console.clocks.words import CLOCKS
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.console.settings.refusing import refuse
from jatak.database.using import atomic
from jatak.jobs.clocks import soon_keep
from jatak.law.rulebook import Rulebook
from jatak.people.own_limits import MOST_MONTHS
from jatak.retention.choices import choice_of, choose
from jatak.retention.clocks.clock import CHOSEN, UNLIMITED, Clock
from jatak.retention.clocks.finding import Counted
from jatak.retention.clocks.foreseeing import NOTHING, due_at_once
from jatak.retention.thresholds import FEW, Bounds, bounds_of, set_bounds


class Months(forms.Form):
    """A number of months, or none."""

    months = forms.IntegerField(
        label=gettext_lazy("Months"),
        required=False,
        min_value=1,
        max_value=MOST_MONTHS,
        help_text=gettext_lazy("Where the law has a shorter figure, that counts: a company can only be stricter."),
    )
    unlimited = forms.BooleanField(
        label=gettext_lazy("No limit of our own"),
        required=False,
        help_text=gettext_lazy("Where the law has a figure, it counts all the same."),
    )

    sure = forms.BooleanField(
        error_messages={"required": gettext_lazy("Look at how many these are, and tick it if that is what you want.")}
    )

    def __init__(self, clock: Clock, *args: Any, at_once: Counted = NOTHING, **more: Any) -> None:
        super().__init__(*args, **more)
        if at_once.people:
            self.fields["sure"].label = _sure(at_once, clock)
        else:
            del self.fields["sure"]
        if clock not in UNLIMITED:
            del self.fields["unlimited"]
        if clock is Clock.PROOF:
            self.fields["months"].help_text = _(
                "It counts in countries where no law has a figure; where one has, that counts."
            )
        if clock is Clock.LOG:
            self.fields["months"].help_text = _("Counted from the day on which a row was written.")
        if clock is Clock.WORK:
            self.fields["months"].help_text = _(
                "Think of how long somebody may complain of what was done: the papers are what you would answer with."
            )

    def clean(self) -> dict[str, Any]:
        """One of both is said."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(told.get("months")) == bool(told.get("unlimited")):
            self.add_error(
                "months",
                _("Write a number of months.")
                if "unlimited" not in self.fields
                else _("Write a number of months, or tick that there is no limit of your own."),
            )
        return told


class Most(forms.Form):
    """How much a run may take."""

    share = forms.IntegerField(
        label=gettext_lazy("Percent of what stands"),
        min_value=1,
        max_value=100,
        help_text=gettext_lazy("Of all consents of the company that are in force, or of all proofs that are kept."),
    )
    number = forms.IntegerField(label=gettext_lazy("Number"), min_value=1, max_value=1_000_000_000)


@needs(May.SET_UP)
def edit(request: Any, pk: int, clock: str) -> HttpResponse:
    """The form of one clock."""
    company = request.operator.controller(May.SET_UP, pk)
    if clock not in CHOSEN:
        raise Http404
    which = Clock(clock)
    had = choice_of(company, which)
    initial = {"months": had.months, "unlimited": had.months is None} if had else {}
    form = Months(which, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            at_once = due_at_once(company, which, form.cleaned_data["months"], now())
            form = Months(which, request.POST, initial=initial, at_once=at_once)
            if form.is_valid():
                _chosen(request, company, which, form.cleaned_data["months"])
                messages.success(request, _("It holds from the next run on; the calendar shows it within a minute."))
                return redirect("keeping")
        except UsageError as error:
            refuse(form, error, ["months"])
    told = CLOCKS[which]
    note = f"{told.measures} {told.then} {_by_law(which)}"
    way = crumbs((_("How long we keep"), reverse("keeping")), (company.name, f"{reverse('keeping')}#c{pk}"))
    return page(request, "settings/form", told.name, way, form=form, note=note, save=_("Save"))


@needs(May.SET_UP)
def bounds(request: Any, pk: int) -> HttpResponse:
    """The form of how much a run may take before somebody must say yes."""
    company = request.operator.controller(May.SET_UP, pk)
    had = bounds_of(company.pk)
    form = Most(request.POST or None, initial={"share": had.share, "number": had.number})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with atomic():
            set_bounds(company, Bounds(told["share"], told["number"]), request.operator.name, now())
            request.operator.changed("clocks.bounds", f"company {pk}", pk, **told)
        messages.success(request, _("It holds from the next run on."))
        return redirect("keeping")
    way = crumbs((_("How long we keep"), reverse("keeping")), (company.name, f"{reverse('keeping')}#c{pk}"))
    note = _(
        "Each night what is due is taken by itself. A run that would take more than one of these two waits until "
        "somebody says yes, with a reason. Up to %(few)s never wait."
    ) % {"few": FEW}
    return page(request, "settings/form", _("How much a run may take"), way, form=form, note=note, save=_("Save"))


def _chosen(request: Any, company: Any, clock: Clock, months: int | None) -> None:
    with atomic():
        choose(company, clock, months, request.operator.name, now())
        request.operator.changed("clocks.chosen", f"company {company.pk}", company.pk, clock=clock.value, months=months)
    soon_keep()


def _sure(at_once: Counted, clock: Clock) -> str:
    """What happens in the next run by this choice, to be ticked: nothing takes it back."""
    said = ngettext(
        "One person is due at once by this. The next run takes that; nothing brings it back.",
        "%(people)s people are due at once by this. The next run takes them; nothing brings them back.",
        at_once.people,
    ) % {"people": intcomma(at_once.people)}
    if clock is not Clock.INACTIVITY:
        return said
    return " ".join((said, _("No message is sent to them before.")))


def _by_law(clock: Clock) -> str:
    found = lawful(clock, Rulebook.load(now().date()))
    if not found:
        return _("No law has a figure: the choice is the company’s.")
    figures = "; ".join(f"{each.country} {each.months} ({each.whose})" for each in found)
    return _("In law: %(figures)s. Elsewhere the choice is the company’s.") % {"figures": figures}
