"""Events of the ledger with their salts and commitments."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from jatak.consent.entry import entry
from jatak.consent.models import Event, EventKind, Particulars, Record
from jatak.database.using import acting_as, alias
from jatak.evidence.contents import Row
from jatak.people.merging import kept_of, numbers_of
from jatak.retention.disclosure.plain import plain

IN_ORDER = ("at", "recorded_at", "id")


@acting_as("consent")
def events_of(people: Sequence[int], controller_id: int | None, hashes: Collection[str] = ()) -> list[Row]:
    """What these people said, and what an address alone said by these hashes, in the order in which it was said."""
    said = Q(person_id__in=numbers_of(*people)) | Q(
        person_id=None, address_hash__in=[bytes.fromhex(each) for each in hashes]
    )
    here = _at(controller_id, None if hashes else people)
    return [_row(event) for event in here.filter(said).order_by(*IN_ORDER)]


@acting_as("consent")
def all_events(controller_id: int | None) -> Iterator[Row]:
    """The whole ledger, in pieces, in the order in which it was heard."""
    every = _at(controller_id).order_by("recorded_at", "id").using(alias())
    return map(_row, every.iterator(2000))


@acting_as("consent")
def particulars_of(events: Iterable[Row]) -> list[Row]:
    """Browser, IP address and free text of events, where they are still there."""
    kept = Particulars.objects.filter(pk__in=[event["entry"]["id"] for event in events]).order_by("pk")
    return [plain(each) for each in kept.values("event_id", "salt", "data")]


@acting_as("consent")
def asked_by(controller_id: int | None, people: Sequence[int] | None = None) -> tuple[set[int], set[int]]:
    """The notice texts and the versions of collection points that events name: everybody's, or these people's."""
    found = _at(controller_id, people)
    if people is not None:
        found = found.filter(person_id__in=numbers_of(*people))
    pairs = set(found.values_list("notice_text_id", "collection_point_version_id").distinct())
    return {text for text, _ in pairs if text}, {place for _, place in pairs if place}


def _at(controller_id: int | None, people: Sequence[int] | None = None) -> QuerySet[Event]:
    """Events that concern a company: said to it, to all, or on a form of another that named it.

    Where only these people are asked about, only their records are looked at: of a million others nothing is read.
    """
    if controller_id is None:
        return Event.objects.all()
    records = Record.objects.filter(controller_id=controller_id)
    if people is not None:
        records = records.filter(person_id__in=[*numbers_of(*people), *kept_of(*people)])
    given = records.values("event_id")
    here = Q(controller_id=controller_id) | Q(controller_id=None) | Q(pk__in=given)
    return Event.objects.filter(here | Q(kind=EventKind.CONFIRMED, about_id__in=given))


def _row(event: Event) -> Row:
    return {"entry": entry(event), **plain({"salt": event.salt, "commitment": event.commitment})}
