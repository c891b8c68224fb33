"""Whom a campaign reached and on what ground, whom it left out and why."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Card, Cell, Facts, Inline, Lines, Mark, Paragraph, Quote, Section, Table
from jatak.retention.answers.reasons import because
from jatak.retention.answers.speech import Speech
from jatak.retention.answers.telling.laws import Cites, cites_of, listed
from jatak.retention.answers.telling.messages import DROPS, tone
from jatak.retention.disclosure.decisions import key_of
from jatak.retention.disclosure.dossier import Rows
from jatak.retention.disclosure.telling.names import Names

SHOWN = 40
"""So many messages stand in the document as samples; all of them are in the data."""


class Why(NamedTuple):
    """What many decisions have in common for a reader: the sentence, the country, and where its law says so."""

    words: str
    country: str = ""
    cites: Cites = ()

    @property
    def cell(self) -> Cell:
        """As it stands in a table."""
        where = f"{self.country}:" if self.country else ""
        return Lines([self.words, [where, *listed(self.cites)]]) if self.cites else self.words


def sections(told: Rows, speech: Speech) -> list[Section]:
    """From the campaign itself to its first messages."""
    return [_campaign(told, speech), _reached(told, speech), _left_out(told, speech), *_rest(told, speech)]


def _campaign(told: Rows, speech: Speech) -> Section:
    (campaign,), names = told["campaign"], Names.of(told)
    start, letter = campaign["start"], told["templates"][0]
    started = speech.say("started_by", day=speech.instant(start["at"]), who=start["by"]) if start else None
    approved = speech.say("started_by", day=speech.instant(letter["approved_at"]), who=letter["approved_by"])
    facts = [
        (speech.say("company_name"), names.company(campaign["controller"])),
        (speech.say("topics"), names.own("topics", campaign["topic"]) if campaign["topic"] else None),
        (speech.say("approved"), approved if letter["approved_at"] else speech.say("not_yet")),
        (speech.say("started"), started or speech.say("not_yet")),
    ]
    return Section(speech.say("campaign_title"), [Facts(facts)], "campaign")


def _reached(told: Rows, speech: Speech) -> Section:
    decisions = {key_of(row): row for row in told["decisions"]}
    counted: Counter[tuple[str, Why]] = Counter()
    for share in told["shares"]:
        counted[share["state"], _why(decisions.get(key_of(share)), speech)] += share["count"]
    head = [speech.say(name) for name in ("state", "people", "why")]
    rows = [_share(state, why, count, speech) for (state, why), count in counted.most_common()]
    return Section(speech.say("reached_title"), [_table(head, rows, speech)], "reached")


def _share(state: str, why: Why, count: int, speech: Speech) -> list[Cell]:
    words, mark = tone({"state": state})
    return [Mark(speech.say(words), mark), speech.number(count), why.cell]


def _left_out(told: Rows, speech: Speech) -> Section:
    decisions = {row["id"]: row for row in told["decisions"]}
    counted: Counter[Why] = Counter()
    for row in told["left_out"]:
        counted[_why(decisions.get(row["decision"]), speech)] += row["count"]
    start = told["campaign"][0]["start"]
    for language, people in (start["unserved"] if start else {}).items():
        counted[Why(speech.say("unserved", language=speech.tongue(language)))] += people
    head = [speech.say(name) for name in ("people", "why")]
    rows: list[list[Cell]] = [[speech.number(count), why.cell] for why, count in counted.most_common()]
    return Section(speech.say("left_out_title"), [_table(head, rows, speech)], "left-out")


def _rest(told: Rows, speech: Speech) -> Iterable[Section]:
    letters: list[Block] = [
        Card(each["subject"], speech.tongue(each["language"]), [Quote(each["text"].strip(), each["language"])])
        for each in told["templates"][0]["texts"]
    ]
    yield Section(speech.say("letter_title"), letters, "letter")
    head = [speech.say(name) for name in ("number", "people", "state", "when")]
    rows = [_message(row, speech) for row in told["shown"][:SHOWN]]
    yield Section(speech.say("samples_title"), [_table(head, rows, speech)], "samples")


def _message(row: Row, speech: Speech) -> list[Cell]:
    words, mark = tone(row)
    at = row["settled_at"] or row["offered_at"] or row["created_at"]
    state: list[Inline] = [Mark(speech.say(words), mark)]
    if row["answer"] in DROPS:
        state.append(speech.say(DROPS[row["answer"]]))
    return [row["id"], row["person"], state, speech.instant(at)]


def _why(decision: Row | None, speech: Speech) -> Why:
    if decision is None:
        return Why(speech.say("unknown"))
    whole = decision["whole"]
    reason, country = because(whole, speech.language), speech.country(whole["country"])
    return Why(reason.words, country, cites_of(whole))


def _table(head: list[str], rows: list[list[Cell]], speech: Speech) -> Block:
    return Table(head, rows, frozenset({speech.say("people")})) if rows else Paragraph(speech.say("nobody"))
