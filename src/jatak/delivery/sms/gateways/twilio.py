"""Twilio's API of 2010, which others speak too: a form with basic authentication, and signed calls to us."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, urlencode

from jatak.delivery.sms.call import Arrival, Became, Call, Report, Unreadable
from jatak.delivery.sms.gateway import Place
from jatak.delivery.sms.http.messages import Answer, Request
from jatak.delivery.sms.message import Sms
from jatak.delivery.sms.verdict import accepted, by_status
from jatak.delivery.smtp.outcome import About, Fate, Outcome

SIGNATURE = "x-twilio-signature"
BECAME = {
    "delivered": Became.DELIVERED,
    "read": Became.DELIVERED,
    "undelivered": Became.FAILED,
    "failed": Became.FAILED,
    "sent": Became.BUFFERED,
}
ON_ITS_WAY = frozenset({"accepted", "scheduled", "queued", "sending", "receiving", "received"})
NO_NUMBER = frozenset({"21211", "21614", "21217", "30005", "30006"})
"""Twilio's codes: no such number, not a mobile one, unknown destination, landline."""
RECIPIENT = NO_NUMBER | {"21610", "30004", "21265"}
"""Those, a recipient who is blocked, and one who told Twilio STOP."""
SENDER = frozenset({"21212", "21606", "21603", "21659", "21660", "21661", "21670"})
"""A From that is not ours, or cannot send."""


@dataclass(frozen=True, slots=True)
class Twilio:
    """One account."""

    KIND: ClassVar[str] = "twilio"
    place: Place
    account: str
    token: str = field(repr=False)

    @property
    def kind(self) -> str:
        """The name of the dialect."""
        return self.KIND

    def request(self, sms: Sms, report_url: str) -> Request:
        """A new resource Message."""
        form = urlencode({"To": sms.number, "From": sms.sender, "Body": sms.text, "StatusCallback": report_url})
        pair = base64.b64encode(f"{self.account}:{self.token}".encode()).decode()
        headers = (("Authorization", f"Basic {pair}"), ("Content-Type", "application/x-www-form-urlencoded"))
        path = f"/2010-04-01/Accounts/{quote(self.account, safe='')}/Messages.json"
        return Request("POST", path, headers, form.encode())

    def outcome(self, answer: Answer) -> Outcome:
        """201 with a sid; else a code of its own says of whom it speaks."""
        told = _json(answer.body)
        if answer.status in (200, 201) and told.get("sid"):
            return accepted(answer._replace(body=str(told.get("status", "queued")).encode()), str(told["sid"]))
        code, said = str(told.get("code", "")), f"{answer.status} {told.get('code', '')} {told.get('message', '')}"
        if 400 <= answer.status < 500 and code in SENDER:
            return Outcome(Fate.DEFERRED, said[:500], About.SENDER, code)
        about = About.RECIPIENT if code in RECIPIENT else About.CONTENT
        found = by_status(answer, about)
        return found._replace(answer=said[:500], status=code) if code and found.fate is not Fate.UNCERTAIN else found

    def is_genuine(self, call: Call) -> bool:
        """X-Twilio-Signature: HMAC-SHA1 of the address and all fields of the form, by the account's token."""
        good = self._signature(call.url, _form(call))
        return hmac.compare_digest(good.encode(), call.headers.get(SIGNATURE, "").encode())

    def report(self, call: Call) -> Report | None:
        """MessageStatus, with ErrorCode where it failed."""
        status, code = call.fields.get("MessageStatus", "").lower(), call.fields.get("ErrorCode", "")[:20]
        if status in ON_ITS_WAY:
            return None
        if status not in BECAME:
            raise Unreadable(f"MessageStatus is {status[:20]!r}, which is none of Twilio's")
        return Report(BECAME[status], code or call.fields.get("MessageSid", "")[:100], status, code in NO_NUMBER)

    def arrival(self, call: Call) -> Arrival:
        """From, To, Body and MessageSid."""
        fields = call.fields
        if not fields.get("From") or not fields.get("To"):
            raise Unreadable("From or To is missing")
        return Arrival(fields["From"], fields["To"], fields.get("Body", ""), fields.get("MessageSid", "")[:100])

    def bringing(self, url: str, arrival: Arrival) -> Call:
        """A signed form."""
        fields = {"From": arrival.sender, "To": arrival.number, "Body": arrival.text, "MessageSid": arrival.id}
        headers = {SIGNATURE: self._signature(url, fields), "content-type": "application/x-www-form-urlencoded"}
        return Call(url, fields, headers, urlencode(fields).encode())

    def _signature(self, url: str, fields: Mapping[str, str]) -> str:
        text = url + "".join(f"{name}{value}" for name, value in sorted(fields.items()))
        return base64.b64encode(hmac.digest(self.token.encode(), text.encode(), hashlib.sha1)).decode()


def _form(call: Call) -> dict[str, str]:
    """What was posted, without the query, which is in the address already."""
    return dict(parse_qsl(call.body.decode("utf-8", "replace"), keep_blank_values=True))


def _json(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
