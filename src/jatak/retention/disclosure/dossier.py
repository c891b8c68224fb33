"""Everything about one person, or about one message to them, put together from all bases."""

from collections.abc import Callable, Collection, Sequence

from jatak.base.clock import now
from jatak.evidence.contents import Row
from jatak.retention.disclosure import (
    asking,
    beside,
    buying,
    decisions,
    events,
    incoming,
    messages,
    passed,
    people,
    standing,
)
from jatak.retention.disclosure.companies import companies, named_in
from jatak.retention.disclosure.plain import named, numbers
from jatak.retention.disclosure.receipts import receipts_of

Rows = dict[str, list[Row]]


def dossier_of_person(person_id: int, controller_id: int | None) -> Rows:
    """All facts of a person; at one company only those, and only the addresses that it knows."""
    rows = _base(person_id, controller_id, messages.messages_of(person_id, controller_id))
    rows["purchases"] = buying.purchases_of(person_id, controller_id)
    rows["receipts"] = receipts_of(person_id, controller_id, now())
    known = None if controller_id is None else _points(rows) | people.noted_for(person_id, controller_id)
    rows |= _around(person_id, controller_id, rows)
    return _completed(rows, lambda: people.addresses(person_id, known), person_id, controller_id)


def dossier_of_erased(
    people_then: Sequence[int], controller_id: int | None, kept: Rows, hashes: Collection[str]
) -> Rows:
    """What is left of somebody who was erased: noes by number and by these hashes, messages, and what is kept apart.

    `kept` has events, relations and papers as they are written in an export.
    """
    sent = [row for number in people_then for row in messages.messages_of(number, controller_id)]
    rows = _base(people_then[0], controller_id, sent)
    rows |= {"relations": kept["relations"], "addresses": [], "deliverability": [], "imported_rows": []}
    return _with_what_was_said(rows, people_then, controller_id, hashes, kept)


def dossier_of_message(message: Row) -> Rows:
    """One message, what it stood on, and what its recipient told this company before and after."""
    person_id, controller_id = int(message["person"]), int(message["controller"])
    rows = _base(person_id, controller_id, [message])
    return _completed(rows, lambda: people.addresses(person_id, [message["contact_point"]]), person_id, controller_id)


def _base(person_id: int, controller_id: int | None, sent: list[Row]) -> Rows:
    return {
        "people": people.people(person_id, controller_id),
        "records": standing.records_of(person_id, controller_id),
        "objections": standing.objections_of(person_id, controller_id),
        "pauses": standing.pauses_of(person_id, controller_id),
        "own_frequencies": standing.own_frequencies_of(person_id, controller_id),
        "relations": buying.relations_of(person_id, controller_id),
        "messages": sent,
    }


def _around(person_id: int, controller_id: int | None, rows: Rows) -> Rows:
    """What came in, and who got what."""
    here = {str(controller_id)} if controller_id is not None else named_in(rows)
    return {
        "arrivals": incoming.arrivals_of(person_id, controller_id),
        "requests": incoming.requests_of(person_id, controller_id),
        "handovers": passed.handovers_of(rows["records"]),
        "passings": passed.passings_of(person_id, controller_id),
        "programs": passed.programs_of(here),
        "looks": passed.looks_of(person_id, controller_id),
    }


def _completed(rows: Rows, addresses: Callable[[], list[Row]], person_id: int, controller_id: int | None) -> Rows:
    """With what the rows refer to."""
    rows["addresses"] = addresses()
    rows["deliverability"] = people.deliverability(address["id"] for address in rows["addresses"])
    hashes = [address["keyed_hash"] for address in rows["addresses"]]
    rows["imported_rows"] = beside.imported_rows_of(person_id, controller_id)
    return _with_what_was_said(rows, [person_id], controller_id, hashes, {})


def _with_what_was_said(
    rows: Rows, people: Sequence[int], controller_id: int | None, hashes: Collection[str], kept: Rows
) -> Rows:
    said = [*events.events_of(people, controller_id, hashes), *kept.get("events", ())]
    once = {event["entry"]["id"]: event for event in said}
    rows["events"] = sorted(once.values(), key=lambda event: [event["entry"][name] for name in events.IN_ORDER])
    rows["particulars"] = events.particulars_of(rows["events"])
    rows["showings"] = beside.showings_of(rows["events"])
    rows["papers"] = [*beside.papers_of(rows["events"]), *kept.get("papers", ())]
    entries = [event["entry"] for event in rows["events"]]
    texts = named(entries, "notice_text") | named(rows["messages"], "notice_text")
    rows["notices"] = asking.notices(numbers(texts))
    rows["collection_points"] = asking.collection_points(numbers(named(entries, "collection_point_version")))
    rows["templates"] = messages.templates(named(rows["messages"], "template_version"))
    rows |= vars_of(decisions.decided(map(decisions.key_of, rows["messages"])))
    rows["companies"] = companies(named_in(rows))
    return rows


def vars_of(decided: decisions.Decided) -> Rows:
    """Decisions and all of theirs, by the names of their files."""
    return {name: getattr(decided, name) for name in ("decisions", "situations", "message_facts", "rulebooks")}


def _points(rows: Rows) -> set[str]:
    """The addresses that a company's own rows name."""
    return set().union(*(named(rows[name], "contact_point") for name in ("records", "relations", "messages")))
