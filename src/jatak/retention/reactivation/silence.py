"""Who was told, stayed silent and goes; and who was told and stays, because silence proves nothing of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jatak.database.statements import statements
from jatak.database.using import acting_as, connection

SQL = statements("jatak.retention.reactivation", "silence.sql")


class Kept(StrEnum):
    """Why somebody who did not react stays all the same."""

    NOT_TOLD = "not_told"
    """A notice of the plan was refused or missed."""
    NOT_OBSERVED = "not_observed"
    """A notice did not arrive, or their address cannot be reached: they had nothing to react to."""
    CONSENTED = "consented"
    """A consent of theirs still stands at the company: a run waits, or another limit counts."""
    OTHER_COMPANY = "other_company"
    """Another company knows them, and has not told them or has their consent: this one lets go of its part alone."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One round that is over: nobody pressed, and nothing else was heard of the person."""

    controller_id: int
    person_id: int
    goes_at: datetime
    messages: tuple[int, ...]
    """Those that told them."""
    kept: tuple[Kept, ...]
    """Empty: they go, unless they are still a customer."""


def over(at: datetime) -> list[Silence]:
    """Every round whose day has come and that nobody reacted to. Role retention, taken by itself."""
    with acting_as("retention"), connection().cursor() as cursor:
        cursor.execute(SQL["over"], {"at": at})
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [_silence(row) for row in rows]


def _silence(row: dict[str, object]) -> Silence:
    kept = tuple(each for each in Kept if row[each.value])
    told = {name: row[name] for name in ("controller_id", "person_id", "goes_at")}
    return Silence(**told, messages=tuple(row["messages"]), kept=kept)  # type: ignore[arg-type]
