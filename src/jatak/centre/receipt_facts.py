"""What a receipt says of the processing, in the language of the page."""

from collections.abc import Iterator

from babel import Locale

from jatak.centre.dress import Speech
from jatak.receipts.record.duration import Begin, Duration
from jatak.receipts.record.fields import missing
from jatak.receipts.record.record import Receipt, Record
from jatak.sealing.key import public_key

HOLDS = {Begin.LAST_USE: "receipt_after_use", Begin.LAST_OWN_ACT: "receipt_after_act"}


def facts_of(receipt: Receipt | None, speech: Speech) -> Iterator[tuple[str, str]]:
    """Names and what holds; nothing that the company has not declared."""
    if receipt is None:
        return
    said, record = speech.said(), receipt.records[-1]
    if record.events and not record.state_ended:
        yield said["receipt_holds"], _holding(record.events[-1].duration, speech)
    if record.storage.locations:
        yield said["receipt_lies"], ", ".join(_countries(record, speech))
    if record.recipients:
        yield said["receipt_others"], ", ".join(_others(record)) or said["receipt_nobody"]
    for party in (each for each in record.parties if each.id in record.authorities):
        yield said["receipt_authority"], f"{party.name}, {party.contact}"
    if record.storage.deleted:
        yield said["receipt_proof"], _holding(record.storage.deleted, speech)
    if not any(missing(each) for each in receipt.records):
        yield said["receipt_key"], public_key().hex()


def _holding(duration: Duration | None, speech: Speech) -> str:
    name = HOLDS.get(duration.counted_from) if duration and duration.counted_from else None
    return speech.sentence(name, months=_months(duration)) if name and duration else speech.said()["receipt_until"]


def _months(duration: Duration) -> str:
    return duration.value.removeprefix("P").removesuffix("M")


def _countries(record: Record, speech: Speech) -> Iterator[str]:
    names = Locale.parse(speech.dress.language, sep="-").territories
    for place in record.storage.locations:
        code = place.removeprefix("loc:")
        yield names.get(code) or code


def _others(record: Record) -> list[str]:
    return [each.name for each in record.parties if each.id in record.recipients and each.id not in record.controllers]
