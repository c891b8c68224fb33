"""What came in and is no request: post that somebody may answer, and what was put aside unread, with the reason."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.models import Via
from jatak.console.frame.page import page
from jatak.console.inbox.finding import ICON, seen_by, sight_of
from jatak.console.inbox.marking import marked
from jatak.console.inbox.words import put_aside
from jatak.database.using import acting_as, atomic
from jatak.desk.listing import Place as Below
from jatak.desk.models import Request
from jatak.desk.opening import Beside, open_request
from jatak.inbound import listing
from jatak.inbound.models import Arrival, Deed
from jatak.people.models import Controller

PAGE = 30
HEAD = 4_000
"""Bytes shown of what could not be read."""
TABS = {Deed.POST: "inbox_post", Deed.QUARANTINED: "inbox_aside"}
TITLES = {Deed.POST: gettext_lazy("Post"), Deed.QUARANTINED: gettext_lazy("Put aside")}


@needs(May.ANSWER_PEOPLE)
@require_safe
def post(request: Any) -> HttpResponse:
    """Words for a person that ask for nothing of ours; nobody is held by them."""
    return _list(request, Deed.POST)


@needs(May.ANSWER_PEOPLE)
@require_safe
def aside(request: Any) -> HttpResponse:
    """What could not be read or proves nothing, and was never acted on."""
    return _list(request, Deed.QUARANTINED)


@needs(May.ANSWER_PEOPLE)
@require_safe
def letter(request: Any, pk: int) -> HttpResponse:
    """One of them, with its words or its first bytes."""
    found = _one(request, pk)
    kept = getattr(found, "kept", None)
    sight = sight_of(request, found.person_id)
    if sight is not None:
        request.operator.looked(sight.person.pk, "person_request")
    return page(
        request,
        "inbox/letter",
        (kept and kept.subject) or _("Without a subject"),
        [(_("Inbox"), reverse("inbox")), (TITLES[Deed(found.deed)], reverse(TABS[Deed(found.deed)]))],
        ICON,
        found=found,
        kept=kept,
        pieces=marked(kept.words, kept.marked) if kept else [],
        head=_head(kept) if kept else "",
        why=put_aside(found.why) if found.deed == Deed.QUARANTINED else "",
        sight=sight,
        company=_company(found),
    )


@needs(May.ANSWER_PEOPLE)
@require_POST
def looked_at(request: Any, pk: int) -> HttpResponse:
    """Somebody has looked, and nothing more is to be done."""
    found = _one(request, pk)
    with atomic():
        if listing.close(found, request.operator.name, now()):
            request.operator.changed("post.closed", f"arrival {pk}", found.controller_id)
    messages.success(request, _("Done. Its words go in a week."))
    return redirect(TABS[Deed(found.deed)])


@needs(May.ANSWER_PEOPLE)
@require_POST
def to_the_desk(request: Any, pk: int) -> HttpResponse:
    """It asks for something after all: a request, which holds whose it is; the same again is the same request."""
    found, at = _one(request, pk), now()
    with acting_as("consent"), atomic():
        made = _request(found, request.operator.name, at)
        if made.recorded_at == at:
            request.operator.changed("request.opened", f"request {made.pk}", made.controller_id, medium=made.medium)
    with atomic():
        listing.close(found, request.operator.name, at)
    return redirect("inbox_request", made.pk)


def _request(found: Arrival, by: str, at: datetime) -> Request:
    kept = getattr(found, "kept", None)
    headers = {"From": kept.sender, "Subject": kept.subject} if kept else {}
    return open_request(
        medium=Via.REPLY,
        received_at=found.received_at,
        recorded_at=at,
        controller_id=found.controller_id,
        person_id=found.person_id,
        words=kept.words if kept else "",
        marked=kept.marked if kept else "",
        source=f"post {found.pk}",
        beside=Beside(by=by, headers=headers, message_id=found.message_id),
    )


def _list(request: Any, deed: Deed) -> HttpResponse:
    below = Below.read(request.GET.get("below", ""))
    closed = request.GET.get("state") == "closed"
    place = listing.Place(below.at, below.id) if below else None
    found = listing.listed(deed, _seen(request), place, PAGE + 1, closed)
    last = found[PAGE - 1] if len(found) > PAGE else None
    asked = {"state": "closed"} if closed else {}
    return page(
        request,
        "inbox/post",
        _("Inbox"),
        icon=ICON,
        tab=deed.value,
        closed=closed,
        rows=[(each, put_aside(each.why) if deed is Deed.QUARANTINED else "") for each in found[:PAGE]],
        next="?" + urlencode(asked | {"below": str(Below(last.received_at, last.pk))}) if last else "",
        first="?" + urlencode(asked) if below else "",
    )


def _one(request: Any, pk: int) -> Arrival:
    found = listing.one(pk, _seen(request)) if 0 < pk < 2**63 else None
    if found is None:
        raise Http404
    return found


def _seen(request: Any) -> listing.Seen:
    """As requests are seen: who answers for every company also sees what nobody knows the company of."""
    companies = seen_by(request.operator).companies
    if companies is None:
        return listing.Seen(list(Controller.objects.values_list("pk", flat=True)), without_company=True)
    return listing.Seen(companies)


def _company(found: Arrival) -> str:
    name = Controller.objects.filter(pk=found.controller_id or 0).values_list("name", flat=True).first()
    return name or _("company not known")


def _head(kept: Any) -> str:
    """The beginning of what came in, as far as it is text."""
    return bytes(kept.raw[:HEAD]).decode("utf-8", "replace").replace("\0", "�")
