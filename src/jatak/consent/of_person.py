"""What one person told these companies: consents, objections and events, for the page about them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, Q, QuerySet

from jatak.consent.models import Event, EventKind, Objection, OwnFrequency, Particulars, Pause, Record
from jatak.database.using import connection
from jatak.people.cursor import Cursor, Source, older
from jatak.people.merging import names_one_of
from jatak.people.models import Topic
from jatak.people.whole import made

MOST = 100
"""So many consents and objections are shown; nobody has more, and a page must end."""

_PREFERENCES = """
SELECT
    (SELECT jsonb_agg(jsonb_build_array(p, t) ORDER BY p.begun_at DESC, p.id DESC)
     FROM (SELECT * FROM consent_pause WHERE person_id = %(person)s AND controller_id = ANY (%(companies)s)
           ORDER BY begun_at DESC, id DESC LIMIT %(most)s) p
     LEFT JOIN people_topic t ON t.id = p.topic_id),
    (SELECT jsonb_agg(n ORDER BY n.chosen_at DESC, n.id DESC)
     FROM (SELECT * FROM consent_ownfrequency WHERE person_id = %(person)s AND controller_id = ANY (%(companies)s)
           ORDER BY chosen_at DESC, id DESC LIMIT %(most)s) n)
"""


def consents_of(person_id: int, companies: Sequence[int]) -> list[Record]:
    """The consents for these companies, live and ended, the newest first, with their words and places."""
    found = Record.objects.filter(person_id=person_id, controller_id__in=companies)
    found = found.select_related("notice_text__version__notice", "collection_point_version__point")
    return list(found.order_by("-given_at", "-id")[:MOST])


def objections_of(person_id: int, companies: Sequence[int]) -> list[Objection]:
    """Each no that stands at these companies, or at all, the newest first."""
    here = Q(controller_id__in=companies) | Q(controller=None)
    found = Objection.objects.filter(here, person_id=person_id).select_related("topic", "brand", "event")
    return list(found.order_by("-at", "-id")[:MOST])


def preferences_of(person_id: int, companies: Sequence[int]) -> tuple[list[Pause], list[OwnFrequency]]:
    """Every pause at these companies, and every number of messages chosen there, the newest first; one statement."""
    with connection().cursor() as cursor:
        cursor.execute(_PREFERENCES, {"person": person_id, "companies": list(companies), "most": MOST})
        pauses, numbers = (json.loads(each) if isinstance(each, str) else each for each in cursor.fetchone())
    return [_pause(*each) for each in pauses or []], [made(OwnFrequency, each) for each in numbers or []]


def _pause(row: dict[str, Any], topic: dict[str, Any] | None) -> Pause:
    pause = made(Pause, row)
    pause.topic = made(Topic, topic) if topic else None
    return pause


def events_of(
    numbers: Sequence[int], companies: Sequence[int], let_go: Exists, cursor: Cursor | None, limit: int
) -> list[Event]:
    """What was said under one of a person's numbers, the newest first, from a cursor on.

    Without what a company `let_go` of, asked of each event: what it may have to prove by it is locked.
    """
    found = _heard_by(numbers, companies, let_go).filter(older(cursor, Source.EVENT, "at"))
    return list(found.order_by("-at", "-id")[:limit])


def event_of(numbers: Sequence[int], companies: Sequence[int], let_go: Exists, event_id: UUID) -> Event | None:
    """One event that concerns these companies and is not let go of, None where there is none."""
    return _heard_by(numbers, companies, let_go).filter(pk=event_id).first()


def particulars_of(event_id: UUID) -> Particulars | None:
    """The circumstances of an event, where they are still here."""
    return Particulars.objects.filter(pk=event_id).first()


def addresses_named(people: Iterable[int], companies: Sequence[int]) -> tuple[set[int], set[bytes]]:
    """The addresses that these people gave to these companies: as contact points, and as keyed hashes."""
    wanted = list(people)
    records = Record.objects.filter(person_id__in=wanted, controller_id__in=companies)
    theirs = names_one_of("consent_event.person_id", wanted)
    said = Event.objects.filter(theirs, controller_id__in=companies, address_hash__isnull=False)
    hashes = {bytes(each) for each in said.values_list("address_hash", flat=True) if each is not None}
    return set(records.values_list("contact_point_id", flat=True)), hashes


def _heard_by(numbers: Sequence[int], companies: Sequence[int], let_go: Exists) -> QuerySet[Event]:
    """What was said to these companies, to all, or on a form of another that named them."""
    given = Record.objects.filter(person_id__in=numbers, controller_id__in=companies).values("event_id")
    here = Q(controller_id__in=companies) & ~Q(let_go) | Q(controller_id=None) | Q(pk__in=given)
    confirming = Q(kind=EventKind.CONFIRMED, about_id__in=given)
    return Event.objects.filter(here | confirming, person_id__in=numbers)
