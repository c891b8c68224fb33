"""What a record says of the processing: in its process, or, as some write it, beside it."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.events import duration_of
from jatak.receipts.linked.node import Node
from jatak.receipts.record.duration import Duration
from jatak.receipts.record.record import Kind, Notice, Purpose, Source, Storage

T = TypeVar("T")


def process_of(record: Node, kind: Kind) -> dict[str, Any]:
    """The fields of a record that its processes, and the record itself, say; raises NotAReceipt."""
    where = [*record.nodes("dpv:hasProcess"), record]
    control = "dpv:hasConsentControl" if kind is Kind.CONSENT else "dpv:hasEntityControl"
    channel = _named(where, "jatak:channel")
    return {
        "notices": _each(where, "dpv:hasNotice", _notice),
        "languages": _languages(where),
        "purposes": _each(where, "dpv:hasPurpose", _purpose),
        "personal_data": _each(where, "dpv:hasPersonalData", _category),
        "controllers": _named(where, "dpv:hasDataController"),
        "legal_bases": _named(where, "dpv:hasLegalBasis"),
        "sources": _each(where, "dpv:hasDataSource", _source),
        "storage": _storage(where),
        "processed_at": tuple(_located(where, "dpv:hasProcessingCondition", "dpv:ProcessingLocation")),
        "jurisdictions": _named(where, "dpv:hasJurisdiction"),
        "recipients": _named(where, "dpv:hasRecipient"),
        "withdrawn_at": _each(where, control, lambda node: node.text("dpv:isExercisedAt")),
        "rights": _each(where, "dpv:hasRight", _right),
        "authorities": _named(where, "dpv:hasAuthority"),
        "channel": channel[0] if channel else "",
    }


def _each(where: list[Node], term: str, made: Callable[[Node], T]) -> tuple[T, ...]:
    found = (made(node) for place in where for node in place.nodes(term))
    return tuple(dict.fromkeys(each for each in found if each))


def _named(where: list[Node], term: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for place in where for name in place.named(term)))


def _languages(where: list[Node]) -> tuple[str, ...]:
    notices = [notice for place in where for notice in place.nodes("dpv:hasNotice")]
    found = (text for place in [*where, *notices] for text in place.texts("dct:language"))
    return tuple(dict.fromkeys(text.lower() for text in found))


def _notice(node: Node) -> Notice:
    return Notice(
        node.text("dct:identifier") or node.id,
        node.text("dct:language").lower(),
        node.text("dct:hasVersion"),
        node.text("jatak:sha256"),
        node.text("jatak:words"),
    )


def _category(node: Node) -> str:
    """The kind of data: said by its name, or as the broader kind of an object."""
    return next(iter(node.named("skos:broader")), "") or node.id


def _purpose(node: Node) -> Purpose | None:
    categories = node.named("skos:broader") or tuple(each for each in (node.id,) if each)
    return Purpose(categories, node.text("dct:description")) if categories else None


def _source(node: Node) -> Source | None:
    who = next(iter(node.types), "") or node.id
    return Source(who, node.text("dct:description")) if who else None


def _right(node: Node) -> str:
    return next((kind for kind in node.types if kind != "dpv:DataSubjectRight"), "") or next(iter(node.types), node.id)


def _located(where: list[Node], term: str, kind: str) -> Iterator[str]:
    for place in where:
        for node in place.nodes(term):
            if kind in node.types:
                yield from node.named("dpv:hasLocation")


def _storage(where: list[Node]) -> Storage:
    locations = tuple(dict.fromkeys(_located(where, "dpv:hasStorageCondition", "dpv:StorageLocation")))
    kept, deleted = (_lasting(where, kind) for kind in ("dpv:StorageDuration", "dpv:StorageDeletion"))
    return Storage(locations, kept, deleted)


def _lasting(where: list[Node], kind: str) -> Duration | None:
    found = [
        duration
        for place in where
        for node in place.nodes("dpv:hasStorageCondition")
        if kind in node.types and (duration := duration_of(node))
    ]
    if len(set(found)) > 1:
        raise NotAReceipt(kind, "Two different spans are given for one record.")
    return found[0] if found else None
