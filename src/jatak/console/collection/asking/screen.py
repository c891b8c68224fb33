"""The screen itself: the words to read aloud, and what was answered."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError, UsageError
from jatak.campaigns.yes_letters import send_now
from jatak.consent.answer import Showing
from jatak.consent.models import CollectionKind, CollectionPoint, CollectionPointVersion, NoticeText, Purpose
from jatak.consent.oral.heard import Heard, TakenDown
from jatak.consent.oral.paper import file
from jatak.consent.oral.taking import take_down
from jatak.consent.placing.drafting import live
from jatak.consent.placing.terms import STAFF
from jatak.console.collection.asking.finding import texts_of
from jatak.console.collection.asking.form import TYPED, Answered
from jatak.console.collection.asking.telling import tell
from jatak.console.collection.asking.token import Screen, read
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.finding import author, point_of
from jatak.console.collection.words import KINDS
from jatak.console.frame.page import page
from jatak.console.settings.refusing import refuse
from jatak.content.naming import language_named
from jatak.database.using import acting_as, atomic


@dataclass(frozen=True, slots=True)
class _Script:
    """The words that are read aloud now."""

    version: CollectionPointVersion
    text: NoticeText
    texts: Mapping[str, NoticeText]


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any, pk: int) -> HttpResponse:
    """Show the script; a POST writes the answer down and opens an empty screen for the next person."""
    point = point_of(request, pk, May.ANSWER_PEOPLE)
    screen = read(request.POST.get("screen", "")) if request.method == "POST" else None
    script = _script(request, point, screen)
    at = now()
    screen = screen or Screen(uuid.uuid4(), script.version.pk, script.text.pk, at)
    form = Answered(request.POST or None, request.FILES or None, script.version, script.text, at)
    stale = request.method == "POST" and screen.at == at
    if stale:
        form.add_error(None, _("This screen was open for too long. Read the words again, then choose the answer."))
    if request.method == "POST" and form.is_valid():
        try:
            done = _write_down(request, script, screen, form)
        except UsageError as error:
            refuse(form, error, TYPED)
        else:
            tell(request, done, not _sent(done))
            return redirect(f"{reverse('collection_ask', args=[pk])}?language={script.text.language}")
    return _drawn(request, script, screen, form)


def _script(request: Any, point: CollectionPoint, screen: Screen | None) -> _Script:
    """The words of the screen that was sent, else the newest; Http404 where nobody is asked."""
    if point.kind not in STAFF or point.closed_at is not None:
        raise Http404
    with acting_as("consent"):
        version = _shown(point, screen) or live(point)
        if version is None:
            raise Http404
        version.point = point
        texts = texts_of(version)
    wanted = request.GET.get("language") or request.POST.get("language") or point.controller.default_language
    text = next((each for each in texts.values() if screen and each.pk == screen.text_id), None)
    return _Script(version, text or texts.get(wanted) or next(iter(texts.values())), texts)


def _shown(point: CollectionPoint, screen: Screen | None) -> CollectionPointVersion | None:
    if screen is None:
        return None
    every = CollectionPointVersion.objects.select_related("notice_version__notice")
    return every.filter(pk=screen.version_id, point=point, published_at__isnull=False).first()


def _write_down(request: Any, script: _Script, screen: Screen, form: Answered) -> TakenDown:
    """The answer and its line in the log are one transaction; the same screen again writes nothing more."""
    said_at = form.said_at()
    showing = Showing(screen.id, script.version, script.text, min(screen.at, said_at))
    heard = Heard(showing, form.told(), author(request), said_at, form.at, form.cleaned_data["note"].strip())
    point = script.version.point
    with acting_as("consent"), atomic():
        paper = form.cleaned_data.get("scan")
        done = file(heard, paper) if paper else take_down(heard)
        if done.new:
            request.operator.changed(
                "collection.asked",
                f"collection point {point.pk}",
                point.controller_id,
                answer=done.answer.value,
                events=[str(event.pk) for event in done.events],
                **({"person": done.person_id} if done.person_id else {}),
            )
        return done


def _sent(done: TakenDown) -> bool:
    """Hand the letter over at once; where the company cannot send yet it waits, and a job takes it up."""
    if done.letter_id is None:
        return True
    try:
        send_now(done.letter_id, now())
    except JatakError:
        return False
    return True


def _drawn(request: Any, script: _Script, screen: Screen, form: Answered) -> HttpResponse:
    version, point = script.version, script.version.point
    return page(
        request,
        "collection/ask",
        str(point),
        [*crumbs(), (_("Ask somebody"), reverse("collection_asking"))],
        ICON,
        status=422 if form.errors else 200,
        point=point,
        version=version,
        text=script.text,
        languages=[(code, language_named(code)) for code in script.texts],
        kind=KINDS[point.kind],
        on_paper=point.kind == CollectionKind.PAPER,
        asks_yes=version.notice_version.purpose == Purpose.MARKETING,
        screen=screen.written(),
        form=form,
    )
