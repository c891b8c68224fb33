"""Whether an address still leads to somebody: failures, and what ends them. They change no consent.

One permanent failure is enough, of temporary ones as many as the operator's patience allows. A success, an own act of
the person from that address, or an operator's word ends it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple

from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.people.failures import LONGEST_STATUS, kind_of, shortened
from jatak.people.models import HeardBy, Kind
from jatak.people.patience import Patience
from jatak.site.environment import temporary_failures

SQL = statements("jatak.people", "reachability.sql")
REACHED, OWN_ACT = "a message that arrived", "an own act from that address"


class Failed(NamedTuple):
    """What came back from one address."""

    contact_point_id: int
    permanent: bool
    at: datetime
    heard_by: str
    status: str = ""
    said: str = ""
    message_id: int | None = None


def failed(
    contact_point_id: int,
    permanent: bool,
    at: datetime,
    heard_by: str,
    status: str = "",
    said: str = "",
    message_id: int | None = None,
) -> bool:
    """Record that an address was not reached; whether nobody can be reached there from now on.

    `heard_by` is a word of `HeardBy`. Hearing the same again changes nothing; of an address that is gone nothing is
    kept. What speaks of us or of the message is kept and does not count.
    """
    one = Failed(contact_point_id, permanent, at, HeardBy(heard_by).value, status, said, message_id)
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["failed"], noted([one], patience()))
        return cursor.fetchone() is not None


def patience() -> Patience:
    """How many temporary failures are enough here; raises UsageError."""
    return Patience.read(temporary_failures())


def noted(several: Sequence[Failed], by: Patience) -> dict[str, Any]:
    """The parameters of the statement `failed`, which records many at once and tells the workers."""
    return {"failures": json.dumps([_plain(each) for each in several]), **asdict(by)}


def _plain(one: Failed) -> dict[str, Any]:
    return {
        "contact_point_id": one.contact_point_id,
        "kind": _kind(one).value,
        "at": one.at.isoformat(),
        "heard_by": one.heard_by,
        "status": shortened(one.status, LONGEST_STATUS),
        "said": shortened(one.said),
        "message_id": one.message_id,
    }


def _kind(one: Failed) -> Kind:
    """A code, and what a server says, have to be read; who says that an address is not theirs means it."""
    return Kind.PERMANENT if one.heard_by == HeardBy.STAFF else kind_of(one.permanent, one.status, one.said)


def reached(contact_point_id: int, at: datetime, by: str = REACHED) -> bool:
    """Somebody was reached there at this instant; whether that ended something.

    `by` says how: a report of delivery, or an own act of the person from that address.
    """
    return _ended(contact_point_id, at, by, "")


def mended(contact_point_id: int, at: datetime, by: str, why: str = "") -> bool:
    """An operator says that the address is in order again; whether that ended something."""
    return _ended(contact_point_id, at, by, why)


def _ended(contact_point_id: int, at: datetime, by: str, why: str) -> bool:
    values: dict[str, Any] = {"point": contact_point_id, "at": at, "by": by, "why": why}
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["outlived"], values)
        cursor.execute(SQL["ended"], values)
        return cursor.fetchone() is not None
