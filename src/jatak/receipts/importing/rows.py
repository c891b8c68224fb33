"""A record of a receipt as a row of an import, with the grade that it can prove."""

from datetime import datetime

from jatak.imports.row import Grade, Refused, Row, Standing
from jatak.imports.understanding.grading import Traces, grade_of
from jatak.receipts.importing.refusing import channel_of, trouble_of
from jatak.receipts.importing.standing import Said, said_in
from jatak.receipts.importing.wanted import Wanted
from jatak.receipts.record.record import Record


def row_of(number: int, record: Record, wanted: Wanted, at: datetime) -> Row | Refused:
    """What is loaded of it, or why nothing is."""
    raw = {"record": str(record.id or ""), "state": str(record.state or ""), "channel": channel_of(record)}
    trouble = trouble_of(record, wanted, at)
    if trouble is not None:
        return Refused(number, raw, trouble.reason, trouble.says)
    said = said_in(record)
    return Row(
        number=number,
        raw=raw,
        standing=said.standing,
        grade=_grade(record, said, wanted.trusted) if said.standing is Standing.YES else Grade.NOTHING,
        kind=wanted.kind,
        address=wanted.written,
        normalised=wanted.normalised,
        said_at=said.at,
        confirmed_at=said.confirmed_at,
        place=_place(record),
        words=words_name(number) if _words(record) else "",
        channels=(channel_of(record),),
    )


def words_name(number: int) -> str:
    """By which name the plan finds the words of a record."""
    return f"record {number}"


def _grade(record: Record, said: Said, trusted: bool) -> Grade:
    """That of any row; but what nobody signed whom we know is no better than what the company supplies."""
    place, words = _place(record), _words(record)
    found = grade_of(
        Traces(
            said.at,
            said.confirmed_at,
            added=False,
            ip=False,
            own_place=bool(place),
            place=bool(place),
            own_words=bool(words),
            words=bool(words),
        )
    )
    return found if trusted or found not in (Grade.CONFIRMED, Grade.RECORDED) else Grade.SUPPLIED


def _place(record: Record) -> str:
    return next((source.words for source in record.sources if source.words), "")[:300]


def _words(record: Record) -> str:
    return next((notice.words for notice in record.notices if notice.words), "")
