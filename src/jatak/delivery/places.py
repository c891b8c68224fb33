"""Where each yes was said."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from jatak.database.statements import array
from jatak.database.using import connection


class Place(NamedTuple):
    """Where a yes was said."""

    kind: str = ""
    slug: str = ""


NOWHERE = Place()


def places(events: Sequence[UUID | str]) -> dict[UUID | str, Place]:
    """The places of these consent events; one that is unknown is left out."""
    if not events:
        return {}
    with connection().cursor() as cursor:
        cursor.execute("SELECT event_id::text, kind, slug FROM consent_where_said(%s::uuid[])", [array(events)])
        known: dict[tuple[str, str], Place] = {}
        return {event: known.setdefault((kind, slug), Place(kind, slug)) for event, kind, slug in cursor.fetchall()}
