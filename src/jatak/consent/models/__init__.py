"""The tables of consent, all in the schema `consent`."""

from jatak.consent.models.collection import Assessment, CollectionKind, CollectionPoint, CollectionPointVersion
from jatak.consent.models.held import Held
from jatak.consent.models.ledger import Actor, Event, EventKind, Particulars, Via
from jatak.consent.models.letters import Letter, LetterKind
from jatak.consent.models.notices import (
    Benefit,
    Notice,
    NoticeController,
    NoticeText,
    NoticeVersion,
    Origin,
    Purpose,
)
from jatak.consent.models.preferences import OwnFrequency, Pause
from jatak.consent.models.proof import Device, NoticeReview, Picture, Policy, Scan
from jatak.consent.models.records import Objection, Record, Suppression
from jatak.consent.models.served import Answer, Answered, Served, Shown
from jatak.consent.models.stayed import Stayed

__all__ = [
    "Actor",
    "Answer",
    "Answered",
    "Assessment",
    "Benefit",
    "CollectionKind",
    "CollectionPoint",
    "CollectionPointVersion",
    "Device",
    "Event",
    "EventKind",
    "Held",
    "Letter",
    "LetterKind",
    "Notice",
    "NoticeController",
    "NoticeReview",
    "NoticeText",
    "NoticeVersion",
    "Objection",
    "Origin",
    "OwnFrequency",
    "Particulars",
    "Pause",
    "Picture",
    "Policy",
    "Purpose",
    "Record",
    "Scan",
    "Served",
    "Shown",
    "Stayed",
    "Suppression",
    "Via",
]
