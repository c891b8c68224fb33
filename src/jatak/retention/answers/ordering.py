"""Answers that take longer than a page: asked for, made once by a job, kept for some days, then removed. Role web."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from uuid import UUID

from jatak.base.errors import JatakError
from jatak.campaigns.models import Campaign
from jatak.database.home import home, private_folder
from jatak.database.using import atomic
from jatak.delivery.replay import message_numbered
from jatak.evidence.contents import Stamp
from jatak.evidence.pace import Far
from jatak.people.models import Controller
from jatak.retention.answers.asking import about_campaign, about_message, about_person
from jatak.retention.answers.making import Collect, write_answer
from jatak.retention.answers.progress import forget, heard, left_of, tell
from jatak.retention.models import AnswerOrder, Stage, Subject

KEPT = timedelta(days=7)
"""So long an answer can be fetched."""
SENT_KEPT = timedelta(days=14)
"""So long by the person to whom a link to it was sent; the letter says so."""
FORGOTTEN = timedelta(minutes=10)
"""One that gave no sign of life for so long was left by whoever made it."""
TELLING = timedelta(seconds=1)
OPEN = (Stage.WAITING, Stage.MAKING)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for."""

    subject: Subject
    number: int
    controller: Controller | None
    to_authority: bool
    language: str
    why: str
    request_id: int | None = None
    """The request at the desk that it answers."""


@dataclass(frozen=True, slots=True)
class By:
    """Who asks."""

    name: str
    account_id: int


def order(number: UUID, wish: Wish, by: By, at: datetime) -> bool:
    """Take an order down; whether it is new, since the same twice is once."""
    row = {
        "subject": wish.subject,
        "number": wish.number,
        "controller": wish.controller,
        "to_authority": wish.to_authority,
        "language": wish.language,
        "why": wish.why,
        "asked_at": at,
        "touched_at": at,
        "asked_by": by.name,
        "account_id": by.account_id,
        "request_id": wish.request_id,
    }
    return AnswerOrder.objects.get_or_create(pk=number, defaults=row)[1]


def make(number: UUID, clock: Callable[[], datetime]) -> None:
    """Make an answer that was ordered; one that is made, or being made, is left alone."""
    ordered = _taken(number, clock())
    if ordered is None:
        return
    try:
        sha256 = _write(ordered, clock)
    except JatakError as error:
        _settle(ordered, clock(), stage=Stage.FAILED, failed=f"{error.message} {error.remedy}".strip())
        return
    size = file_of(ordered).stat().st_size
    _settle(ordered, clock(), stage=Stage.DONE, sha256=bytes.fromhex(sha256), size=size, done_at=clock())


def file_of(ordered: AnswerOrder) -> Path:
    """Where it lies, for its owner alone."""
    return private_folder(home() / "answers") / f"{ordered.pk}.zip"


def goes_at(ordered: AnswerOrder) -> datetime | None:
    """When its file is removed; None while it is not made."""
    if ordered.done_at is None:
        return None
    return max(ordered.done_at + KEPT, ordered.letter_at + SENT_KEPT if ordered.letter_at else ordered.done_at)


def left(at: datetime) -> list[UUID]:
    """Those that a killed process left."""
    found = AnswerOrder.objects.filter(stage__in=OPEN, touched_at__lt=at - FORGOTTEN)
    return [each.pk for each in found if not _lives(each, at)]


def remove_old(at: datetime) -> int:
    """Remove the files that were there long enough; how many."""
    made = AnswerOrder.objects.filter(stage=Stage.DONE, done_at__lt=at - KEPT)
    old = [each for each in made if (goes := goes_at(each)) is not None and goes < at]
    for ordered in old:
        file_of(ordered).unlink(missing_ok=True)
        _settle(ordered, at, stage=Stage.GONE)
    return len(old)


def _taken(number: UUID, at: datetime) -> AnswerOrder | None:
    """The order for whoever makes it; of two at once one gets it."""
    with atomic():
        found = AnswerOrder.objects.select_for_update(skip_locked=True).filter(pk=number, stage__in=OPEN).first()
        if found is None or (found.stage == Stage.MAKING and _lives(found, at)):
            return None
        _settle(found, at, stage=Stage.MAKING)
    return found


def _lives(ordered: AnswerOrder, at: datetime) -> bool:
    """Whether somebody gave a sign of life of late."""
    last = heard(file_of(ordered))
    return max(ordered.touched_at, last.at if last else ordered.touched_at) > at - FORGOTTEN


def _write(ordered: AnswerOrder, clock: Callable[[], datetime]) -> str:
    begun, file = clock(), file_of(ordered)
    told = begun - TELLING

    def watch(far: Far) -> None:
        nonlocal told
        if (at := clock()) - told >= TELLING:
            told = at
            tell(file, far, left_of(far, at - begun))

    forget(file)
    stamp = Stamp(clock(), metadata.version("jatak"))
    try:
        return write_answer(_collecting(ordered), file, stamp, force=True, watch=watch)
    finally:
        forget(file)


def _collecting(ordered: AnswerOrder) -> Collect:
    match ordered.subject:
        case Subject.PERSON:
            return about_person(ordered.number, ordered.controller, ordered.language, ordered.to_authority)
        case Subject.MESSAGE:
            return about_message(message_numbered(ordered.number), ordered.language)
        case _:
            campaign = Campaign.objects.select_related("controller").get(pk=ordered.number)
            return about_campaign(campaign, ordered.language)


def _settle(ordered: AnswerOrder, at: datetime, **news: object) -> None:
    AnswerOrder.objects.filter(pk=ordered.pk).update(touched_at=at, **news)
