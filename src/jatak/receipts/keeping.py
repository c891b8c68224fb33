"""Receipts of other products: read, checked, and kept as evidence where somebody asks for that."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.receipts.linked.parsing import parsed
from jatak.receipts.linked.reading import read
from jatak.receipts.models import KeptReceipt
from jatak.receipts.record.duration import Kind
from jatak.receipts.record.fields import Missing, missing
from jatak.receipts.record.record import Receipt
from jatak.receipts.record.states import permits
from jatak.receipts.signing.jws import Signed, checked
from jatak.sealing.key import public_key


@dataclass(frozen=True, slots=True)
class Checked:
    """A receipt that could be read, and what is to be thought of it."""

    receipt: Receipt
    signed: Signed | None
    sha256: str
    lacks: tuple[Missing, ...]
    remarks: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Whether this installation signed it."""
        return self.signed is not None and self.signed.key == public_key()

    def told(self) -> dict[str, Any]:
        """The answer in plain values."""
        return {
            "receipt": str(self.receipt.id) if self.receipt.id else None,
            "sha256": self.sha256,
            "signature": "none" if self.signed is None else "ours" if self.is_ours else "another key",
            "key": self.signed.key.hex() if self.signed else None,
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


def check(data: bytes) -> Checked:
    """Read a receipt of anybody; raises NotAReceipt with the place where it is none, or its signature is broken."""
    document = parsed(data)
    found = checked(document)
    receipt = read(document)
    lacks = tuple(dict.fromkeys(each for record in receipt.records for each in missing(record)))
    return Checked(receipt, found, hashlib.sha256(data).hexdigest(), lacks, _remarks(receipt))


def keep(data: bytes, person_id: int, company: Controller, at: datetime, by: str) -> KeptReceipt:
    """Keep a receipt as evidence of this person; the same again is kept once. Raises NotAReceipt."""
    seen = check(data)
    states = ", ".join(each.state.value for each in seen.receipt.records if each.state)
    with acting_as("web"):
        kept, _new = KeptReceipt.objects.get_or_create(
            person_id=person_id,
            controller=company,
            sha256=bytes.fromhex(seen.sha256),
            defaults={
                "data": data,
                "signed_by": seen.signed.key if seen.signed else None,
                "state": states or "nothing",
                "lacks": seen.told()["missing"],
                "kept_at": at,
                "kept_by": by,
            },
        )
    return kept


def _remarks(receipt: Receipt) -> tuple[str, ...]:
    """What is no mistake, and still to be known."""
    events = [event for record in receipt.records for event in record.events]
    if any(event.duration and event.duration.kind is Kind.ENDLESS for event in events):
        return ("validity_duration: it has no end, which is not good practice, and invalid in several countries.",)
    return ()
