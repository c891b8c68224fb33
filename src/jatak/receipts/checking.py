"""Receipts of anybody, read and checked: what they say, who signed them, what they lack."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from jatak.database.using import acting_as
from jatak.receipts.kantara import reading as kantara
from jatak.receipts.linked.parsing import parsed
from jatak.receipts.linked.reading import read
from jatak.receipts.record.duration import Kind
from jatak.receipts.record.fields import Missing, missing
from jatak.receipts.record.record import Receipt
from jatak.receipts.record.states import permits
from jatak.receipts.signing.jws import Signed, checked
from jatak.sealing.keys import Used, use_of

FORM = "ISO/IEC TS 27560"


class Signer(StrEnum):
    """Who signed a receipt, as far as this installation knows."""

    NOBODY = "none"
    OURS = "ours"
    FORMER = "former key"
    """A key of ours that another one replaced since."""
    TOO_LATE = "former key, too late"
    """The same, in a receipt that says it was made after that: whoever got hold of that key made it."""
    UNKNOWN = "another key"


@dataclass(frozen=True, slots=True)
class Checked:
    """A receipt that could be read, and what is to be thought of it."""

    receipt: Receipt
    form: str
    """By which standard it is written."""
    signed: Signed | None
    used: Used | None
    """When the key that signed it was in use here; None: it never was."""
    sha256: str
    lacks: tuple[Missing, ...]
    remarks: tuple[str, ...]

    @property
    def signer(self) -> Signer:
        """Who signed it."""
        if self.signed is None or self.used is None:
            return Signer.UNKNOWN if self.signed else Signer.NOBODY
        if self.used.until is None:
            return Signer.OURS
        made = self.receipt.created_at
        return Signer.FORMER if made is not None and made <= self.used.until else Signer.TOO_LATE

    @property
    def is_ours(self) -> bool:
        """Whether this installation signed it, be it by a key that was replaced since."""
        return self.signer in (Signer.OURS, Signer.FORMER)

    def told(self) -> dict[str, Any]:
        """The answer in plain values."""
        return {
            "receipt": str(self.receipt.id) if self.receipt.id else None,
            "form": self.form,
            "sha256": self.sha256,
            "signature": self.signer.value,
            "key": self.signed.key.hex() if self.signed else None,
            "key_since": _instant(self.used.since if self.used else None),
            "key_until": _instant(self.used.until if self.used else None),
            "complete": not self.lacks,
            "missing": list(dict.fromkeys(f"{e.name}{f' of {e.of}' if e.of else ''}" for e in self.lacks)),
            "records": [
                {
                    "record": str(each.id) if each.id else None,
                    "kind": each.kind.value,
                    "state": each.state.value if each.state else None,
                    "permits": permits(each.state),
                }
                for each in self.receipt.records
            ],
            "remarks": list(self.remarks),
        }


def check(data: bytes, at: datetime) -> Checked:
    """Read a receipt of anybody; raises NotAReceipt with the place where it is none, or its signature is broken."""
    document = parsed(data)
    old = kantara.is_one(document)
    found = None if old else checked(document)
    receipt = kantara.read(document) if old else read(document)
    lacks = tuple(dict.fromkeys(each for record in receipt.records for each in missing(record)))
    with acting_as("web"):
        used = use_of(found.key, at) if found else None
    form = kantara.FORM if old else FORM
    return Checked(receipt, form, found, used, hashlib.sha256(data).hexdigest(), lacks, _remarks(receipt))


def _remarks(receipt: Receipt) -> tuple[str, ...]:
    """What is no mistake, and still to be known."""
    events = [event for record in receipt.records for event in record.events]
    if any(event.duration and event.duration.kind is Kind.ENDLESS for event in events):
        return ("validity_duration: it has no end, which is not good practice, and invalid in several countries.",)
    return ()


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
