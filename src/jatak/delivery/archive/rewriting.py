"""Taking people out of an archived month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jatak.base.errors import JatakError
from jatak.delivery.archive import files, records
from jatak.delivery.archive.alone import as_administrator
from jatak.delivery.archive.columns import Column
from jatak.delivery.archive.digest import digest_of_file
from jatak.delivery.archive.engine import engine, quoted
from jatak.delivery.archive.intact import intact
from jatak.delivery.archive.leaving import WORDS, Leaving
from jatak.delivery.archive.parquet import write
from jatak.delivery.archive.patience import patiently
from jatak.delivery.archive.reading import columns_of_files
from jatak.delivery.archive.told import Watch, unwatched

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Draft(NamedTuple):
    """A month written anew: its file, how many rows went, and the ids that are left."""

    path: Path
    gone: int
    first_id: int | None
    last_id: int | None


def rewrite_without(month: date, leaving: Leaving, watch: Watch = unwatched) -> int:
    """Write an archived month anew without these messages, and delete the file that had them; how many went.

    Safe to repeat after any end. Raises UsageError when the month is not archived, JatakError when its file is not the
    one that was written.
    """
    with as_administrator() as connection:
        record = records.record_of(connection.cursor(), month)
        draft = _without(intact(record), month, leaving)
        if draft is None:
            files.sweep(month, record.file)
            return 0
        rest = record.rows - draft.gone
        watch("written", month, rest, record.rows)
        file = files.keep(draft.path, month)
        watch("kept", month, rest, record.rows)
        changed = replace(record, rows=rest, first_id=draft.first_id, last_id=draft.last_id)
        changed = replace(changed, file=file.name, sha256=file.sha256, bytes=file.bytes)
        patiently(connection, lambda: records.replace(connection.cursor(), changed))
        watch("replaced", month, rest, record.rows)
        files.sweep(month, file.name)
        return draft.gone


def _without(old: Path, month: date, leaving: Leaving) -> Draft | None:
    """The draft of the rest; None where nothing changes."""
    with engine() as duck:
        columns = columns_of_files(duck, [old])
        words = {name: form for name, form in WORDS.items() if name in {column.name for column in columns}}
        differs = " OR ".join(f"{name} IS DISTINCT FROM ({form})" for name, form in words.items()) or "false"
        gone = _count(duck, old, leaving.goes)
        if not gone and not _count(duck, old, f"{leaving.stays_without_words} AND ({differs})"):
            return None
        draft = files.draft(month)
        write(duck, f"({_rest(old, leaving, words)})", draft)
        if not _is_right(duck, old, draft, columns, leaving):
            draft.unlink()
            raise JatakError(f"{old} was not rewritten right, and is as it was.", "Look at the disk, and run it again.")
        ids = duck.execute("SELECT min(id), max(id) FROM read_parquet(?)", [str(draft)]).fetchone()
        assert ids is not None
        return Draft(draft, gone, *ids)


def _rest(old: Path, leaving: Leaving, words: dict[str, str]) -> str:
    if leaving.without_words and words:
        emptied = (
            f"CASE WHEN {leaving.stays_without_words} THEN {form} ELSE {name} END AS {name}"
            for name, form in words.items()
        )
        chosen = f"* REPLACE ({', '.join(emptied)})"
    else:
        chosen = "*"
    return f"SELECT {chosen} FROM read_parquet({quoted(str(old))}) WHERE NOT {leaving.goes}"


def _is_right(duck: "DuckDBPyConnection", old: Path, draft: Path, columns: Sequence[Column], leaving: Leaving) -> bool:
    """Whether nobody else lost anything: rows that are not named are the same, and of the others as many as should."""
    untouched = f"WHERE NOT {leaving.stays_without_words} AND NOT {leaving.goes}"
    same = digest_of_file(duck, draft, columns, untouched) == digest_of_file(duck, old, columns, untouched)
    without_words = leaving.stays_without_words
    return (
        same
        and _count(duck, draft, without_words) == _count(duck, old, without_words)
        and (_count(duck, draft, leaving.goes) == 0)
    )


def _count(duck: "DuckDBPyConnection", file: Path, where: str) -> int:
    found = duck.execute(f"SELECT count(*) FROM read_parquet({quoted(str(file))}) WHERE {where}").fetchone()
    assert found is not None
    return int(found[0])
