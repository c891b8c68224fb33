"""Receipts of other products, kept as evidence where somebody asks for that."""

from datetime import datetime

from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.receipts.checking import check
from jatak.receipts.models import KeptReceipt


def keep(data: bytes, person_id: int, company: Controller, at: datetime, by: str) -> KeptReceipt:
    """Keep a receipt as evidence of this person; the same again is kept once. Raises NotAReceipt."""
    seen = check(data, at)
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
