"""The record as a document, and the same as data."""

import json
from collections.abc import Iterator

from jatak.evidence.contents import Stamp
from jatak.evidence.manifest import instant
from jatak.evidence.page import Block, Cell, Dim, Facts, Lines, Paragraph, Section, Table
from jatak.retention.answers.blocks import Bullets, Tiles
from jatak.retention.answers.paper import Paper
from jatak.retention.answers.speech import Speech
from jatak.retention.answers.telling.sources import PURPOSES
from jatak.retention.clocks.terms import ELSEWHERE
from jatak.retention.processing.gathering import Processing, Recipient
from jatak.retention.processing.stating import NONE

GROUPS = ("subscribers", "customers", "recipients", "askers")
MEASURES = ("rec_roles", "rec_log", "rec_apart", "rec_hashes")
FORMAT, VERSION = "jatak-record-of-processing", 1


def paper_of(processing: Processing, speech: Speech, stamp: Stamp) -> Paper:
    """The record to be read."""
    company = processing.company.name
    facts = [
        (speech.say("covers"), company),
        (speech.say("made_on"), speech.instant(instant(stamp.at))),
        (speech.say("product"), f"Jatak {stamp.version}"),
    ]
    sections = [_controller, _purposes, _whose, _recipients, _transfers, _keeping, _security]
    return Paper(
        speech,
        company,
        speech.say("rec_kind"),
        speech.say("rec_title"),
        speech.say("rec_lead", company=company),
        Facts(facts),
        Tiles([]),
        [tell(processing, speech) for tell in sections],
        instant(stamp.at),
    )


def data_of(processing: Processing, speech: Speech, stamp: Stamp) -> bytes:
    """The record for programs: the same words in the same order, by stable names."""
    whole = {
        "format": FORMAT,
        "format_version": VERSION,
        "made_at": instant(stamp.at),
        "language": speech.language,
        "controller": dict(_identity(processing)),
        "joint_controllers": processing.joint,
        "authority": processing.authority,
        "stated": processing.stated,
        "purposes": [
            {"purpose": speech.say(f"purpose_{each}"), "legal_basis": speech.say(f"basis_{each}")} for each in PURPOSES
        ],
        "data_subjects": [
            {"whose": speech.say(f"rec_{each}"), "data": speech.say(f"rec_of_{each}")} for each in GROUPS
        ],
        "recipients": [{"name": each.name, "as": _as(each, speech)} for each in processing.recipients],
        "periods": [each._asdict() for each in processing.periods],
        "unconfirmed_days": processing.unconfirmed_days,
        "security": [speech.say(each) for each in (*MEASURES, processing.two_factor)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _identity(processing: Processing) -> Iterator[tuple[str, str]]:
    for name in ("name", "legal_name", "postal_address", "registration_number", "contact"):
        yield name, getattr(processing.company, name)


def _controller(processing: Processing, speech: Speech) -> Section:
    company, stated = processing.company, processing.stated
    representative = _stated(stated["representative"], speech) if stated["representative"] else None
    rows: list[tuple[str, Cell | None]] = [
        (speech.say("company_name"), company.legal_name or company.name),
        (speech.say("company_address"), company.postal_address),
        (speech.say("company_number"), company.registration_number),
        (speech.say("company_contact"), company.contact),
        (speech.say("rec_joint"), ", ".join(processing.joint)),
        (speech.say("rec_dpo"), _stated(stated["officer"], speech)),
        (speech.say("rec_representative"), representative),
        (speech.say("authority"), processing.authority),
    ]
    return Section(speech.say("rec_controller_title"), [Facts(rows)], "controller")


def _purposes(processing: Processing, speech: Speech) -> Section:
    rows: list[list[Cell]] = [[speech.say(f"purpose_{each}"), speech.say(f"basis_{each}")] for each in PURPOSES]
    table = Table([speech.say("purpose"), speech.say("basis")], rows)
    return Section(speech.say("purposes_title"), [table], "purposes")


def _whose(processing: Processing, speech: Speech) -> Section:
    rows: list[list[Cell]] = [[speech.say(f"rec_{each}"), speech.say(f"rec_of_{each}")] for each in GROUPS]
    table = Table([speech.say("rec_whose"), speech.say("rec_which")], rows)
    return Section(speech.say("rec_people_title"), [table, Paragraph(speech.say("rec_special"))], "whose")


def _recipients(processing: Processing, speech: Speech) -> Section:
    rows: list[list[Cell]] = [[each.name, _as(each, speech)] for each in processing.recipients]
    head = [speech.say("recipient"), speech.say("what")]
    blocks: list[Block] = [Table(head, rows)] if rows else [Paragraph(speech.say("rec_none_stated"))]
    return Section(speech.say("passed_title"), blocks, "recipients")


def _as(recipient: Recipient, speech: Speech) -> str:
    role = speech.say(recipient.role)
    return f"{role}: {recipient.what}" if recipient.what else role


def _transfers(processing: Processing, speech: Speech) -> Section:
    words = _stated(processing.stated["transfers"], speech)
    return Section(speech.say("rec_transfers_title"), [Paragraph(words)], "transfers")


def _keeping(processing: Processing, speech: Speech) -> Section:
    head = [speech.say(name) for name in ("rec_clock", "rec_months", "rec_countries", "rec_whose_choice")]
    rows: list[list[Cell]] = [
        [
            speech.say(each.clock),
            speech.number(each.months),
            ", ".join(_country(code, speech) for code in each.countries) or speech.say("rec_everywhere"),
            speech.say("rec_company" if each.own else "rec_law"),
        ]
        for each in processing.periods
    ]
    table = Table(head, rows, frozenset({speech.say("rec_months")}))
    unconfirmed = Paragraph(speech.say("rec_unconfirmed", days=processing.unconfirmed_days))
    return Section(
        speech.say("rec_keep_title"), [table, unconfirmed, Paragraph(f"{speech.say('keep_no')}.")], "keeping"
    )


def _country(code: str, speech: Speech) -> str:
    return speech.say("rec_elsewhere") if code == ELSEWHERE else speech.country(code)


def _security(processing: Processing, speech: Speech) -> Section:
    measures: list[Cell] = [speech.say(each) for each in (*MEASURES, processing.two_factor)]
    measures += _lines(processing.stated["security"])
    return Section(speech.say("rec_security_title"), [Bullets(measures)], "security")


def _stated(words: str, speech: Speech) -> Cell:
    if not words:
        return Dim(speech.say("rec_not_stated"))
    return speech.say("rec_none_stated") if words == NONE else Lines(_lines(words))


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip() and line.strip() != NONE]
