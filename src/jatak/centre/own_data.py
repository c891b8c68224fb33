"""Everything that one company keeps of a person, for that person: as a page, and as data (GDPR art. 15 and 20)."""

from datetime import datetime
from importlib import metadata

from jatak.centre.door import Door
from jatak.database.using import acting_as
from jatak.evidence.contents import Contents, Stamp
from jatak.evidence.html import rendered
from jatak.retention.answers.asking import about_person
from jatak.retention.answers.making import Collected as Answered
from jatak.retention.answers.making import pdf_of
from jatak.retention.answers.printing import check_printer
from jatak.retention.disclosure.one_instant import one_instant
from jatak.retention.disclosure.person import of_person


def as_page(door: Door, at: datetime) -> str:
    """The page of the export that an operator would make of this person, at this company alone."""
    stamp = _stamp(at)
    return rendered(_collected(door).page(stamp))


def as_json(door: Door, at: datetime) -> bytes:
    """The same as one structured document; its schema says what each field means."""
    return _answered(door, "", at).data["own-data.json"]


def as_pdf(door: Door, language: str, at: datetime) -> bytes:
    """The same to be read and kept, in this language; raises NoPrinter."""
    check_printer()
    return pdf_of(_answered(door, language, at))


def _answered(door: Door, language: str, at: datetime) -> Answered:
    assert door.person_id is not None
    with acting_as("web"), one_instant("consent", "customers"):
        return about_person(door.person_id, door.company, language)(_stamp(at))


def _collected(door: Door) -> Contents:
    assert door.person_id is not None
    with acting_as("web"), one_instant("consent", "customers"):
        return of_person(door.person_id, door.company)


def _stamp(at: datetime) -> Stamp:
    return Stamp(at, metadata.version("jatak"))
