"""The refused rows of an import that was carried out."""

from collections.abc import Iterator

from jatak.database.using import acting_as
from jatak.imports.decision import Decision
from jatak.imports.models import File, Outcome, RawRow
from jatak.imports.row import Refused

BATCH = 1000


def refused_rows(file: File) -> Iterator[Refused]:
    """Each in the order of the file, a line with two addresses as often as it was refused; read in batches."""
    last = 0
    while batch := _batch(file, last):
        yield from batch
        last = batch[-1].number


def _batch(file: File, last: int) -> list[Refused]:
    """Those behind this number; the role is another no longer than that, since they are sent while they are read."""
    with acting_as("consent"):
        refused = Outcome.objects.filter(file=file, decision=Decision.REFUSED, number__gt=last)
        found = list(refused.order_by("number")[:BATCH])
        if len(found) == BATCH:
            # The rows of one line stay together.
            found = [each for each in found if each.number < found[-1].number] or found
        numbers = [each.number for each in found]
        raw = dict(RawRow.objects.filter(file=file, number__in=numbers).values_list("number", "cells"))
    return [Refused(each.number, file.by_header(raw.get(each.number, "{}")), each.reason, each.says) for each in found]
