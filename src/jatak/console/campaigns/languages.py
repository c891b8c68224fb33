"""Who reads what, who gets what, and the choice for those whose language has no text."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.errors import JatakError
from jatak.campaigns.drafting import serve
from jatak.campaigns.forecast import counted
from jatak.campaigns.languages import Reading, readers_of, readings
from jatak.campaigns.left_out import unwritten
from jatak.campaigns.models import Campaign
from jatak.clearance.models import Census
from jatak.console.campaigns.finding import campaign_of
from jatak.console.frame.numbers import number
from jatak.content.models import TemplateVersion
from jatak.content.naming import family_named, language_named
from jatak.content.readers import Readers, foot_for
from jatak.database.using import atomic

LEFT_OUT = "left out"
"""The choice that is no language."""
AT_ONCE = 8
"""So many languages are listed; the others are opened by a click."""
CAMPAIGNS = 5
"""Of a letter, in whose counts it is looked which languages its readers read."""


@needs(May.WRITE)
@require_POST
def languages(request: Any, pk: int) -> HttpResponse:
    """Say what those get whose language has no text."""
    found = campaign_of(request, pk, May.WRITE)
    chosen, readers = request.POST.get("others", ""), readers_of(found)
    if chosen == _chosen(readers):
        return redirect("campaign_to", pk)
    if chosen != LEFT_OUT and chosen not in readers.written:
        messages.error(request, _("Choose one of the languages of the letter, or that they are left out."))
        return redirect("campaign_to", pk)
    try:
        _serve(request, found, chosen)
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("campaign_to", pk)


def _serve(request: Any, found: Campaign, chosen: str) -> None:
    out, seen = chosen == LEFT_OUT, number(request.POST.get("seen"))
    language = found.fallback_language if out else chosen
    with atomic():
        serve(found, language, out, -1 if seen is None else seen)
        request.operator.changed("campaign.languages", f"campaign {found.pk}", found.controller_id, others=chosen)
    messages.success(request, _("Saved."))


def told(found: Campaign, census: Census | None) -> dict[str, Any]:
    """Languages with their numbers, who gets it, who does not, and what can be chosen."""
    readers = readers_of(found)
    rows = readings(readers, census) if census else None
    out = _left_out(rows or [], census)
    left = sum(row["people"] for row in out)
    return {
        "rows": [_row(each) for each in (rows or [])[:AT_ONCE]],
        "more": [_row(each) for each in (rows or [])[AT_ONCE:]],
        "uncounted": rows is None,
        "unread": sum(each.people for each in rows or [] if each.gets and not each.own and each.reads),
        "out": out,
        "left": left,
        "gets": census.permitted_reachable - left if census else 0,
        "denied": census.denied + left if census else 0,
        "choices": _choices(readers),
        "instead": language_named(readers.instead),
    }


def _left_out(rows: list[Reading], census: Census | None) -> list[dict[str, Any]]:
    whole = census.people if census else 0
    found = unwritten({each.reads: each.people for each in rows if each.gets is None})
    return [{**each._asdict(), "share": 100 * each.people / whole if whole else 0} for each in found]


def _row(reading: Reading) -> dict[str, Any]:
    gets = language_named(reading.gets) if reading.gets else ""
    return {**reading._asdict(), "own": reading.own, "reads": _named(reading.reads), "gets": gets}


def _named(language: str) -> str:
    return family_named(language) if language else ""


def _choices(readers: Readers) -> list[dict[str, Any]]:
    """The languages that are written, and that they are left out, which has no name."""
    several = [*((each, language_named(each)) for each in readers.written), (LEFT_OUT, "")]
    return [{"value": value, "name": name, "chosen": value == _chosen(readers)} for value, name in several]


def _chosen(readers: Readers) -> str:
    return LEFT_OUT if readers.served_only else readers.instead


def readers_beside(version: TemplateVersion) -> list[tuple[str, str]]:
    """Languages that people read for whom nothing is written, with what they get: as counted for its campaigns.

    Only those in which the foot speaks, since to the others it looks as it does to who reads the text.
    """
    found: dict[tuple[str, str], int] = {}
    campaigns = Campaign.objects.filter(template_version=version).select_related(
        "controller", "template_version__template"
    )
    for campaign in campaigns.order_by("-pk")[:CAMPAIGNS]:
        for reads, gets, people in _readings(campaign):
            if gets and foot_for(reads, gets) != gets:
                found[reads, gets] = found.get((reads, gets), 0) + people
    return sorted(found, key=lambda each: -found[each])


def _readings(campaign: Campaign) -> list[Reading]:
    census = counted(campaign)
    return (readings(readers_of(campaign), census) if census else None) or []
