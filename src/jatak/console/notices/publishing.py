"""The page on which a version is looked at as a whole, asked about, sent back and published."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.ordered_by import who_did
from jatak.accounts.who_may import who_may
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.consent import drafting
from jatak.consent.models import NoticeVersion
from jatak.consent.notices import content_of
from jatak.console.frame.page import page
from jatak.console.notices import differing
from jatak.console.notices.checking import to_attest
from jatak.console.notices.crumbs import crumbs, title_of
from jatak.console.notices.editing import standing
from jatak.console.notices.finding import author, log, version_of
from jatak.console.notices.telling import told
from jatak.database.using import acting_as, atomic

NAMED = 5
"""Of those who may publish, how many are named."""
WRITING = ("notice.started", "notice.version", "notice.written")
"""What somebody does who writes a notice, as the log has it."""


@needs(May.SEE_NUMBERS)
@require_safe
def version(request: Any, pk: int) -> HttpResponse:
    """Everything that a version says, what the lists say of it, and what was said by whom."""
    found = version_of(request, pk)
    content, company = content_of(found), found.notice.controller_id
    with acting_as("consent"):
        former = _former(found)
        before = content_of(former) if former else None
        newest = drafting.live(found.notice) == found
        reviews, state = list(found.reviews.order_by("-pk")[:20]), drafting.state_of(found)
    shown = standing(found, content)
    asks = reviews[0] if reviews and reviews[0].said == drafting.Said.ASKED else None
    return page(
        request,
        "notices/version",
        title_of(found),
        crumbs(found.notice),
        icon="openquote",
        version=found,
        terms=told(content, shown["names"]),
        **shown,
        attest=to_attest(shown["checked"]),
        gaps=drafting.gaps_in(content),
        former=former,
        changed=differing.languages(before, content) if before else [],
        changed_terms=differing.terms(before, content) if before else [],
        much=before is not None and found.minor and differing.much(before, content),
        reviews=reviews,
        state=state,
        asks=asks,
        asks_for_this=asks is not None and asks.state == state,
        approvers=[] if found.published_at else _approvers(found, asks, request.operator.pk),
        may_write=request.operator.may(May.WRITE, company),
        may_publish=request.operator.may(May.APPROVE, company),
        may_ask=newest and request.operator.may(May.WRITE, company),
        by_another=not drafting.may_publish(found, author(request), _wrote(found)),
        own=request.operator.pk,
    )


def _former(found: NoticeVersion) -> NoticeVersion | None:
    """The published version before this one, that was written here."""
    every = NoticeVersion.objects.filter(notice=found.notice_id, number__lt=found.number, origin=found.origin)
    return every.filter(published_at__isnull=False).order_by("-number").first()


def _approvers(found: NoticeVersion, asks: Any, reader: int) -> list[str]:
    """Names of some of those who may publish it, and neither wrote it nor ask."""
    writers = {found.changed_by_id, asks.by_id if asks else reader}
    able = who_may(May.APPROVE, found.notice.controller_id, except_for=writers)
    return [each.get_full_name() or each.email for each in able[:NAMED]]


@needs(May.APPROVE)
@require_POST
def publish(request: Any, pk: int) -> HttpResponse:
    """Publish what was looked at; published already, nothing changes."""
    found = version_of(request, pk, May.APPROVE)
    if found.published_at:
        return redirect("notice_version", pk)
    wrote = _wrote(found)

    def act(state: str, word: str) -> str:
        drafting.approve(found, by=author(request), at=now(), state=state, word=word, wrote=wrote)
        return _("Published. These words never change, and people can be asked with them.")

    return _done(request, found, "notice.published", act)


@needs(May.WRITE)
@require_POST
def ask(request: Any, pk: int) -> HttpResponse:
    """Ask that it be published."""
    found = version_of(request, pk, May.WRITE)

    def act(state: str, word: str) -> str:
        drafting.ask(found, by=author(request), at=now(), state=state, word=word)
        return _("Asked. Whoever publishes finds it on the dashboard.")

    return _done(request, found, "notice.asked", act)


@needs(May.WRITE)
@require_POST
def withdraw(request: Any, pk: int) -> HttpResponse:
    """Take back what was asked; where nothing is asked, nothing changes."""
    found = version_of(request, pk, May.WRITE)

    def act(state: str, word: str) -> str:
        return _("Taken back.") if drafting.withdraw(found, by=author(request), at=now()) else ""

    return _done(request, found, "notice.withdrawn", act)


@needs(May.APPROVE)
@require_POST
def send_back(request: Any, pk: int) -> HttpResponse:
    """Say what must change first."""
    found = version_of(request, pk, May.APPROVE)
    if not request.POST.get("word", "").strip():
        messages.error(request, _("Say in a word what must change: whoever wrote it reads it above the draft."))
        return redirect("notice_version", pk)

    def act(state: str, word: str) -> str:
        drafting.send_back(found, by=author(request), at=now(), state=state, word=word)
        return _("Sent back with your word.")

    return _done(request, found, "notice.sent_back", act)


def _done(request: Any, found: NoticeVersion, verb: str, act: Any) -> HttpResponse:
    """Do it and log it in one transaction, and say what came of it."""
    try:
        with acting_as("consent"), atomic():
            said = act(request.POST.get("state", ""), request.POST.get("word", ""))
            if said:
                log(request, verb, found)
                messages.success(request, said)
    except drafting.ChangedMeanwhile as error:
        told = _("%(who)s changed it since you looked. Look at it again, then say what you think of it.")
        messages.warning(request, told % {"who": error.version.changed_by or _("Somebody")})
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("notice_version", found.pk)


def _wrote(found: NoticeVersion) -> set[int]:
    return who_did(WRITING, f"notice version {found.pk}")
