"""The rows of a file in the database, before anything is decided."""

from collections.abc import Iterable

from jatak.database.using import atomic
from jatak.imports.loading import asked
from jatak.imports.loading.ask import Ask
from jatak.imports.loading.asking import Asking
from jatak.imports.loading.circumstances import Circumstances
from jatak.imports.loading.copying import copy_in
from jatak.imports.loading.staging import Staging
from jatak.imports.loading.statements import Statements
from jatak.imports.loading.telling import Telling
from jatak.imports.loading.work import Chunk, Work
from jatak.imports.models import File
from jatak.imports.progress import Step
from jatak.imports.row import Refused, Row


def staged_asks(file: File, work: Work) -> list[Ask]:
    """What the rows say yes to, where an earlier try has read them; what it decided is not decided again."""
    sql = Statements(work.values())
    if file.asks is None or not sql.one("stage.is_staged"):
        return []
    sql.run("stage.forget_decided")
    return asked.read(file.asks)


def read_in(source: Iterable[Row | Refused], file: File, work: Work, telling: Telling) -> list[Ask]:
    """Read the rows, whole or not at all; those that enter nothing are decided with it."""
    with atomic():
        sql = Statements(work.values())
        asking = stage(source, file, work, telling, sql)
        sql.run("stage.forget_decided", "stage.nothing_entered")
    return asking.asks


def stage(source: Iterable[Row | Refused], file: File, work: Work, telling: Telling, sql: Statements) -> Asking:
    """Read the rows within a transaction; answers with what they say yes to."""
    asking = Asking(work.plan)
    staging = Staging(file.pk, asking, Circumstances(work.plan.controller_id), file.headers)
    sql.run("stage.empty")
    telling.begin(Step.READING)
    copy_in(source, staging, sql, sql.one("stage.last_raw"), telling.reached)
    sql.run("stage.shared")
    File.objects.filter(pk=file.pk).update(asks=asked.kept(asking.asks), headers=staging.headers)
    return asking


def chunks_of(sql: Statements, turn: int, size: int) -> list[Chunk]:
    """The rows of a turn that are still to be decided, in chunks."""
    return [Chunk(*row) for row in sql.rows("stage.chunks", turn=turn, size=size)]
