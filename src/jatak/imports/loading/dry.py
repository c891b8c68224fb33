"""A dry run: the same up to deciding, then all of it is taken back."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from jatak.database.using import alias, atomic
from jatak.imports.loading.asked import asked
from jatak.imports.loading.consents import Consents, resolve
from jatak.imports.loading.counts import Counts, counted
from jatak.imports.loading.noes import Noes
from jatak.imports.loading.reading import chunks_of, stage
from jatak.imports.loading.resolving import Resolver, nobody_yet
from jatak.imports.loading.statements import Statements
from jatak.imports.loading.telling import Telling
from jatak.imports.loading.work import Chunk, Pace, Work
from jatak.imports.models import File
from jatak.imports.plan import Plan
from jatak.imports.progress import Step
from jatak.imports.report import Report
from jatak.imports.row import Refused, Row


def dry(source: Iterable[Row | Refused], plan: Plan, at: datetime, by: str, telling: Telling, pace: Pace) -> Report:
    """What would become of each row; in one transaction that is taken back, and locks nobody's rows."""
    with atomic():
        counts = _counted(source, plan, at, by, telling, pace)
        transaction.set_rollback(True, using=alias())
    return Report(plan.name, None, counts.total(), counts, dry_run=True)


def _counted(
    source: Iterable[Row | Refused], plan: Plan, at: datetime, by: str, telling: Telling, pace: Pace
) -> Counts:
    kept = {"name": plan.name, "size": plan.size, "plan": {}, "begun_at": at, "begun_by": by}
    file = File.objects.create(controller_id=plan.controller_id, sha256=plan.sha256, plan_sha256=b"dry run", **kept)
    work = Work(file.pk, plan, at, by, pace)
    sql = Statements(work.values())
    asking = stage(source, file, work, telling, sql)
    sql.run("noes.dry_run")
    counts: Counts = Counter(counted(sql.rows("stage.counted_nothing")))
    resolver, noes = Resolver(nobody_yet()), Noes(work)
    for chunk in telling.each(Step.OBJECTIONS, chunks_of(sql, 1, pace.chunk)):
        counts += noes.count(sql, chunk, resolver)
    meaning = asked(asking.asks, plan, by, at, dry_run=True)
    turns = {turn: chunks_of(sql, turn, pace.chunk) for turn in (2, 3)}
    telling.begin(Step.CONSENTS, sum(chunk.rows for chunks in turns.values() for chunk in chunks))
    for turn, chunks in turns.items():
        consents = Consents(work, meaning, "shared" if turn == 2 else "plain")
        deciding = consents.statements(barred="consents.barred_dry")
        for chunk in chunks:
            counts += _chunk(consents, deciding, chunk, resolver if turn == 2 else None)
            telling.done(chunk.rows)
    return counts


def _chunk(consents: Consents, sql: Statements, chunk: Chunk, resolver: Resolver | None) -> Counts:
    if resolver is not None:
        resolve(sql, chunk, resolver, turn=2)
    return consents.count(sql, chunk)
