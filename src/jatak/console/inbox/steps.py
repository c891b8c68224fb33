"""What was done about a request, in words."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from jatak.console.inbox.words import ASKED, DONE, STEPS, medium
from jatak.desk.models import Request, Step, StepKind
from jatak.retention.replies.sent_words import words_of


def steps_of(found: Request) -> list[dict[str, Any]]:
    """From its coming in to the last thing that was done."""
    # Put in order here: asked to, the database might walk all steps that there are.
    return [_taken_down(found), *(_told(each) for each in sorted(found.steps.all(), key=lambda each: each.pk))]


def _taken_down(found: Request) -> dict[str, Any]:
    by = found.recorded_by or _("came in by itself")
    return {"at": found.recorded_at, "what": _("Recorded: %(medium)s") % {"medium": medium(found.medium)}, "by": by}


def _told(step: Step) -> dict[str, Any]:
    told = {"at": step.at, "what": " ".join(_words(step)), "by": step.by, "reason": step.reason}
    letter = step.details.get("letter")
    return told | {"sent": words_of(int(letter))} if letter else told


def _words(step: Step) -> Iterator[str]:
    yield f"{STEPS[step.kind]}:" if step.kind in (StepKind.ASKED, StepKind.CLOSED) else str(STEPS[step.kind])
    if step.kind == StepKind.ASKED:
        yield str(ASKED.get(step.details.get("asked", ["", ""])[-1], ""))
    if step.kind == StepKind.CLOSED:
        yield str(DONE[step.done])
