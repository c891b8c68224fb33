"""The page on which a letter is looked at as a whole, asked about, sent back and approved."""

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
from jatak.campaigns.readiness import Step
from jatak.console.frame.page import page
from jatak.console.letters.crumbs import crumbs, title_of
from jatak.console.letters.finding import author, version_of
from jatak.console.letters.of_campaign import gets, steps_of
from jatak.console.letters.said import findings
from jatak.console.letters.seeing import seen
from jatak.content.drafts import ChangedMeanwhile, approve, ask, new_version, send_back, state_of, withdraw
from jatak.content.drafts.approving import may_approve
from jatak.content.element_words import words_of
from jatak.content.models import Review, Said, TemplateVersion
from jatak.content.naming import language_named
from jatak.database.using import atomic

NAMED = 5
"""Of those who may approve, how many are named."""

WRITING = (
    *("letter.started", "letter.version", "letter.written", "letter.chosen"),
    *("letter.language_added", "letter.language_removed"),
)
"""What somebody does who writes a letter, as the log has it."""


@needs(May.SEE_NUMBERS)
@require_safe
def approval(request: Any, pk: int) -> HttpResponse:
    """Everything that an approval is about, and what was said of it."""
    version = version_of(request, pk)
    company = version.template.controller_id
    newest = TemplateVersion.objects.filter(template=version.template_id).order_by("-number").first()
    shown = {
        **steps_of(version, Step.APPROVE),
        **gets(version),
        **_said(version, request.operator.pk),
        "findings": None if version.approved_at else findings(version),
    }
    return page(
        request,
        "letters/approval",
        title_of(version),
        crumbs(version),
        icon="mail",
        version=version,
        **shown,
        newer=newest if newest != version else None,
        letters=_letters(version),
        elements=words_of(version.elements),
        may_write=request.operator.may(May.WRITE, company),
        may_approve=request.operator.may(May.APPROVE, company),
        by_another=not may_approve(version, author(request), _wrote(version)),
        own=request.operator.pk,
    )


def _said(version: TemplateVersion, reader: int) -> dict[str, Any]:
    """What was said of it, who asks for an approval of these or of former words, and on whose dashboard it stands."""
    reviews, state = list(version.reviews.order_by("-pk")[:20]), state_of(version)
    asks = reviews[0] if reviews and reviews[0].said == Said.ASKED else None
    return {
        "reviews": reviews,
        "state": state,
        "asks": asks,
        "asks_for_this": asks is not None and asks.state == state,
        "approvers": [] if version.approved_at else _approvers(version, asks, reader),
    }


def _approvers(version: TemplateVersion, asks: Review | None, reader: int) -> list[str]:
    """Names of some of those on whose dashboard it stands: who may approve it, and neither wrote it nor asks."""
    writers = {*version.texts.values_list("changed_by_id", flat=True), asks.by_id if asks else reader}
    found = who_may(May.APPROVE, version.template.controller_id, except_for=writers)
    return [each.get_full_name() or each.email for each in found[:NAMED]]


def _letters(version: TemplateVersion) -> list[dict[str, Any]]:
    default = version.template.controller.default_language
    texts = version.texts.select_related("version__template__controller").order_by("language")
    ordered = sorted(texts, key=lambda text: (text.language != default, text.language))
    return [{"seen": seen(text, "Ana"), "name": language_named(text.language), "written": text} for text in ordered]


@needs(May.WRITE)
@require_POST
def asked(request: Any, pk: int) -> HttpResponse:
    """Ask for an approval."""
    version = version_of(request, pk, May.WRITE)
    word = request.POST.get("word", "")
    try:
        with atomic():
            ask(version, by=author(request), at=now(), state=request.POST.get("state", ""), word=word)
            request.operator.changed("letter.asked", f"letter {pk}", version.template.controller_id)
        messages.success(request, _("Asked. Whoever approves finds it on the dashboard."))
    except JatakError as error:
        _say(request, error)
    return redirect("letter_approval", pk)


@needs(May.WRITE)
@require_POST
def withdrawn(request: Any, pk: int) -> HttpResponse:
    """Take back what was asked; where nothing is asked, nothing changes."""
    version = version_of(request, pk, May.WRITE)
    try:
        with atomic():
            if withdraw(version, by=author(request), at=now()):
                request.operator.changed("letter.withdrawn", f"letter {pk}", version.template.controller_id)
                messages.success(request, _("Taken back: it waits for nobody's approval any more."))
    except JatakError as error:
        _say(request, error)
    return redirect("letter_approval", pk)


@needs(May.APPROVE)
@require_POST
def approved(request: Any, pk: int) -> HttpResponse:
    """Approve what was looked at; approved already, nothing changes."""
    version = version_of(request, pk, May.APPROVE)
    if version.approved_at:
        return redirect("letter_approval", pk)
    state, word = request.POST.get("state", ""), request.POST.get("word", "")
    try:
        with atomic():
            approve(version, by=author(request), at=now(), state=state, word=word, wrote=_wrote(version))
            request.operator.changed(
                "letter.approved", f"letter {pk}", version.template.controller_id,
                letter=version.template.slug, number=version.number, elements=version.elements,
            )  # fmt: skip
        messages.success(request, _("Approved. These words do not change any more."))
    except JatakError as error:
        _say(request, error)
    return redirect("letter_approval", pk)


@needs(May.APPROVE)
@require_POST
def sent_back(request: Any, pk: int) -> HttpResponse:
    """Say what must change first."""
    version = version_of(request, pk, May.APPROVE)
    word = request.POST.get("word", "").strip()
    if not word:
        messages.error(request, _("Say in a word what must change: whoever wrote it reads it above the editor."))
        return redirect("letter_approval", pk)
    try:
        with atomic():
            send_back(version, by=author(request), at=now(), state=request.POST.get("state", ""), word=word)
            request.operator.changed("letter.sent_back", f"letter {pk}", version.template.controller_id, word=word)
        messages.success(request, _("Sent back with your word."))
    except JatakError as error:
        _say(request, error)
    return redirect("letter_approval", pk)


@needs(May.WRITE)
@require_POST
def next_version(request: Any, pk: int) -> HttpResponse:
    """Go on with a new version; the draft that is there already, where there is one."""
    version = version_of(request, pk, May.WRITE)
    with atomic():
        following = new_version(version, by=author(request), at=now())
        company = version.template.controller_id
        request.operator.changed("letter.version", f"letter {following.pk}", company, from_version=pk)
    return redirect("letter", following.pk)


def _wrote(version: TemplateVersion) -> set[int]:
    return who_did(WRITING, f"letter {version.pk}")


def _say(request: Any, error: JatakError) -> None:
    if isinstance(error, ChangedMeanwhile):
        said = _("%(who)s changed it since you looked. Look at it again, then say what you think of it.")
        who = (error.text.changed_by if error.text else "") or _("Somebody")
        messages.warning(request, said % {"who": who})
    else:
        messages.error(request, f"{error.message} {error.remedy}")
