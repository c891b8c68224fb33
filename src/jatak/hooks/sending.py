"""Making the calls that are due: at most once at a time each, with growing pauses, until they are taken or dead."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from jatak.accounts.sealed import opened
from jatak.database.using import atomic
from jatak.hooks.endpoints import secret_of
from jatak.hooks.models import Call, State, Try
from jatak.hooks.posting import Answer, post
from jatak.hooks.signing import headers

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 300, 600))
"""Between two tries; then the last one again and again."""
PATIENCE = timedelta(days=5)
"""After so long it is given up."""
LEASE = timedelta(minutes=1)
"""Longer than a call can take; after it who made it is taken for gone."""
FORGOTTEN = timedelta(days=30)
SHOWN = timedelta(days=90)
A_ROUND = 2_000
"""Calls in one round, so that a job ends."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A call that nobody else makes meanwhile."""

    call: Call
    until: datetime


def send_due(clock: Callable[[], datetime]) -> int:
    """Make what is due; how many were taken. An endpoint that fails rests for the round, so the others do not wait."""
    resting: set[int] = set()
    taken = 0
    for _ in range(A_ROUND):
        claimed = _claim(clock(), resting)
        if claimed is None:
            break
        if _made(claimed, clock).taken:
            taken += 1
        else:
            resting.add(claimed.call.endpoint_id)
    return taken


def send_now(call_id: UUID, clock: Callable[[], datetime]) -> Answer | None:
    """Make this call at once, whether it is due or not; None where somebody is making it, or it is settled."""
    with atomic():
        call = _open(clock()).filter(pk=call_id).first()
        claimed = _hold(call, clock()) if call else None
    return _made(claimed, clock) if claimed else None


def again(call: Call, at: datetime) -> bool:
    """Try a dead call anew, with new patience; whether it was dead and what it says is still here."""
    dead = Call.objects.filter(pk=call.pk, state=State.DEAD, endpoint__closed_at=None).exclude(body="")
    return dead.update(state=State.WAITING, begun_at=at, due_at=at, settled_at=None, alarmed_at=None) > 0


def tidy(at: datetime) -> None:
    """Forget what dead calls said after a month, and what was settled after three."""
    Call.objects.filter(state=State.DEAD, settled_at__lt=at - FORGOTTEN).exclude(body="").update(body="")
    Call.objects.exclude(state=State.WAITING).filter(settled_at__lt=at - SHOWN).delete()


def pause(tries: int) -> timedelta:
    """How long to wait after so many tries, at least one."""
    return PAUSES[min(tries, len(PAUSES)) - 1]


def _claim(at: datetime, resting: Collection[int]) -> Claimed | None:
    with atomic():
        due = _open(at).filter(due_at__lte=at).exclude(endpoint__in=resting)
        call = due.order_by("due_at").first()
        return _hold(call, at) if call else None


def _open(at: datetime) -> "QuerySet[Call]":
    free = Q(claimed_until=None) | Q(claimed_until__lt=at)
    calls = Call.objects.select_for_update(skip_locked=True, of=("self",)).select_related("endpoint")
    return calls.filter(free, state=State.WAITING, endpoint__closed_at=None)


def _hold(call: Call, at: datetime) -> Claimed:
    until = at + LEASE
    Call.objects.filter(pk=call.pk).update(claimed_until=until)
    return Claimed(call, until)


def _made(claimed: Claimed, clock: Callable[[], datetime]) -> Answer:
    call, at = claimed.call, clock()
    body = opened(call.body).encode()
    signed = headers(secret_of(call.endpoint), call.number, at, body)
    answer = post(call.endpoint.url, signed | {"Content-Type": "application/json", "User-Agent": "Jatak"}, body)
    _settle(claimed, answer, at)
    return answer


def _settle(claimed: Claimed, answer: Answer, at: datetime) -> None:
    """Note the try; who took so long that another took over changes nothing else."""
    call = claimed.call
    with atomic():
        Try.objects.create(call=call, at=at, status=answer.status, said=answer.said, milliseconds=answer.milliseconds)
        held = Call.objects.filter(pk=call.pk, state=State.WAITING, claimed_until=claimed.until)
        held.update(claimed_until=None, tries=call.tries + 1, **_next(call, answer, at))


def _next(call: Call, answer: Answer, at: datetime) -> dict[str, object]:
    if answer.taken:
        return {"state": State.TAKEN, "settled_at": at, "body": ""}
    due = at + pause(call.tries + 1)
    if due > call.begun_at + PATIENCE:
        return {"state": State.DEAD, "settled_at": at}
    return {"due_at": due}
