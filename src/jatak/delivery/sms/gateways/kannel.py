"""Kannel's smsbox: a GET that sends (User's Guide, chapter 6), and the calls that it makes."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ClassVar
from urllib.parse import quote, unquote_to_bytes, urlencode, urlsplit

from jatak.delivery.sms.call import Arrival, Became, Call, Report, Unreadable
from jatak.delivery.sms.gateway import Place
from jatak.delivery.sms.http.messages import Answer, Request
from jatak.delivery.sms.message import Sms
from jatak.delivery.sms.verdict import accepted, by_status
from jatak.delivery.smtp.outcome import About, Outcome

REPORTED = 1 | 2 | 4 | 16
"""dlr-mask: delivered, failed, buffered, refused by the network; 8, taken by the network, is what the answer said."""
REPORT_FIELDS = "type=%d&id=%F&said=%A"
ARRIVAL_FIELDS = "from=%p&to=%P&text=%b&coding=%c&charset=%C&id=%I&at=%T"
"""What a group `sms-service` must pass on (get-url); `%b` keeps the bytes, `%I` is Kannel's own number of it."""
BECAME = {"1": Became.DELIVERED, "2": Became.FAILED, "4": Became.BUFFERED, "16": Became.FAILED}
_UNKNOWN_NUMBER = re.compile(
    r"stat:\s*undeliv|err:0*(1|5|6|9|11|13)\b|unknown subscriber|absent subscriber for good", re.I
)
_WHOM = re.compile(r"receiver|recipient|number\(s\)|\bto\b.*number", re.I)
_US = re.compile(r"sender|from", re.I)


@dataclass(frozen=True, slots=True)
class Kannel:
    """One smsbox and its sendsms-user."""

    KIND: ClassVar[str] = "kannel"
    place: Place
    user: str = field(repr=False)
    password: str = field(repr=False)
    path: str = "/cgi-bin/sendsms"
    smsc: str = ""
    """Which of Kannel's ways out, where it has several."""

    @property
    def kind(self) -> str:
        """The name of the dialect."""
        return self.KIND

    def request(self, sms: Sms, report_url: str) -> Request:
        """The sendsms of one message."""
        asked = {
            "username": self.user,
            "password": self.password,
            "from": sms.sender,
            "to": sms.number,
            "text": sms.text,
            "charset": "UTF-8",
            "coding": "2" if sms.is_ucs2 else "0",
            "dlr-mask": str(REPORTED),
            "dlr-url": f"{report_url}?{REPORT_FIELDS}",
        }
        if self.smsc:
            asked["smsc"] = self.smsc
        return Request("GET", f"{self.path}?{urlencode(asked, quote_via=quote)}")

    def outcome(self, answer: Answer) -> Outcome:
        """`0:` was accepted, `3:` is queued; a 400 says of whom it speaks."""
        if 200 <= answer.status < 300 and answer.body.lstrip()[:2] in (b"0:", b"3:"):
            return accepted(answer)
        if answer.status == 400 and _US.search(answer.text) and not _WHOM.search(answer.text):
            return by_status(Answer(403, answer.body))._replace(answer=answer.text, about=About.SENDER)
        return by_status(answer, About.RECIPIENT if _WHOM.search(answer.text) else About.CONTENT)

    def is_genuine(self, call: Call) -> bool:
        """Kannel signs nothing: the secret in the address is all."""
        return True

    def report(self, call: Call) -> Report | None:
        """`type` is one bit of the mask; 8 tells nothing that the answer did not."""
        kind, said = call.fields.get("type", ""), call.fields.get("said", "")
        if kind == "8":
            return None
        if kind not in BECAME:
            raise Unreadable(f"type is {kind[:20]!r}, which is no delivery report")
        permanent = BECAME[kind] is Became.FAILED and bool(_UNKNOWN_NUMBER.search(said))
        return Report(BECAME[kind], call.fields.get("id", "")[:100], said[:500], permanent)

    def arrival(self, call: Call) -> Arrival:
        """A message of a telephone; its bytes are those that Kannel says they are."""
        fields = call.fields
        sender, number = fields.get("from", "").strip(), fields.get("to", "").strip()
        if not sender or not number:
            raise Unreadable("from or to is missing")
        return Arrival(sender, number, _text(call), fields.get("id", "")[:100], _instant(fields.get("at", "")))

    def bringing(self, url: str, arrival: Arrival) -> Call:
        """A GET with the fields of ARRIVAL_FIELDS."""
        at = str(int(arrival.at.timestamp())) if arrival.at else ""
        fields = {"from": arrival.sender, "to": arrival.number, "text": arrival.text, "coding": "0"}
        fields |= {"charset": "UTF-8", "id": arrival.id, "at": at}
        return Call(f"{url}?{urlencode(fields)}", fields, {})


def _instant(told: str) -> datetime | None:
    """Kannel's %T is seconds since 1970, in UTC."""
    return datetime.fromtimestamp(int(told), UTC) if re.fullmatch(r"\d{9,10}", told) else None


def _text(call: Call) -> str:
    """The words, in whatever charset Kannel says that their bytes are: without mo-recode a UCS-2 message is UTF-16."""
    charset = call.fields.get("charset", "").strip() or "UTF-8"
    raw = next((value for name, value in _raw_fields(call.url) if name == b"text"), None)
    if raw is None or charset.upper() == "UTF-8":
        return call.fields.get("text", "")
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return call.fields.get("text", "")


def _raw_fields(url: str) -> list[tuple[bytes, bytes]]:
    """The fields of a query as bytes."""
    pairs = (pair.partition("=") for pair in urlsplit(url).query.split("&"))
    return [(unquote_to_bytes(name), unquote_to_bytes(value.replace("+", " "))) for name, _, value in pairs]
