"""The daily run: everything that is due is taken, each on its day; too much at once waits for a person."""

from datetime import datetime

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.retention.clocks.actions import ACTIONS
from jatak.retention.clocks.clock import RUN, Clock
from jatak.retention.clocks.finding import counted, standing
from jatak.retention.clocks.taken import Watch, unwatched
from jatak.retention.models import Run, RunState
from jatak.retention.thresholds import FEW, bounds_of


def run(at: datetime, watch: Watch = unwatched) -> list[Run]:
    """Take what is due by an instant, of every company and clock; again it finds nothing. What was done or waits.

    A run that comes late records the day on which each was due, and the day on which it was recorded.
    """
    done = []
    for clock in (each for each in RUN if each in ACTIONS):
        found = counted(clock, at, at)
        of = standing(clock) if any(each.things > FEW for each in found.values()) else {}
        _forget_open(clock, set(found), at)
        for controller_id, each in sorted(found.items()):
            done.append(_one(clock, controller_id, each.things, of.get(controller_id, each.things), at, watch))
    return done


def approve(run_id: int, why: str, by: str, at: datetime) -> Run:
    """Say yes to a run that waits, with a reason; again it changes nothing. Raises UsageError."""
    if not why.strip():
        raise UsageError("A run that takes so many needs a reason.", "Write why it is right that so many go.")
    with atomic():
        waits = Run.objects.select_for_update().filter(pk=run_id).first()
        if waits is None:
            raise UsageError(f"There is no run {run_id}.", "See which wait under “What falls due”.")
        if waits.state == RunState.WAITING:
            waits.state, waits.approved_by, waits.approved_at, waits.why = RunState.APPROVED, by, at, why.strip()
            waits.save(update_fields=["state", "approved_by", "approved_at", "why"])
        return waits


def waiting(controllers: list[int]) -> list[Run]:
    """The runs of these companies that wait for a person."""
    waits = Run.objects.filter(controller__in=controllers, state=RunState.WAITING)
    return list(waits.select_related("controller").order_by("pk"))


def _one(clock: Clock, controller_id: int, found: int, of: int, at: datetime, watch: Watch) -> Run:
    open_one = Run.objects.filter(controller=controller_id, clock=clock).exclude(state=RunState.DONE).first()
    approved = open_one is not None and open_one.state == RunState.APPROVED and found <= open_one.found
    if not approved and bounds_of(controller_id).exceeded(found, of):
        return _wait(open_one, clock, controller_id, found, of, at)
    mine = open_one or Run(controller_id=controller_id, clock=clock, until=at, found=found, of=of, began_at=at)
    until = mine.until if approved else at
    mine.taken, mine.erased = ACTIONS[clock](controller_id, until, at, lambda taken: watch(clock, taken, found))
    mine.state, mine.ended_at = RunState.DONE, at
    mine.save()
    return mine


def _wait(open_one: Run | None, clock: Clock, controller_id: int, found: int, of: int, at: datetime) -> Run:
    """Whoever said yes to fewer is asked again."""
    waits = open_one or Run(controller_id=controller_id, clock=clock, began_at=at)
    waits.state, waits.until, waits.found, waits.of = RunState.WAITING, at, found, of
    waits.approved_by, waits.approved_at, waits.why = "", None, ""
    waits.save()
    return waits


def _forget_open(clock: Clock, still: set[int], at: datetime) -> None:
    """A run of which nothing is due any more waits no longer: a choice was changed, or messages were sent."""
    over = Run.objects.filter(clock=clock).exclude(state=RunState.DONE).exclude(controller__in=still)
    over.filter(state=RunState.WAITING).delete()
    over.update(state=RunState.DONE, ended_at=at)
