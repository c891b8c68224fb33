"""A gateway as its file describes it: any that takes one message in one HTTP request, and calls us with one thing."""

import hmac
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode

from jatak.delivery.sms.call import Arrival, Became, Call, Report, Unreadable
from jatak.delivery.sms.gateway import Place
from jatak.delivery.sms.gateways.shape import Answers, Arrivals, Reports, Signature
from jatak.delivery.sms.gateways.words import Words, document, fill, filled, flat, nested, told_in
from jatak.delivery.sms.http.messages import Answer, Request
from jatak.delivery.sms.message import Sms
from jatak.delivery.sms.verdict import accepted, by_status
from jatak.delivery.smtp.outcome import About, Fate, Outcome

Fates = Callable[[Answer, Words], Outcome]
TYPES = {"json": "application/json", "form": "application/x-www-form-urlencoded", "query": ""}


@dataclass(frozen=True, slots=True)
class Described:
    """One gateway of this kind."""

    KIND: ClassVar[str] = "http"
    place: Place
    target: str
    method: str = "POST"
    type: str = "json"
    fields: Mapping[str, Any] = field(default_factory=dict)
    unicode_fields: Mapping[str, Any] = field(default_factory=dict)
    """More of them where the text is UCS-2."""
    headers: Words = field(default_factory=dict)
    secrets: Words = field(default_factory=dict, repr=False)
    answers: Answers = field(default_factory=Answers)
    reports: Reports = field(default_factory=Reports)
    arrivals: Arrivals = field(default_factory=Arrivals)
    signature: Signature | None = None

    @property
    def kind(self) -> str:
        """The name of the dialect."""
        return self.KIND

    def request(self, sms: Sms, report_url: str) -> Request:
        """The fields filled in, as JSON, form or query."""
        words = {"number": sms.number, "digits": sms.number.lstrip("+"), "sender": sms.sender, "text": sms.text}
        words |= {"report_url": report_url, **{f"secret.{name}": value for name, value in self.secrets.items()}}
        fields = filled({**self.fields, **(self.unicode_fields if sms.is_ucs2 else {})}, words)
        headers = tuple((name, fill(value, words)) for name, value in self.headers.items())
        if self.type == "query":
            mark = "&" if "?" in self.target else "?"
            return Request(self.method, f"{self.target}{mark}{urlencode(fields)}", headers)
        body = json.dumps(fields, ensure_ascii=False) if self.type == "json" else urlencode(fields)
        return Request(self.method, self.target, (*headers, ("Content-Type", TYPES[self.type])), body.encode())

    def outcome(self, answer: Answer) -> Outcome:
        """By the field that says it, where there is one, else by the status."""
        told = dict(flat(document(answer.body)))
        how, status = self.answers, str(answer.status)
        if how.state and (found := self._fate_of(told.get(how.state, ""))):
            return found(answer, told)
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
        good = _signed(self.signature, call.body)
        given = call.headers.get(self.signature.header.lower(), "").rpartition("=")[2]
        return hmac.compare_digest(good.encode(), given.lower().encode())

    def report(self, call: Call) -> Report | None:
        """What its words for delivered, failed and buffered say; others tell nothing."""
        told, how = told_in(call), self.reports
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
        told, how = told_in(call), self.arrivals
        sender, number = told.get(how.sender, ""), told.get(how.number, "")
        if not sender or not number:
            raise Unreadable(f"{how.sender} or {how.number} is missing")
        return Arrival(sender, number, told.get(how.text, ""), told.get(how.id, "")[:100])

    def bringing(self, url: str, arrival: Arrival) -> Call:
        """The fields that the file names: as JSON where messages go as JSON, else as a form."""
        how = self.arrivals
        told = {how.sender: arrival.sender, how.number: arrival.number, how.text: arrival.text, how.id: arrival.id}
        kind = "json" if self.type == "json" else "form"
        body = (json.dumps(nested(told), ensure_ascii=False) if kind == "json" else urlencode(told)).encode()
        headers = {"content-type": TYPES[kind]}
        if self.signature:
            headers[self.signature.header.lower()] = _signed(self.signature, body)
        return Call(url, {} if kind == "json" else told, headers, body)

    def _fate_of(self, state: str) -> Fates | None:
        how = self.answers
        found = ((how.state_accepted, self._yes), (how.state_refused, _refused), (how.state_later, _later))
        return next((fate for pattern, fate in found if _fits(pattern, state)), None)

    def _yes(self, answer: Answer, told: Words) -> Outcome:
        return accepted(answer, told.get(self.answers.id, "") if self.answers.id else "")


def _signed(signature: Signature, body: bytes) -> str:
    return hmac.new(signature.secret.encode(), body, signature.algorithm).hexdigest()


def _refused(answer: Answer, told: Words) -> Outcome:
    return Outcome(Fate.REFUSED, answer.text, About.CONTENT, str(answer.status))


def _later(answer: Answer, told: Words) -> Outcome:
    return Outcome(Fate.DEFERRED, answer.text, About.RELAY, str(answer.status))


def _fits(pattern: str, words: str) -> bool:
    return bool(pattern) and re.fullmatch(pattern, words, re.IGNORECASE) is not None
