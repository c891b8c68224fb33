"""A receipt as a page, with nothing that the data do not say."""

from collections.abc import Iterator

from jatak.evidence.html import rendered
from jatak.evidence.manifest import instant
from jatak.evidence.page import Block, Card, Cell, Code, Facts, Lines, Link, Page, Quote, Section
from jatak.receipts.record.party import Party
from jatak.receipts.record.record import Kind, Receipt, Record
from jatak.receipts.record.states import State, permits
from jatak.retention.answers.receipt import phrases, words
from jatak.retention.answers.receipt.speech import Speech


def as_html(receipt: Receipt, company: str, speech: Speech, key: bytes | None = None) -> str:
    """The whole page; with the key that signed the data, to be compared letter by letter."""
    return rendered(as_page(receipt, company, speech, key))


def as_page(receipt: Receipt, company: str, speech: Speech, key: bytes | None = None) -> Page:
    """The receipt in blocks."""
    rows: list[tuple[str, Cell | None]] = [
        (speech.say("number"), Code(str(receipt.id)) if receipt.id else None),
        (speech.say("made"), speech.instant(instant(receipt.created_at)) if receipt.created_at else ""),
        (speech.say("signed_by"), Code(key.hex()) if key else None),
    ]
    sections = [_section(number, record, speech) for number, record in enumerate(receipt.records, 1)]
    parties = dict.fromkeys(party for record in receipt.records for party in record.parties)
    sections.append(Section(speech.say("parties"), [_party(each, speech) for each in parties], "parties"))
    title, lead = speech.say("title", company=company), speech.say("lead", company=company)
    return Page(title, lead, Facts(rows), sections, speech.language, speech.say("contents"))


def _section(number: int, record: Record, speech: Speech) -> Section:
    kind = "consent" if record.kind is Kind.CONSENT else "customer"
    channel = words.channel_of(record, speech)
    heading = speech.say(kind, channel=channel) if channel else speech.say(f"{kind}_bare")
    return Section(heading, list(_blocks(record, speech)), f"record-{number}")


def _blocks(record: Record, speech: Speech) -> Iterator[Block]:
    for notice in record.notices:
        if notice.words:
            yield Quote(notice.words, notice.language)
    yield Facts(list(_facts(record, speech)))


def _party(party: Party, speech: Speech) -> Card:
    told = Facts([(speech.say("party_address"), party.address), (speech.say("party_contact"), party.contact)])
    return Card(party.name, speech.word("role", words.bare(party.role)) if party.role else "", [told])


def _facts(record: Record, speech: Speech) -> Iterator[tuple[str, Cell | None]]:
    say = speech.say
    state = words.state_named(record.state, speech)
    nothing = record.kind is Kind.CONSENT and not permits(record.state)
    yield say("stands"), say("permits_nothing", state=state) if nothing else state
    yield say("happened"), Lines([words.turn(event, speech) for event in record.events])
    if permits(record.state) or record.state is State.NOT_OBJECTED:
        yield say("holds"), words.lasting(record.events[-1].duration, speech)
    yield say("purpose_of"), "; ".join(phrases.purpose(purpose.words, speech) for purpose in record.purposes)
    yield say("ground"), words.bases(record, speech)
    yield say("decides"), words.named(record, record.controllers)
    yield say("gets"), words.named(record, record.recipients)
    yield say("way"), "; ".join(phrases.source(source.words, speech) for source in record.sources)
    yield say("law"), words.places(record.jurisdictions, speech)
    yield say("lies"), words.places(record.storage.locations, speech)
    yield say("worked"), words.places(record.processed_at, speech)
    yield say("kept"), words.lasting(record.storage.kept, speech)
    yield say("proof_goes"), words.lasting(record.storage.deleted, speech)
    yield say("taken_back_at"), Lines([Link(each, each) for each in record.withdrawn_at])
    yield say("rights"), words.rights(record, speech)
    yield say("supervises"), words.named(record, record.authorities)
    grade = words.bare(record.evidence.grade)
    yield say("evidence"), speech.word("grade", grade) if grade else ""
    yield say("number"), Code(str(record.id)) if record.id else None
    yield say("mark"), Code(record.evidence.commitment) if record.evidence.commitment else None
