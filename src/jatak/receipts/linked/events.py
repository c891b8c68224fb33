"""What a record says of its events, and of spans."""

from collections.abc import Iterator

from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.node import Node
from jatak.receipts.record.duration import SPAN, Begin, Duration, Kind
from jatak.receipts.record.record import Event
from jatak.receipts.record.states import State

STATUSES = ("dpv:hasConsentStatus", "dpv:hasStatus")
STATES = {state.value: state for state in State}


def events_of(record: Node) -> tuple[Event, ...]:
    """The events of a record, its processes included; raises NotAReceipt for a state that DPV 2.3 does not have."""
    return tuple(map(_event, _statuses(record)))


def duration_of(node: Node) -> Duration | None:
    """The duration of an event or of keeping data; raises NotAReceipt where it cannot be read."""
    found = next(node.nodes("dpv:hasDuration"), None)
    if found is None:
        return None
    kind = next((Kind(each) for each in found.types if each in set(Kind)), None)
    value = found.text("rdf:value") if kind else node.text("dpv:hasDuration")
    if kind is None:
        kind = Kind.TEMPORAL if SPAN.fullmatch(value) else Kind.UNTIL_TIME
    begin = found.named("jatak:countedFrom")
    return _checked(Duration(kind, value, Begin(begin[0]) if begin and begin[0] in set(Begin) else None), found)


def _statuses(record: Node) -> Iterator[Node]:
    for place in [record, *record.nodes("dpv:hasProcess")]:
        yield from place.nodes(*STATUSES)


def _event(node: Node) -> Event:
    types = node.types or tuple(each for each in (node.id,) if each)
    state = next((STATES[each] for each in types if each in STATES), None)
    if state is None:
        said = ", ".join(types) or "nothing"
        raise NotAReceipt(node.where, f"{said} is no state. There are: {', '.join(STATES)}.")
    by = node.named("dpv:isIndicatedBy")
    return Event(
        state,
        node.instant("dpv:isIndicatedAtTime"),
        next((each for each in types if each not in STATES), ""),
        by[0] if by else "",
        duration_of(node),
        node.text("dpv:hasIndicationMethod"),
    )


def _checked(duration: Duration, node: Node) -> Duration:
    if duration.kind is Kind.TEMPORAL and not SPAN.fullmatch(duration.value):
        raise NotAReceipt(node.where, f"{duration.value!r} is no span.", "Write it as P12M (ISO 8601).")
    if duration.kind is Kind.UNTIL_TIME and node.text("rdf:value"):
        node.instant("rdf:value")
    if duration.kind is Kind.OCCURRENCES and not duration.value.isdecimal():
        raise NotAReceipt(node.where, f"{duration.value!r} is no number of times.")
    return duration
