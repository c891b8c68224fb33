"""May I write to this person? One answer for each company and channel, for plain marketing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from jatak.clearance.decider import Answer, Candidate, Decider
from jatak.clearance.request import CONTACT_KINDS, Request
from jatak.clearance.side_by_side import gather_each
from jatak.console.people.facts import BRAND, TOPIC, Known, Subject
from jatak.console.people.ground import ground_in_words
from jatak.console.people.of_brand import only_of_brand
from jatak.console.people.spoken import said
from jatak.console.people.words import CHANNELS, NO_ADDRESS, SAID_NO
from jatak.gate.layout import pack, unpack
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Tri
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.people.own_limits import own_limits

MOST_COMPANIES = 12
MOST_QUESTIONS = 60


class Question(NamedTuple):
    """Plain marketing by a company on a channel, for a brand, about a topic, or about anything."""

    company: Controller
    channel: Channel
    subject: Subject = Subject(0, 0)

    @property
    def facts(self) -> MessageFacts:
        """It names its sender and can be refused, as every message that we send."""
        kind, elements = SenderKind(self.company.kind), frozenset({Element.PROMOTION})
        return MessageFacts(kind, self.channel, Declared.MARKETING, elements, Tri.YES, Tri.YES)

    def request(self, at: datetime) -> Request:
        """As gathering is asked."""
        own = own_limits(self.company)
        brand, topic = (each or None for each in self.subject)
        return Request(self.company.pk, self.channel, self.facts, at, brand_id=brand, topic_id=topic, own=own)


@dataclass
class Verdict:
    """One answer in words."""

    yes: bool
    ground: str = ""
    because: str = ""
    change: str = ""
    rule: str = ""
    only_similar: bool = False
    """The answer is yes for offers that are like what was bought, and for those alone."""
    subject: str = ""
    """Of what alone this is the answer."""
    link: str = ""

    @property
    def said_no(self) -> bool:
        """Whether the person is why."""
        return self.rule in SAID_NO


@dataclass
class Cell:
    """A company on a channel."""

    channel: str
    link: str
    answer: Verdict | None = None
    """None where no address is known that the channel reaches."""
    missing: str = ""
    subjects: list[Verdict] = field(default_factory=list)


@dataclass
class Line:
    """A company with its cells."""

    company: Controller
    cells: list[Cell]


def grid(known: Known, at: datetime, rulebook: Rulebook) -> list[Line]:
    """The answers of the law of today, all asked in one statement."""
    companies = known.sight.knowing[:MOST_COMPANIES]
    questions = list(_questions(companies, known))[:MOST_QUESTIONS]
    found = gather_each(known.id, [each.request(at) for each in questions], rulebook)
    verdicts = {
        question: _verdict(question, candidates, known, rulebook)
        for question, candidates in zip(questions, found, strict=True)
        if candidates
    }
    return [Line(company, [_cell(company, each, known, verdicts) for each in known.channels]) for company in companies]


def _questions(companies: Sequence[Controller], known: Known) -> Iterator[Question]:
    for company in companies:
        for channel in known.channels:
            if known.has_address_for(channel):
                yield Question(company, channel)
                yield from (Question(company, channel, each) for each in known.subjects_of(company.pk, channel))


def _cell(company: Controller, channel: Channel, known: Known, verdicts: dict[Question, Verdict]) -> Cell:
    link = "?" + urlencode({"company": company.pk, "channel": channel.value})
    missing = str(NO_ADDRESS.get(CONTACT_KINDS[channel], "")) if not known.has_address_for(channel) else ""
    cell = Cell(str(CHANNELS[channel]), link, verdicts.get(Question(company, channel)), missing)
    if cell.answer is None or cell.answer.yes:
        return cell
    for subject in known.subjects_of(company.pk, channel):
        verdict = verdicts.get(Question(company, channel, subject))
        if verdict:
            about = {"brand": subject.brand or "", "topic": subject.topic or ""}
            why = f"{link}&{urlencode(about)}"
            cell.subjects.append(replace(verdict, subject=_named(subject, known), link=why))
    return cell


def _named(subject: Subject, known: Known) -> str:
    names = [*known.named(BRAND, filter(None, [subject.brand])), *known.named(TOPIC, filter(None, [subject.topic]))]
    return " · ".join(names)


def _verdict(question: Question, candidates: list[Candidate], known: Known, rulebook: Rulebook) -> Verdict:
    decider = Decider(question.facts, rulebook)
    answer = decider.best(candidates)
    if not answer.decision.permitted and (similar := _if_similar(decider, candidates)):
        return Verdict(True, ground_in_words(similar.decision, similar.candidate, known), only_similar=True)
    if brand := only_of_brand(answer.decision, answer.candidate, known, question.subject.brand):
        return Verdict(False, because=brand, rule=answer.decision.rule)
    words = said(answer.decision)
    ground = ground_in_words(answer.decision, answer.candidate, known) if answer.decision.permitted else ""
    return Verdict(answer.decision.permitted, ground, words.because, words.would_change, answer.decision.rule)


def _if_similar(decider: Decider, candidates: list[Candidate]) -> Answer | None:
    """The answer if what is offered were like what was bought, where that makes it a yes."""
    supposed = [_similar(each) for each in candidates]
    if supposed == candidates:
        return None
    answer = decider.best(supposed)
    return answer if answer.decision.permitted else None


def _similar(candidate: Candidate) -> Candidate:
    situation = unpack(*candidate.words)
    if situation.ground is not Ground.CUSTOMER or situation.own_similar is not Tri.UNKNOWN:
        return candidate
    return candidate._replace(ground_word=pack(replace(situation, own_similar=Tri.YES))[1])
