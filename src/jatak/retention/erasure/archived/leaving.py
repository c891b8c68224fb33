"""The job: whoever is noted leaves every archived month, but for what must stay."""

from datetime import datetime
from typing import Any

from jatak.database.using import acting_as, atomic, connection
from jatak.delivery.archive.leaving import Leaving
from jatak.delivery.archive.records import records
from jatak.delivery.archive.rewriting import rewrite_without
from jatak.delivery.archive.told import Watch, unwatched
from jatak.retention.erasure.archived import SQL
from jatak.retention.erasure.archived.staying import leaving_of
from jatak.retention.models import FromArchive

AT_ONCE = 5000
"""Noted things in one go through the months."""


def leave_archive(at: datetime, watch: Watch = unwatched) -> int:
    """Take everything that is noted out of the archived months; how many rows of them went.

    Safe to repeat after any end: what is noted is struck out last, and each month is written whole or not at all.
    Raises JatakError where a month's file is missing or changed, or while another run moves months; it stays noted.
    """
    gone = 0
    while noted := _noted():
        gone += _leave(noted, at, watch)
    return gone


def _noted() -> list[FromArchive]:
    with acting_as("retention"):
        return list(FromArchive.objects.order_by("pk")[:AT_ONCE])


def _leave(noted: list[FromArchive], at: datetime, watch: Watch) -> int:
    with acting_as("retention"):
        leaving = leaving_of(noted, at)
        with connection().cursor() as cursor:
            months = [record.month for record in records(cursor)]
    gone = sum(rewrite_without(month, leaving, watch) for month in months)
    with acting_as("retention"), atomic(), connection().cursor() as cursor:
        _leave_outbox(cursor, noted, leaving)
        FromArchive.objects.filter(pk__in=[each.pk for each in noted]).delete()
    return gone


def _leave_outbox(cursor: Any, noted: list[FromArchive], leaving: Leaving) -> None:
    """The same for months that somebody brought back meanwhile."""
    people, companies = zip(*leaving.at_companies, strict=True) if leaving.at_companies else ((), ())
    before = max(each.at for each in noted)  # Who stayed with another company may have come back since.
    numbers, at = zip(*leaving.without_words, strict=True) if leaving.without_words else ((), ())
    cursor.execute(SQL["words"], {"numbers": list(numbers), "companies": list(at), "before": before})
    cursor.execute(SQL["unlink"], {"numbers": list(people), "companies": list(companies), "before": before})
    of_consents = sorted({number for each in noted if each.event_id for number in each.numbers})
    cursor.execute(SQL["unlink_consents"], {"people": of_consents, "events": list(leaving.on_consents)})
