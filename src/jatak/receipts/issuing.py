"""A receipt as it is given away: whole, and signed."""

from typing import Any

from jatak.base.hashing import canonical_json
from jatak.consent.entry import entry
from jatak.consent.models import Event
from jatak.receipts.linked.writing import receipt_node
from jatak.receipts.record.record import Receipt
from jatak.receipts.signing.jws import signed
from jatak.sealing.key import public_key, sign


def issued(receipt: Receipt, company: str, opened: Event | None = None) -> dict[str, Any]:
    """The signed document; raises Incomplete with every mandatory field that is missing.

    With `opened` it holds what the log commits to of that event, for who proved that the mailbox is theirs.
    """
    document = receipt_node(receipt, company)
    if opened is not None:
        document |= {"jatak:entry": canonical_json(entry(opened)).decode(), "jatak:salt": bytes(opened.salt).hex()}
    return signed(document, sign, public_key())
