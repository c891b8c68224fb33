"""Taking people out of an archived month."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from jatak.base.errors import JatakError
from jatak.delivery.archive import files, records
from jatak.delivery.archive.alone import as_administrator
from jatak.delivery.archive.digest import digest_of_file
from jatak.delivery.archive.engine import engine, quoted
from jatak.delivery.archive.intact import intact
from jatak.delivery.archive.parquet import write
from jatak.delivery.archive.patience import patiently
from jatak.delivery.archive.reading import columns_of_files
from jatak.delivery.archive.told import Watch, unwatched


def rewrite_without(month: date, person_ids: Collection[int], watch: Watch = unwatched) -> int:
    """Write an archived month anew without these people's messages, and delete the file that had them; how many went.

    Safe to repeat after any end. Raises UsageError when the month is not archived, JatakError when its file is not the
    one that was written.
    """
    people = sorted({int(each) for each in person_ids})
    with as_administrator() as connection:
        record = records.record_of(connection.cursor(), month)
        draft, gone, ids = _without(intact(record), month, people)
        if draft is None:
            files.sweep(month, record.file)
            return 0
        watch("written", month, record.rows - gone, record.rows)
        file = files.keep(draft, month)
        watch("kept", month, record.rows - gone, record.rows)
        rest = {"file": file.name, "sha256": file.sha256, "bytes": file.bytes, "first_id": ids[0], "last_id": ids[1]}
        changed = replace(record, rows=record.rows - gone, **rest)  # type: ignore[arg-type]
        patiently(connection, lambda: records.replace(connection.cursor(), changed))
        watch("replaced", month, changed.rows, record.rows)
        files.sweep(month, file.name)
        return gone


def _without(old: Path, month: date, people: Sequence[int]) -> "tuple[Path | None, int, Sequence[int | None]]":
    """The draft of the rest, None where nobody of them is in it; how many rows went, and the ids that are left."""
    theirs = f"WHERE person_id IN ({', '.join(map(str, people)) or 'NULL'})"
    with engine() as duck:
        columns = columns_of_files(duck, [old])
        taken = digest_of_file(duck, old, columns, theirs)
        if not taken.rows:
            return None, 0, ()
        draft = files.draft(month)
        write(duck, f"read_parquet({quoted(str(old))}) {theirs.replace(' IN ', ' NOT IN ')}", draft)
        if digest_of_file(duck, draft, columns) != digest_of_file(duck, old, columns).without(taken):
            draft.unlink()
            raise JatakError(f"{old} was not rewritten right, and is as it was.", "Look at the disk, and run it again.")
        ids = duck.execute("SELECT min(id), max(id) FROM read_parquet(?)", [str(draft)]).fetchone()
        assert ids is not None
        return draft, taken.rows, ids
