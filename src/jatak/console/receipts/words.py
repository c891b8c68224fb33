"""How a record stands, in the words of the console: the same as a receipt has, in the language of who looks."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import get_language

from jatak.console.receipts.lacking import FIELDS
from jatak.receipts.models import KeptReceipt
from jatak.receipts.record.record import Kind, Record
from jatak.receipts.record.states import State, permits
from jatak.retention.answers.receipt import Speech
from jatak.retention.answers.receipt.words import bare, channel_of, lasting, state_named
from jatak.retention.answers.texts import spoken


def kept_states(kept: KeptReceipt) -> str:
    """What a receipt of others says of each consent."""
    speech, known = _speech(), {state.value: state for state in State}
    return ", ".join(state_named(known.get(each), speech) for each in kept.state.split(", "))


def kept_lacks(kept: KeptReceipt) -> str:
    """What a receipt of others does not say; of whom stands behind it."""
    told = (each.partition(" of ") for each in kept.lacks)
    return ", ".join(f"{FIELDS.get(name, name)} ({of})" if of else str(FIELDS.get(name, name)) for name, _, of in told)


class Line(NamedTuple):
    """One record: what it is, how it stands and since when, for how long, and how well it is proven."""

    what: str
    state: str
    since: datetime | None
    tone: str
    holds: str
    grade: str
    version: str
    """Of the words that were shown; empty for a customer, who was shown none."""
    language: str


def line_of(record: Record) -> Line:
    """The line of a record."""
    speech, state = _speech(), record.state
    stands = permits(state) or state is State.NOT_OBJECTED
    kind = "consent" if record.kind is Kind.CONSENT else "customer"
    notice = record.notices[0] if record.notices else None
    return Line(
        speech.say(kind, channel=channel_of(record, speech)),
        state_named(state, speech),
        record.events[-1].at if record.events else None,
        "yes" if stands else "look" if state is State.REQUESTED else "no",
        lasting(record.events[-1].duration, speech) if stands and record.events else "",
        speech.word("grade", bare(record.evidence.grade)) if record.evidence.grade else "",
        notice.version if notice else "",
        speech.tongue(notice.language) if notice else "",
    )


def _speech() -> Speech:
    return Speech(spoken(get_language() or ""))
