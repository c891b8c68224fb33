"""The tables of consent, all in the schema `consent`."""

from jatak.consent.models.collection import Assessment, CollectionKind, CollectionPoint, CollectionPointVersion
from jatak.consent.models.ledger import Actor, Event, EventKind, Particulars, Via
from jatak.consent.models.notices import Notice, NoticeController, NoticeText, NoticeVersion
from jatak.consent.models.records import Objection, Record, Suppression

__all__ = [
    "Actor",
    "Assessment",
    "CollectionKind",
    "CollectionPoint",
    "CollectionPointVersion",
    "Event",
    "EventKind",
    "Notice",
    "NoticeController",
    "NoticeText",
    "NoticeVersion",
    "Objection",
    "Particulars",
    "Record",
    "Suppression",
    "Via",
]
