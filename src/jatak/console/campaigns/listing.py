"""All campaigns, the newest first."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.campaigns import kept
from jatak.campaigns.listing import CREATED, PAGE, Place, page_of, states
from jatak.campaigns.models import Campaign
from jatak.console.campaigns.words import tag_of
from jatak.console.frame.page import page
from jatak.content.drafts import last_words


@needs(May.SEE_NUMBERS)
def campaigns(request: Any) -> HttpResponse:
    """How each campaign stands."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    chosen = _chosen(request, [each.pk for each in companies])
    found = page_of(chosen or [each.pk for each in companies], _place(request.GET.get("below", "")))
    shown = found[:PAGE]
    return page(
        request,
        "campaigns/list",
        _("Campaigns"),
        icon="mail",
        companies=companies,
        company=chosen[0] if chosen else None,
        campaigns=_rows(shown),
        older=_written(shown[-1]) if len(found) > PAGE else "",
        first_page="below" not in request.GET,
        may_write=request.operator.may(May.WRITE),
    )


def _rows(campaigns: list[Campaign]) -> list[dict[str, Any]]:
    stand, figures = states(campaigns), kept.of_several(campaigns)
    said = last_words([each.template_version_id for each in campaigns if stand[each.pk] == CREATED])
    return [
        {
            "campaign": each,
            "start": getattr(each, "start", None),
            "state": tag_of(each, stand[each.pk], now(), said.get(each.template_version_id)),
            "figures": figures.get(each.pk),
            "running": stand[each.pk] in ("filling", "running", "paused"),
        }
        for each in campaigns
    ]


def _chosen(request: Any, companies: list[int]) -> list[int]:
    """The company of the filter; none for a word that names none of these."""
    said = request.GET.get("company", "")
    return [pk for pk in companies if str(pk) == said]


def _written(last: Campaign) -> str:
    return f"{last.created_at.isoformat()},{last.pk}"


def _place(said: str) -> Place | None:
    """Where the page begins; from the top for what cannot be read."""
    instant, _, number = said.partition(",")
    try:
        at = datetime.fromisoformat(instant)
        return Place(at, int(number)) if at.tzinfo else None
    except ValueError:
        return None
