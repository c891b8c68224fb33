"""What is kept beside the events: what was shown before, papers that were signed, rows of files that were imported."""

from collections.abc import Iterable

from django.db.models import F

from jatak.consent.models import Scan, Served
from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.imports.models import Outcome, RawRow
from jatak.people.merging import numbers_of
from jatak.retention.disclosure.plain import plain


@acting_as("consent")
def showings_of(events: Iterable[Row]) -> list[Row]:
    """What was shown before events, and when, where somebody noted it."""
    ids = {event["entry"]["served"] for event in events if event["entry"].get("served")}
    found = Served.objects.filter(pk__in=ids).order_by("at", "pk")
    columns = ("id", "at", "answered_at", "answer", "notice_text_id")
    return [plain(each) for each in found.values(*columns, collection_point_version_id=F("version_id"))]


@acting_as("consent")
def papers_of(events: Iterable[Row]) -> list[Row]:
    """Papers on which events were said, by their hashes."""
    found = Scan.objects.filter(event__in=[event["entry"]["id"] for event in events]).order_by("pk")
    return [plain(each) for each in found.values("event_id", "name", "content_type", "sha256", "added_at", "added_by")]


@acting_as("consent")
def imported_rows_of(person_id: int, controller_id: int | None) -> list[Row]:
    """Rows of files that said something of a person, as they were, and what became of them."""
    outcomes = Outcome.objects.filter(person_id__in=numbers_of(person_id)).select_related("file")
    if controller_id is not None:
        outcomes = outcomes.filter(file__controller=controller_id)
    found = list(outcomes.order_by("file_id", "number", "kind"))
    raw = RawRow.objects.filter(pk__in=[(each.file_id, each.number) for each in found])
    cells = {(each.file_id, each.number): each.cells for each in raw}
    return [_imported(each, cells.get((each.file_id, each.number), "{}")) for each in found]


def _imported(outcome: Outcome, cells: str) -> Row:
    file = outcome.file
    return plain(
        {
            "controller_id": file.controller_id,
            "file": file.name,
            "file_sha256": file.sha256,
            "begun_at": file.begun_at,
            "begun_by": file.begun_by,
            "row": outcome.number,
            "kind": outcome.kind,
            "decision": outcome.decision,
            "reason": outcome.reason,
            "event_id": outcome.event_id,
            "cells": file.by_header(cells),
        }
    )
