"""The data files of an export, and what each of them holds."""

from collections.abc import Iterable, Mapping

from jatak.evidence.contents import Part, Row

HOLDS = {
    "addresses": "the person's addresses, with the keyed hash by which the ledger knows them",
    "arrivals": "what came in from the person: replies, returned messages, complaints, letters",
    "campaign": "the campaign and its start: when, by whom, by which rulebook, how many people",
    "collection_points": "where people were asked, in versions, and what their yes was judged to be worth",
    "companies": "the companies that are named, with brands, topics and product groups",
    "decisions": "whole decisions: outcome, grounds, decisive rule, sources, every rule's answer",
    "deliverability": "what came back from the person's addresses, and from when to when nobody could be reached there",
    "events": "the ledger: each event as canonical entry, with salt and commitment",
    "handovers": "lists for partners on which the person's consents stood",
    "imported_rows": "rows of files that said something of the person, as they were, and what became of them",
    "left_out": "how many people a campaign left out, by decision",
    "locked": "of somebody who was erased: what is kept apart as proof, by what law, and the day on which it goes",
    "looks": "on which days staff opened which pages about the person, and how often",
    "message_facts": "what the law needed to know of a message",
    "messages": "each message with its state, and the ids of decision, ground and words",
    "notices": "the words that people were shown, in versions and languages",
    "objections": "each no that stands",
    "own_frequencies": "numbers of messages a month that the person chose, with who said so, when and by what medium",
    "papers": "papers on which somebody said yes or no, by their hashes",
    "particulars": "browser, IP address and free text of events, each with its own salt",
    "passings": "who was told that the person left, and when they knew",
    "pauses": "pauses of marketing that the person chose, with who said so, when and by what medium",
    "people": "the person, and what held of them from when to when",
    "programs": "programs of others that are told when somebody leaves",
    "purchases": "lines of invoices and cancellations",
    "receipts": "one signed receipt a company (ISO/IEC TS 27560, JSON-LD), or which fields it has not declared",
    "records": "consents as they stand: given, confirmed, last used, ended",
    "relations": "what ties a customer to a company, with what was offered",
    "requests": "what the person asked of the company, and step by step what was done",
    "rulebooks": "the law of which day decided",
    "showings": "what was shown before it was answered, and when",
    "situations": "what the law needed to know of a person, packed and in words",
    "templates": "what messages said, before names were filled in",
    "tombstones": "what remains of events that were erased: which leaves of the log they were, when and why they went",
}


def parts(rows: Mapping[str, Iterable[Row]], expected: Mapping[str, int] | None = None) -> tuple[Part, ...]:
    """A data file for each name; of large ones with about how many lines they will have."""
    lines = expected or {}
    return tuple(Part(name, HOLDS[name], rows[name], expected=lines.get(name, 0)) for name in sorted(rows))
