"""Putting messages into the outbox, in the transaction that cleared them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.delivery.claimed import Permitted
from jatak.delivery.consignment import Sort
from jatak.delivery.models import Course, Dispatch
from jatak.delivery.stops import WORK

SQL = statements("jatak.delivery.sql", "filling.sql")


@dataclass(frozen=True, slots=True)
class Cleared:
    """What the decision was made of: kept with every message."""

    facts_id: str
    rulebook_id: str
    as_of: datetime


def open_dispatch(dispatch: Dispatch, at: datetime) -> None:
    """Hand a campaign to delivery; waits until nobody claims for the company as if it had no other campaign."""
    with connection().cursor() as cursor:
        cursor.execute("SELECT delivery_ensure_month(%s)", [at])
        cursor.execute(SQL["alone"], {"controller_id": dispatch.controller_id})
    dispatch.messages_at = at
    dispatch.save(force_insert=True)


def fill_from_cleared(sort: Sort, by: Cleared, at: datetime, people: tuple[int, int], kind: str) -> int:
    """Write one message for each row of the passing view `cleared`; the number of messages that are new.

    `people` are the bounds of their ids: above the first, up to the second; `kind` is that of their addresses.
    """
    bounds: dict[str, int | str] = {"after": people[0], "upto": people[1], "kind": kind}
    values: dict[str, int | str | None] = {"campaign_id": sort.campaign_id, "topic_id": sort.topic_id, **bounds}
    try:
        with atomic():
            return _write(SQL["campaign"], sort, by, at, **values)
    except IntegrityError:
        # To look for what is there already takes a fifth of the time, and hardly ever finds anything.
        return _write(SQL["campaign"].rstrip(";") + SQL["unless_there"], sort, by, at, **values)


def filled(campaign_id: int) -> None:
    """The outbox of a campaign is whole."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["filled"], {"campaign_id": campaign_id})


def is_wanted(campaign_id: int) -> bool:
    """Whether a campaign was not stopped, and will not be before this transaction ends."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["state"], {"campaign_id": campaign_id})
        return bool(cursor.fetchone()[0] != Course.STOPPED.value)


def fill_one(sort: Sort, person_id: int, contact_point_id: int, ground: Permitted, by: Cleared, at: datetime) -> int:
    """Write one message of service; its id."""
    return _write(
        SQL["one"],
        sort,
        by,
        at,
        person_id=person_id,
        contact_point_id=contact_point_id,
        topic_id=sort.topic_id,
        situation_id=ground.situation_id,
        consent_event_id=ground.consent_event_id,
        notice_text_id=ground.notice_text_id,
        relation_id=ground.relation_id,
    )


def _write(statement: str, sort: Sort, by: Cleared, at: datetime, **values: int | str | UUID | None) -> int:
    with connection().cursor() as cursor:
        cursor.execute("SELECT delivery_ensure_month(%s)", [at])
        cursor.execute(
            statement,
            {
                "created_at": at,
                "controller_id": sort.controller_id,
                "template_version_id": sort.template_version_id,
                "marketing": sort.marketing,
                "facts_id": by.facts_id,
                "rulebook_id": by.rulebook_id,
                "as_of": by.as_of,
                **values,
            },
        )
        written = cursor.fetchone()[0] if statement == SQL["one"] else cursor.rowcount
        cursor.execute("SELECT pg_notify(%s, '')", [WORK])
    return int(written)
