"""Events of the ledger with their salts and commitments."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from jatak.consent.entry import entry
from jatak.consent.models import Event, EventKind, Particulars, Record
from jatak.database.using import acting_as, alias
from jatak.evidence.contents import Row
from jatak.people.merging import kept_of, names_one_of
from jatak.retention.disclosure.plain import plain

IN_ORDER = ("at", "recorded_at", "id")


@dataclass(slots=True)
class Asked:
    """The notice texts and the versions of collection points that events name, and how many events there are."""

    texts: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    events: int = 0

    def add(self, more: "Asked") -> None:
        """Those of others too."""
        self.texts |= more.texts
        self.places |= more.places
        self.events += more.events


@acting_as("consent")
def events_of(people: Sequence[int], controller_id: int | None, hashes: Collection[str] = ()) -> list[Row]:
    """What these people said, and what an address alone said by these hashes, in the order in which it was said."""
    known_by = [bytes.fromhex(each) for each in hashes]
    said = Q(_by(people)) | Q(person_id=None, address_hash__in=known_by)
    here = _at(controller_id, None if hashes else people)
    return [event_row(event) for event in here.filter(said).order_by(*IN_ORDER)]


@acting_as("consent")
def all_events(controller_id: int | None) -> Iterator[Row]:
    """The whole ledger, in pieces, in the order in which it was heard."""
    every = _at(controller_id).order_by("recorded_at", "id").using(alias())
    return map(event_row, every.iterator(2000))


@acting_as("consent")
def particulars_of(events: Iterable[Row]) -> list[Row]:
    """Browser, IP address and free text of events, where they are still there."""
    kept = Particulars.objects.filter(pk__in=[event["entry"]["id"] for event in events]).order_by("pk")
    return [plain(each) for each in kept.values("event_id", "salt", "data")]


@acting_as("consent")
def asked_by(controller_id: int | None, people: Sequence[int] | None = None) -> Asked:
    """What events name, everybody's or these people's."""
    found = _at(controller_id, people)
    if people is not None:
        found = found.filter(_by(people))
    counted = list(found.values_list("notice_text_id", "collection_point_version_id").annotate(Count("id")))
    texts, places = ({row[nth] for row in counted} - {None} for nth in range(2))
    return Asked(texts, places, sum(count for _, _, count in counted))


def _at(controller_id: int | None, people: Sequence[int] | None = None) -> QuerySet[Event]:
    """Events that concern a company: said to it, to all, or on a form of another that named it.

    Where only these people are asked about, only their records are looked at: of a million others nothing is read.
    """
    if controller_id is None:
        return Event.objects.all()
    records = Record.objects.filter(controller_id=controller_id)
    if people is not None:
        records = records.filter(_by([*people, *kept_of(*people)]))
    given = records.values("event_id")
    here = Q(controller_id=controller_id) | Q(controller_id=None) | Q(pk__in=given)
    return Event.objects.filter(here | Q(kind=EventKind.CONFIRMED, about_id__in=given))


def _by(people: Sequence[int]) -> RawSQL:
    """That these people are who it is about; of the table that is asked innermost."""
    return names_one_of("person_id", people)


def event_row(event: Event) -> Row:
    """A line of `data/events.jsonl`."""
    return {"entry": entry(event), **plain({"salt": event.salt, "commitment": event.commitment})}
