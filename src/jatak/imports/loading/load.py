"""One file into the ledger: read, decided, written; again it changes nothing, broken off it goes on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from jatak.database.using import acting_as, atomic
from jatak.imports.loading import counts
from jatak.imports.loading.asked import asked, check
from jatak.imports.loading.consents import Consents
from jatak.imports.loading.counts import Counts
from jatak.imports.loading.dry import dry
from jatak.imports.loading.lanes import write_beside
from jatak.imports.loading.noes import Noes
from jatak.imports.loading.reading import chunks_of, read_in, staged_asks
from jatak.imports.loading.statements import Statements
from jatak.imports.loading.telling import Telling
from jatak.imports.loading.turns import one_at_a_time
from jatak.imports.loading.work import PACE, Pace, Work
from jatak.imports.models import File, State
from jatak.imports.plan import Plan
from jatak.imports.progress import Hears, Step, nobody
from jatak.imports.report import Report
from jatak.imports.row import Refused, Row

NO, SHARED, PLAIN = 1, 2, 3
"""The turns in which rows are decided: see 0001_staging.sql."""


def load(
    source: Iterable[Row | Refused],
    plan: Plan,
    at: datetime,
    by: str,
    progress: Hears = nobody,
    dry_run: bool = False,
    pace: Pace = PACE,
) -> Report:
    """Load the rows of a file, whose numbers rise; every no of it stands before its first yes.

    The same file by the same plan a second time changes nothing; one that was broken off goes on where it was. A dry
    run decides and leaves nothing behind. No import lifts or ends a no.
    """
    begun = perf_counter()
    with acting_as("consent"):
        check(plan)
        telling = Telling(progress)
        with one_at_a_time(telling):
            report = dry(source, plan, at, by, telling, pace) if dry_run else _load(source, plan, at, by, telling, pace)
    return replace(report, seconds=perf_counter() - begun)


def _load(source: Iterable[Row | Refused], plan: Plan, at: datetime, by: str, telling: Telling, pace: Pace) -> Report:
    file = _file(plan, at, by)
    if file.state == State.DONE:
        return _report(file, counts.read(file.counts), already_loaded=True)
    work = Work(file.pk, plan, at, by, pace)
    asks = staged_asks(file, work) or read_in(source, file, work, telling)
    sql = Statements(work.values())
    noes = Noes(work)
    for chunk in telling.each(Step.OBJECTIONS, chunks_of(sql, NO, pace.chunk)):
        noes.write(chunk)
    meaning = asked(asks, plan, by, at)
    shared, plain = (chunks_of(sql, turn, pace.chunk) for turn in (SHARED, PLAIN))
    telling.begin(Step.CONSENTS, sum(chunk.rows for chunk in shared + plain))
    for chunk in shared:
        Consents(work, meaning, "shared").write(chunk)
        telling.done(chunk.rows)
    lanes = [Consents(work, meaning, "plain", lane + 1).write for lane in range(pace.writers)]
    write_beside(lanes, plain, lambda chunk: telling.done(chunk.rows))
    return _finished(file, sql, at)


def _file(plan: Plan, at: datetime, by: str) -> File:
    kept = {"name": plan.name, "size": plan.size, "plan": plan.written(), "begun_at": at, "begun_by": by}
    file, _ = File.objects.get_or_create(
        controller_id=plan.controller_id, sha256=plan.sha256, plan_sha256=plan.fingerprint(), defaults=kept
    )
    return file


def _finished(file: File, sql: Statements, at: datetime) -> Report:
    with atomic():
        found = counts.counted(sql.rows("stage.counted"))
        sql.run("stage.bounced", "stage.empty")
        done = {"state": State.DONE, "done_at": at, "rows": found.total(), "counts": counts.kept(found)}
        File.objects.filter(pk=file.pk).update(**done)
    file.refresh_from_db()
    return _report(file, found)


def _report(file: File, found: Counts, already_loaded: bool = False) -> Report:
    return Report(file.name, file.pk, found.total(), found, already_loaded, people=file.people)
