"""The readable twin: a receipt as a page, with nothing that the data do not say."""

from collections.abc import Iterator

from jatak.evidence.html import rendered
from jatak.evidence.page import Block, Card, Cell, Code, Facts, Lines, Link, Page, Quote, Section
from jatak.receipts.record.party import Party
from jatak.receipts.record.record import Kind, Receipt, Record
from jatak.receipts.record.states import State, permits
from jatak.receipts.telling import words


def as_html(receipt: Receipt, company: str, key: bytes | None = None) -> str:
    """The whole page; with the key that signed the data, to be compared letter by letter."""
    return rendered(as_page(receipt, company, key))


def as_page(receipt: Receipt, company: str, key: bytes | None = None) -> Page:
    """The receipt in blocks."""
    made = receipt.created_at.strftime("%-d %B %Y, %H:%M UTC") if receipt.created_at else ""
    facts = Facts(
        [
            ("number", Code(str(receipt.id)) if receipt.id else None),
            ("made", made),
            ("signed by the key", Code(key.hex()) if key else None),
        ]
    )
    sections = [_section(number, record) for number, record in enumerate(receipt.records, 1)]
    parties = dict.fromkeys(party for record in receipt.records for party in record.parties)
    sections.append(Section("Who takes part", [_party(each) for each in parties], "parties"))
    lead = f"What {company} has on record of a person’s consent, and what that person can do about it."
    return Page(f"Receipt of {company}", lead, facts, sections)


def _section(number: int, record: Record) -> Section:
    kind = "Consent" if record.kind is Kind.CONSENT else "Existing customer"
    by = words.CHANNELS.get(record.evidence.channel, "")
    return Section(f"{kind} to {by}" if by else kind, list(_blocks(record)), f"record-{number}")


def _blocks(record: Record) -> Iterator[Block]:
    for notice in record.notices:
        if notice.words:
            yield Quote(notice.words, notice.language)
    yield Facts(list(_facts(record)))


def _party(party: Party) -> Card:
    told = Facts([("address", party.address), ("contact", party.contact)])
    return Card(party.name, words.ROLES.get(party.role, ""), [told])


def _facts(record: Record) -> Iterator[tuple[str, Cell | None]]:
    state = words.state_named(record.state)
    yes = record.kind is Kind.CONSENT and not permits(record.state)
    yield "it stands", f"{state}: it permits nothing" if yes else state
    yield "what happened", Lines([words.turn(event) for event in record.events])
    if permits(record.state) or record.state is State.NOT_OBJECTED:
        yield "holds", words.lasting(record.events[-1].duration)
    yield "what for", "; ".join(purpose.words for purpose in record.purposes)
    yield "on what ground", words.bases(record)
    yield "who decides", words.named(record, record.controllers)
    yield "who gets the data", words.named(record, record.recipients)
    yield "by what way", "; ".join(source.words for source in record.sources)
    yield "whose law", words.places(record.jurisdictions)
    yield "the data lie in", words.places(record.storage.locations)
    yield "they are worked with in", words.places(record.processed_at)
    yield "they are kept", words.lasting(record.storage.kept)
    yield "the proof goes", words.lasting(record.storage.deleted)
    yield "taken back at", Lines([Link(each, each) for each in record.withdrawn_at])
    yield "rights", words.rights(record)
    yield "who supervises", words.named(record, record.authorities)
    yield "evidence", words.GRADES.get(record.evidence.grade, "")
    yield "number", Code(str(record.id)) if record.id else None
    yield "mark in the log", Code(record.evidence.commitment) if record.evidence.commitment else None
