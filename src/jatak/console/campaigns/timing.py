"""When a campaign goes, until when, and how fast."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns.drafting import ChangedMeanwhile, schedule
from jatak.campaigns.models import Campaign
from jatak.campaigns.readiness import Step
from jatak.campaigns.timing import Timing
from jatak.console.campaigns.finding import campaign_of
from jatak.console.campaigns.instants import instant, local, zones
from jatak.console.campaigns.side import step_page
from jatak.console.frame.numbers import numbered
from jatak.database.using import atomic
from jatak.delivery.models import Limit, Scope
from jatak.people.quiet_hours import quiet_hours_of

UNSAID = "UTC"
"""The zone of campaigns and companies for which nobody chose one."""
AT_ONCE, LATER = "now", "later"


class WhenForm(forms.Form):
    """Now or later, in which zone, until when, how fast."""

    when = forms.ChoiceField(
        label=gettext_lazy("When does it go?"),
        choices=[
            (AT_ONCE, gettext_lazy("As soon as it is started")),
            (LATER, gettext_lazy("Not before a day and time")),
        ],
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=gettext_lazy("Day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    clock = forms.TimeField(
        label=gettext_lazy("Time"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zones)
    last_day = forms.DateField(
        label=gettext_lazy("Not after: day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last_clock = forms.TimeField(
        label=gettext_lazy("Not after: time"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
    )
    per_second = forms.FloatField(
        label=gettext_lazy("At most so many a second"),
        required=False,
        min_value=0.01,
        max_value=100_000,
        help_text=gettext_lazy("Leave it empty to send as fast as the receivers take them."),
    )

    def clean(self) -> dict[str, Any]:
        """Days and times that belong together, and an end that lies ahead."""
        said: dict[str, Any] = super().clean() or {}
        self.timing: Timing | None = None
        later = said.get("when") == LATER
        starts_at = self._instant("day", "clock", wanted=later) if later else None
        not_after = self._instant("last_day", "last_clock", wanted=bool(said.get("last_day") or said.get("last_clock")))
        if not_after and not_after <= now():
            self.add_error("last_day", _("This instant has passed."))
        if not self.errors:
            try:
                self.timing = Timing(starts_at, not_after, said.get("per_second"))
            except JatakError:
                self.add_error("last_day", _("It would end before it begins."))
        return said

    def _instant(self, day: str, clock: str, wanted: bool) -> Any:
        for name in (day, clock) if wanted else ():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in, too."))
        if not wanted or not all(self.cleaned_data.get(name) for name in (day, clock, "time_zone")):
            return None
        try:
            return instant(self.cleaned_data[day], self.cleaned_data[clock], self.cleaned_data["time_zone"])
        except forms.ValidationError as error:
            self.add_error(clock, error)
            return None


@needs(May.SEE_NUMBERS)
def when(request: Any, pk: int) -> HttpResponse:
    """Show and set when it goes."""
    campaign = campaign_of(request, pk, May.WRITE if request.method == "POST" else May.SEE_NUMBERS)
    form = WhenForm(request.POST or None, initial=_as_it_is(campaign))
    if request.method == "POST" and form.is_valid() and form.timing:
        try:
            _schedule(request, campaign, form.timing, form.cleaned_data["time_zone"])
            return redirect("campaign_start", pk)
        except ChangedMeanwhile as error:
            campaign.refresh_from_db()
            again = _("What you typed stands below; save again to replace theirs.")
            form.add_error(None, f"{error.message} {again}")
        except JatakError as error:
            form.add_error(None, f"{error.message} {error.remedy}")
    return step_page(
        request,
        campaign,
        Step.WHEN,
        form=form,
        quiet=quiet_hours_of(campaign.controller),
        limits=_limits(campaign),
        seen=campaign.revision,
        zone_unsaid=form.initial["time_zone"] == UNSAID and not form.is_bound,
    )


def _limits(campaign: Campaign) -> list[Limit]:
    """The limits that hold for it; those of other companies' brands are nobody's business here."""
    names = [campaign.controller.name, *([campaign.brand.name] if campaign.brand else [])]
    return list(Limit.objects.exclude(~Q(name__in=names), scope=Scope.BRAND).order_by("scope", "name")[:50])


def _schedule(request: Any, campaign: Campaign, timing: Timing, zone: str) -> None:
    with atomic():
        schedule(campaign, timing, zone, numbered(request.POST.get("seen")))
        request.operator.changed(
            "campaign.scheduled",
            f"campaign {campaign.pk}",
            campaign.controller_id,
            starts_at=timing.starts_at and timing.starts_at.isoformat(),
            not_after=timing.not_after and timing.not_after.isoformat(),
            per_second=timing.per_second,
            time_zone=zone,
        )
    messages.success(request, _("Saved."))


def _as_it_is(campaign: Campaign) -> dict[str, Any]:
    zone = _zone(campaign)
    (day, clock), (last_day, last_clock) = local(campaign.starts_at, zone), local(campaign.not_after, zone)
    return {
        "when": LATER if campaign.starts_at else AT_ONCE,
        "day": day,
        "clock": clock,
        "time_zone": zone,
        "last_day": last_day,
        "last_clock": last_clock,
        "per_second": campaign.per_second,
    }


def _zone(campaign: Campaign) -> str:
    """The zone that was chosen; before any time was, the company's, or else that of who looks."""
    if campaign.starts_at or campaign.not_after or campaign.time_zone != UNSAID:
        return campaign.time_zone
    own = campaign.controller.time_zone
    return own if own != UNSAID else timezone.get_current_timezone_name()
