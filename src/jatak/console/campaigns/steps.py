"""The steps of a campaign before it starts: to whom, from whom, what, checked, approved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns.drafting import newest_version, use_version
from jatak.campaigns.forecast import counted, under_way
from jatak.campaigns.kinds import kinds
from jatak.campaigns.listing import CREATED
from jatak.campaigns.models import Campaign
from jatak.campaigns.readiness import Step, doubts
from jatak.console.campaigns.census import halves
from jatak.console.campaigns.finding import campaign_of
from jatak.console.campaigns.languages import told
from jatak.console.campaigns.preview import seen_beside
from jatak.console.campaigns.side import course, first_open, step_page, step_url
from jatak.console.campaigns.texting import texting
from jatak.console.campaigns.words import KINDS
from jatak.console.letters.lacking import asked, lacking
from jatak.content.element_words import words_of
from jatak.content.facts import can_leave
from jatak.database.using import atomic
from jatak.delivery.models import Course
from jatak.gate.message import Channel
from jatak.gate.situation import Tri
from jatak.jobs.campaigns import soon_count
from jatak.people.models import ProductGroup
from jatak.people.sms_sender import reply_number, sms_sender


@needs(May.SEE_NUMBERS)
def campaign(request: Any, pk: int) -> HttpResponse:
    """Lead to where the campaign is: the first step with something to do, its progress, or its report."""
    found = campaign_of(request, pk)
    stands = course(found)
    if stands in (Course.DONE, Course.STOPPED):
        return redirect("campaign_report", pk)
    return redirect(step_url(found, first_open(found))) if stands == CREATED else redirect("campaign_progress", pk)


@needs(May.SEE_NUMBERS)
def to(request: Any, pk: int) -> HttpResponse:
    """Who is in, who is out, and why."""
    found = campaign_of(request, pk)
    return step_page(request, found, Step.TO, **counts(found), about=_about(found))


@needs(May.SEE_NUMBERS)
def to_now(request: Any, pk: int) -> HttpResponse:
    """How far the count is, as a piece of the page."""
    found = campaign_of(request, pk)
    told = counts(found)
    over = told["counting"] is None or not told["counting"].open
    done = step_url(found, Step.TO) if over else ""
    return render(request, "console/campaigns/counting.html", {**told, "campaign": found, "done": done})


@needs(May.WRITE)
@require_POST
def count(request: Any, pk: int) -> HttpResponse:
    """Have it counted anew who would get it."""
    found = campaign_of(request, pk, May.WRITE)
    soon_count(found, request.operator.name)
    return redirect("campaign_to", pk)


@needs(May.SEE_NUMBERS)
def sender(request: Any, pk: int) -> HttpResponse:
    """Under whose name and from which address it goes out, and what is missing for that."""
    found = campaign_of(request, pk)
    company, brand = found.controller, found.brand
    leaves = can_leave(found.template_version)
    own = brand.sender_address if brand else ""
    by_sms = found.template_version.template.channel == Channel.SMS
    return step_page(
        request,
        found,
        Step.FROM,
        company=company,
        name=brand.name if brand else company.name,
        address=sms_sender(company, brand)
        if by_sms
        else (own or company.sender_address)
        if leaves
        else company.service_address,
        by_sms=by_sms,
        reply=reply_number(company, brand) if by_sms else "",
        missing=company.missing_identity(),
    )


@needs(May.SEE_NUMBERS)
def letter(request: Any, pk: int) -> HttpResponse:
    """What it says, in which languages."""
    found = campaign_of(request, pk)
    newest = newest_version(found)
    newer = newest if newest.pk != found.template_version_id else None
    version = found.template_version
    beside = [each for each in seen_beside(version) if each["seen"].text]
    draft = version.approved_at is None
    return step_page(
        request,
        found,
        Step.LETTER,
        newer=newer,
        beside=beside,
        asked=asked(lacking(version)) if draft else [],
        copied=found.controller.default_language,
    )


@needs(May.WRITE)
@require_POST
def version(request: Any, pk: int) -> HttpResponse:
    """Send the newest version of the letter."""
    found = campaign_of(request, pk, May.WRITE)
    newest = newest_version(found)
    try:
        with atomic():
            use_version(found, newest, found.revision)
            request.operator.changed(
                "campaign.letter",
                f"campaign {pk}",
                found.controller_id,
                version=f"{newest.template.slug} {newest.number}",
            )
            soon_count(found, request.operator.name)
        messages.success(request, _("The campaign sends version %(number)s now.") % {"number": newest.number})
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("campaign_letter", pk)


@needs(May.SEE_NUMBERS)
def elements(request: Any, pk: int) -> HttpResponse:
    """What is declared to be in it, and what kind of message that makes it in each country."""
    found = campaign_of(request, pk)
    every = [
        {"kind": KINDS[each.kind], "promoting": words_of(list(each.promoting)), "countries": each.countries}
        for each in kinds(found.template_version, now())
    ]
    return step_page(request, found, Step.ELEMENTS, declared=words_of(found.template_version.elements), kinds=every)


@needs(May.SEE_NUMBERS)
def check(request: Any, pk: int) -> HttpResponse:
    """Everything that stands in the way of a start."""
    found = campaign_of(request, pk)
    reading = told(found, counted(found))
    return step_page(
        request,
        found,
        Step.CHECK,
        doubts=doubts(found),
        reading=reading,
        approve_url=approval_url(found),
        texting=texting(found, counted(found)),
    )


@needs(May.SEE_NUMBERS)
def approve(request: Any, pk: int) -> HttpResponse:
    """Who says that it may go as it is."""
    found = campaign_of(request, pk)
    return step_page(
        request,
        found,
        Step.APPROVE,
        **counts(found),
        version=found.template_version,
        approve_url=approval_url(found),
    )


def counts(found: Campaign) -> dict[str, Any]:
    """The newest count of what the campaign is, and one that is under way."""
    census = counted(found)
    reading, parts = told(found, census), halves(census) if census else None
    if parts:
        parts["out"] = sorted([*parts["out"], *reading["out"]], key=lambda row: -row["people"])
    return {"census": census, "halves": parts, "reading": reading, "counting": under_way(found)}


def approval_url(found: Campaign) -> str:
    """Where the letter is looked at and approved."""
    return reverse("letter_approval", args=[found.template_version_id])


def _about(found: Campaign) -> dict[str, Any]:
    groups = ProductGroup.objects.filter(pk__in=found.product_groups).order_by("name")
    return {"whole": found.own_similar == Tri.YES, "groups": [each.name for each in groups]}
