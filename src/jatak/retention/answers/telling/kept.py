"""How long it stays (GDPR art. 15(1)(d))."""

from jatak.evidence.page import Block, Cell, Dim, Paragraph, Section, Table
from jatak.retention.answers.keeping import Term
from jatak.retention.answers.seen import Seen
from jatak.retention.clocks.terms import Whose


def section(seen: Seen) -> Section:
    """What ends when, and unless what happens; then what holds for all."""
    speech = seen.speech
    head = [speech.say(name) for name in ("what", "until", "unless", "rec_whose_choice")]
    terms = seen.keeping
    rows = [_row(term, seen) for term in terms.dated]
    blocks: list[Block] = [Table(head, rows)] if rows else []
    lasting = [Paragraph(f"{each}.") for each in (_proof(seen), speech.say("keep_no"))]
    return Section(speech.say("keep_title"), [*blocks, *lasting], "kept")


def _row(term: Term, seen: Seen) -> list[Cell]:
    speech = seen.speech
    blanks = {"day": speech.day(term.since), "channel": speech.word("channel", term.channel)} if term.channel else {}
    return [
        speech.say(term.what, **blanks),
        speech.day(term.until) or Dim("–"),
        speech.say(term.unless),
        _whose(term.whose, seen),
    ]


def _proof(seen: Seen) -> str:
    months = seen.keeping.proof_months
    if months is None:
        return seen.speech.say("keep_proof_open")
    return f"{seen.speech.say('keep_proof', months=months)} ({_whose(seen.keeping.proof_whose, seen)})"


def _whose(whose: str, seen: Seen) -> str:
    return seen.speech.say("rec_company" if whose == Whose.COMPANY else "rec_law")
