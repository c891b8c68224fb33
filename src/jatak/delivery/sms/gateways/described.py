"""A gateway as its file describes it: any that takes one message in one HTTP request, and calls us with one thing."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode

from jatak.delivery.sms.call import Arrival, Became, Call, Report, Unreadable
from jatak.delivery.sms.gateway import Place
from jatak.delivery.sms.http.messages import Answer, Request
from jatak.delivery.sms.message import Sms
from jatak.delivery.sms.verdict import accepted, by_status
from jatak.delivery.smtp.outcome import About, Fate, Outcome

Words = Mapping[str, str]
TYPES = {"json": "application/json", "form": "application/x-www-form-urlencoded", "query": ""}
_BLANK = re.compile(r"\{([a-z_]+(?:\.[A-Za-z0-9_]+)?)\}")


@dataclass(frozen=True, slots=True)
class Answers:
    """Which answers mean what: patterns of the status, and of a field of the JSON where `state` names one."""

    accepted: str = r"2\d\d"
    refused: str = r"4\d\d"
    later: str = r"401|402|403|404|405|407|408|411|426|429|503"
    state: str = ""
    """Where the JSON says how it went; then the next three are looked for in it, before the status counts."""
    state_accepted: str = ""
    state_refused: str = ""
    state_later: str = ""
    id: str = ""
    """Where its own number of the message stands in the JSON, such as `messages.0.id`."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Where a call says what became of a message."""

    state: str = "status"
    delivered: str = "delivered"
    failed: str = "failed|undelivered|rejected|expired"
    buffered: str = "buffered"
    code: str = ""
    unknown_number: str = ""
    """Which codes, or states, say that nobody can be reached at the number."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Where a call has what somebody sent."""

    sender: str = "from"
    number: str = "to"
    text: str = "text"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Signature:
    """A header with the HMAC of the body, in hexadecimal letters."""

    header: str
    secret: str = field(repr=False)
    algorithm: str = "sha256"


@dataclass(frozen=True, slots=True)
class Described:
    """One gateway of this kind."""

    kind: ClassVar[str] = "http"
    place: Place
    target: str
    method: str = "POST"
    type: str = "json"
    fields: Mapping[str, Any] = field(default_factory=dict)
    unicode_fields: Mapping[str, Any] = field(default_factory=dict)
    """More of them where the text is UCS-2."""
    headers: Words = field(default_factory=dict)
    secrets: Words = field(default_factory=dict, repr=False)
    answers: Answers = Answers()
    reports: Reports = Reports()
    arrivals: Arrivals = Arrivals()
    signature: Signature | None = None

    def request(self, sms: Sms, report_url: str) -> Request:
        """The fields filled in, as JSON, form or query."""
        words = {"number": sms.number, "digits": sms.number.lstrip("+"), "sender": sms.sender, "text": sms.text}
        words |= {"report_url": report_url, **{f"secret.{name}": value for name, value in self.secrets.items()}}
        fields = _filled({**self.fields, **(self.unicode_fields if sms.is_ucs2 else {})}, words)
        headers = tuple((name, _fill(value, words)) for name, value in self.headers.items())
        if self.type == "query":
            mark = "&" if "?" in self.target else "?"
            return Request(self.method, f"{self.target}{mark}{urlencode(fields)}", headers)
        body = json.dumps(fields, ensure_ascii=False) if self.type == "json" else urlencode(fields)
        return Request(self.method, self.target, (*headers, ("Content-Type", TYPES[self.type])), body.encode())

    def outcome(self, answer: Answer) -> Outcome:
        """By the field that says it, where there is one, else by the status."""
        told = dict(flat(_json(answer.body)))
        how, status = self.answers, str(answer.status)
        if state := told.get(how.state, "") if how.state else "":
            if fate := self._fate_of(state):
                return fate(answer, told)
        if how.state and re.fullmatch(how.accepted, status):
            return Outcome(Fate.UNCERTAIN, f"the gateway answered nonsense: {answer.text}", About.CONTENT)
        for pattern, fate in ((how.later, _later), (how.accepted, self._yes), (how.refused, _refused)):
            if re.fullmatch(pattern, status):
                return fate(answer, told)
        return by_status(answer)

    def is_genuine(self, call: Call) -> bool:
        """By its signature, where it has one; else the secret in the address is all."""
        if self.signature is None:
            return True
        good = hmac.new(self.signature.secret.encode(), call.body, self.signature.algorithm).hexdigest()
        given = call.headers.get(self.signature.header.lower(), "").rpartition("=")[2]
        return hmac.compare_digest(good.encode(), given.lower().encode())

    def report(self, call: Call) -> Report | None:
        """What its words for delivered, failed and buffered say; others tell nothing."""
        told, how = _told(call), self.reports
        state, code = told.get(how.state, ""), told.get(how.code, "") if how.code else ""
        if not state:
            raise Unreadable(f"{how.state} is missing")
        for pattern, became in (
            (how.delivered, Became.DELIVERED),
            (how.failed, Became.FAILED),
            (how.buffered, Became.BUFFERED),
        ):
            if _fits(pattern, state):
                gone = became is Became.FAILED and any(_fits(how.unknown_number, word) for word in (code, state))
                return Report(became, code[:100], state[:500], gone)
        return None

    def arrival(self, call: Call) -> Arrival:
        """The fields that the file names."""
        told, how = _told(call), self.arrivals
        sender, number = told.get(how.sender, ""), told.get(how.number, "")
        if not sender or not number:
            raise Unreadable(f"{how.sender} or {how.number} is missing")
        return Arrival(sender, number, told.get(how.text, ""), told.get(how.id, "")[:100])

    def _fate_of(self, state: str) -> Any:
        how = self.answers
        found = ((how.state_accepted, self._yes), (how.state_refused, _refused), (how.state_later, _later))
        return next((fate for pattern, fate in found if _fits(pattern, state)), None)

    def _yes(self, answer: Answer, told: Words) -> Outcome:
        return accepted(answer, told.get(self.answers.id, "") if self.answers.id else "")


def flat(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Each simple value of a JSON document with its path, such as `messages.0.id`."""
    if depth > 8:
        return
    inside: Iterator[tuple[object, object]] | None = None
    if isinstance(value, dict):
        inside = iter(value.items())
    elif isinstance(value, list):
        inside = iter(enumerate(value[:100]))
    if inside is None:
        yield path, "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        return
    for name, each in inside:
        yield from flat(each, f"{path}.{name}" if path else str(name), depth + 1)


def _refused(answer: Answer, told: Words) -> Outcome:
    return Outcome(Fate.REFUSED, answer.text, About.CONTENT, str(answer.status))


def _later(answer: Answer, told: Words) -> Outcome:
    return Outcome(Fate.DEFERRED, answer.text, About.RELAY, str(answer.status))


def _fits(pattern: str, words: str) -> bool:
    return bool(pattern) and re.fullmatch(pattern, words, re.IGNORECASE) is not None


def _told(call: Call) -> Words:
    return {**call.fields, **dict(flat(_json(call.body)))}


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return {}


def _filled(value: Any, words: Words) -> Any:
    if isinstance(value, dict):
        return {name: _filled(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, words) for each in value]
    return _fill(value, words) if isinstance(value, str) else value


def _fill(text: str, words: Words) -> str:
    return _BLANK.sub(lambda blank: words.get(blank[1], blank[0]), text)
