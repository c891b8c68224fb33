"""What every SMS gateway must keep, whatever dialect it speaks: one contract, inherited by each."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from tests.plugins.gateway import Asked, HttpGateway, answer

from jatak.delivery.sms.addresses import gateway_of
from jatak.delivery.sms.call import Arrival, Became, Call, Report, Unreadable
from jatak.delivery.sms.connection import Connection
from jatak.delivery.sms.gateway import Gateway
from jatak.delivery.sms.message import Sms
from jatak.delivery.smtp.outcome import About, Fate, Outcome, RelayDown
from jatak.delivery.smtp.timeouts import Timeouts

ANA = Sms("+4522222222", "Sydrejser", "Hej & håb: 100 % €\nStop: svar STOP", False, "1f" + "ab" * 10)
CYRILLIC = ANA._replace(text="Привет, Ana", is_ucs2=True)
REPORTS = "https://mail.sydrejser.example/in/sms/it/word/report"
QUICK = Timeouts(2, 2, 0.3)
SECRET = "s3cret/&%"


class Contract:
    """Each dialect says how to reach one, and what its answers and calls look like."""

    yes: bytes
    no_number: bytes
    wrong_password: bytes
    too_busy: bytes

    def address(self, port: int, folder: Path) -> str:
        """As JATAK_SMS_URL has it."""
        raise NotImplementedError

    def read(self, asked: Asked) -> Sms:
        """The message as the gateway would take it from the wire."""
        raise NotImplementedError

    def call(self, **fields: str) -> Call:
        """A call of the gateway, as genuine as its dialect makes it."""
        raise NotImplementedError

    delivered: dict[str, str]
    unknown: dict[str, str]
    on_its_way: dict[str, str]
    stop: dict[str, str]

    @pytest.fixture
    def gateway(self, tmp_path: Path) -> Gateway:
        return gateway_of(self.address(80, tmp_path))

    @pytest.fixture
    def send(self, tmp_path: Path) -> Callable[..., list[Outcome]]:
        def sent(peer: HttpGateway, *parcels: Sms, offered: bool = True, look: bool = True) -> list[Outcome]:
            return asyncio.run(_sent(gateway_of(self.address(peer.port, tmp_path)), parcels or (ANA,), offered, look))

        return sent

    def test_the_message_arrives_letter_by_letter(self, send):
        with HttpGateway(lambda asked, number: self.yes) as peer:
            outcomes = send(peer, ANA, CYRILLIC)
        assert [self.read(asked) for asked in peer.asked] == [ANA, CYRILLIC]
        assert [outcome.fate for outcome in outcomes] == [Fate.ACCEPTED, Fate.ACCEPTED]
        assert peer.connections == 1

    @pytest.mark.parametrize(
        ("said", "fate", "about"),
        [
            ("no_number", Fate.REFUSED, About.RECIPIENT),
            ("wrong_password", Fate.DEFERRED, About.RELAY),
            ("too_busy", Fate.DEFERRED, About.RELAY),
        ],
    )
    def test_a_definite_no_is_none_for_ever_and_a_no_to_us_is_none_to_the_message(self, send, said, fate, about):
        with HttpGateway(lambda asked, number: getattr(self, said)) as peer:
            (outcome,) = send(peer)
        assert (outcome.fate, outcome.about) == (fate, about)
        assert outcome.answer

    @pytest.mark.parametrize(
        "said",
        [
            b"",
            b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf",
            b"220 relay.example ESMTP\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            answer(500, "Internal"),
            answer(502, "Bad gateway"),
            answer(504, "Gateway timeout"),
            answer(302, "", "Location: https://elsewhere.example/"),
        ],
    )
    def test_without_a_whole_answer_nobody_knows(self, send, said):
        with HttpGateway(lambda asked, number: said) as peer:
            (outcome,) = send(peer)
        assert outcome.fate is Fate.UNCERTAIN

    def test_what_was_not_offered_or_is_stopped_at_the_last_look_is_not_written(self, send):
        with HttpGateway(lambda asked, number: self.yes) as peer:
            assert [each.fate for each in send(peer, offered=False)] == [Fate.HELD_BACK]
            assert [each.fate for each in send(peer, look=False)] == [Fate.HELD_BACK]
        assert peer.asked == []

    def test_a_gateway_that_is_not_there_is_no_fault_of_the_message_and_no_secret_is_told(self, tmp_path):
        with HttpGateway() as peer:
            port = peer.port
        gateway = gateway_of(self.address(port, tmp_path))
        with pytest.raises(RelayDown) as raised:
            asyncio.run(_sent(gateway, (ANA,), True, True))
        assert SECRET not in str(raised.value.message) + raised.value.remedy + repr(gateway)

    def test_its_reports_are_told_apart(self, gateway):
        assert gateway.report(self.call(**self.delivered)).became is Became.DELIVERED
        gone = gateway.report(self.call(**self.unknown))
        assert isinstance(gone, Report)
        assert (gone.became, gone.permanent) == (Became.FAILED, True)
        assert gateway.report(self.call(**self.on_its_way)) in (None, Report(Became.BUFFERED, "", "buffered"))

    def test_what_somebody_sends_comes_in_whole(self, gateway):
        arrival = gateway.arrival(self.call(**self.stop))
        assert isinstance(arrival, Arrival)
        assert (arrival.sender, arrival.number, arrival.text, arrival.id) == ("+4522222222", "1234", "STOP ÆØÅ", "id-1")

    @pytest.mark.parametrize("fields", [{}, {"from": ""}, {"kind": "99"}, {"status": ""}, {"MessageStatus": "eaten"}])
    def test_a_call_that_says_nothing_is_refused_and_never_a_crash(self, gateway, fields):
        for read in (gateway.report, gateway.arrival):
            with pytest.raises(Unreadable):
                read(self.call(**fields))

    def test_the_call_that_it_would_make_is_genuine_and_reads_the_same(self, gateway):
        arrival = Arrival("+4522222222", "1234", "STOP ÆØÅ & co", "id-1")
        call = gateway.bringing("https://mail.sydrejser.example/in/sms/it/word", arrival)
        assert gateway.is_genuine(call)
        assert gateway.arrival(call)._replace(at=None) == arrival

    def test_its_call_is_genuine(self, gateway):
        assert gateway.is_genuine(self.call(**self.stop))


class TestKannel(Contract):
    yes = answer(202, "0: Accepted for delivery")
    no_number = answer(400, "Number(s) has/have been denied by white- and/or black-lists.")
    wrong_password = answer(403, "Authorization failed for sendsms")
    too_busy = answer(503, "Temporal failure, try again later.")
    delivered = {"type": "1", "id": "64ec", "said": ""}
    unknown = {"type": "2", "id": "64ec", "said": "NACK/stat:UNDELIV err:001"}
    on_its_way = {"type": "8", "said": "ACK/"}
    stop = {"from": "+4522222222", "to": "1234", "text": "STOP ÆØÅ", "id": "id-1", "at": "1795411064"}

    def address(self, port: int, folder: Path) -> str:
        return f"kannel://jatak:s3cret%2F%26%25@127.0.0.1:{port}?name=it"

    def read(self, asked: Asked) -> Sms:
        told = asked.fields
        assert (told["username"], told["password"]) == ("jatak", SECRET)
        assert (told["charset"], told["dlr-mask"]) == ("UTF-8", "23")
        report, _, query = told["dlr-url"].partition("?")
        assert "type=%d" in query
        token = report.removeprefix(f"{REPORTS}/")
        return Sms(told["to"], told["from"], told["text"], told["coding"] == "2", token)

    def call(self, **fields: str) -> Call:
        return Call("https://mail.sydrejser.example/in/sms/it/word", fields, {})

    @pytest.mark.parametrize(
        ("charset", "raw", "text"),
        [
            ("UTF-16BE", "%00S%00T%00O%00P%00+%00%C6", "STOP Æ"),
            ("ISO-8859-1", "STOP+%C6", "STOP Æ"),
            ("UTF-8", "STOP+%C3%86", "STOP Æ"),
            ("no-charset", "STOP", "STOP"),
        ],
    )
    def test_words_are_read_in_the_charset_that_kannel_names(self, gateway, charset, raw, text):
        url = f"https://mail.sydrejser.example/in/sms/it/word?from=%2B4522222222&to=1234&text={raw}&charset={charset}"
        fields = dict(parse_qsl(urlsplit(url).query))
        assert gateway.arrival(Call(url, fields, {})).text == text

    def test_a_sender_that_it_does_not_want_says_nothing_of_the_message(self, send):
        with HttpGateway(lambda asked, number: answer(400, "Sender missing and no global set, rejected")) as peer:
            (outcome,) = send(peer)
        assert (outcome.fate, outcome.about) == (Fate.DEFERRED, About.SENDER)


class TestTwilio(Contract):
    yes = answer(201, '{"sid": "SM1", "status": "queued"}')
    no_number = answer(400, '{"code": 21211, "message": "Invalid \'To\' Phone Number"}')
    wrong_password = answer(401, '{"code": 20003, "message": "Authenticate"}')
    too_busy = answer(429, '{"code": 20429, "message": "Too Many Requests"}')
    delivered = {"MessageSid": "SM1", "MessageStatus": "delivered"}
    unknown = {"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "30005"}
    on_its_way = {"MessageSid": "SM1", "MessageStatus": "queued"}
    stop = {"From": "+4522222222", "To": "1234", "Body": "STOP ÆØÅ", "MessageSid": "id-1"}

    def address(self, port: int, folder: Path) -> str:
        return f"twilio+http://AC1:s3cret%2F%26%25@127.0.0.1:{port}?name=it"

    def read(self, asked: Asked) -> Sms:
        assert asked.target == "/2010-04-01/Accounts/AC1/Messages.json"
        pair = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
        assert pair == f"AC1:{SECRET}"
        told = asked.fields
        token = told["StatusCallback"].removeprefix(f"{REPORTS}/")
        return Sms(told["To"], told["From"], told["Body"], "Привет" in told["Body"], token)

    def call(self, **fields: str) -> Call:
        url = "https://mail.sydrejser.example/in/sms/it/word"
        text = url + "".join(name + value for name, value in sorted(fields.items()))
        signed = base64.b64encode(hmac.digest(SECRET.encode(), text.encode(), hashlib.sha1)).decode()
        return Call(url, fields, {"x-twilio-signature": signed}, urlencode(fields).encode())

    def test_a_signature_of_another_address_or_body_or_none_is_refused(self, gateway):
        good = self.call(**self.stop)
        assert not gateway.is_genuine(Call(good.url + "x", good.fields, good.headers, good.body))
        assert not gateway.is_genuine(Call(good.url, good.fields, good.headers, good.body + b"&Body=START"))
        assert not gateway.is_genuine(Call(good.url, good.fields, {}, good.body))

    def test_the_signature_is_that_of_the_example_in_its_documentation(self):
        # Twilio, "Validating requests": the address, the fields and the token of their example.
        fields = "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212"
        gateway = gateway_of("twilio://AC:12345@api.twilio.com")
        url = "https://mycompany.com/myapp.php?foo=1&bar=2"
        headers = {"x-twilio-signature": "0/KCTR6DLpKmkAf8muzZqo1nDgQ="}
        assert gateway.is_genuine(Call(url, {}, headers, fields.encode()))


DESCRIBED = """
name = "it"
url = "http://127.0.0.1:{port}/v2/messages?version=2"
[fields]
recipients = ["{{digits}}"]
content = {{ text = "{{text}}", from = "{{sender}}" }}
callback = "{{report_url}}"
[unicode_fields]
encoding = "ucs2"
[headers]
Authorization = "Bearer {{secret.token}}"
[secrets]
token = "s3cret/&%"
[answer]
state = "messages.0.status"
state_accepted = "queued|accepted"
state_refused = "invalid.*"
id = "messages.0.id"
[report]
state = "event.type"
code = "event.reason"
unknown_number = "UNKNOWN_SUBSCRIBER"
[arrival]
sender = "event.from"
number = "event.to"
text = "event.body"
id = "event.id"
[signature]
header = "X-Signature"
secret = "{{secret.token}}"
"""


class TestDescribed(Contract):
    yes = answer(200, '{"messages": [{"status": "queued", "id": 77}]}')
    no_number = answer(200, '{"messages": [{"status": "invalid number"}]}')
    wrong_password = answer(401, "{}")
    too_busy = answer(503, "later")
    delivered = {"type": "delivered"}
    unknown = {"type": "failed", "reason": "UNKNOWN_SUBSCRIBER"}
    on_its_way = {"type": "buffered"}
    stop = {"from": "+4522222222", "to": "1234", "body": "STOP ÆØÅ", "id": "id-1"}

    def address(self, port: int, folder: Path) -> str:
        file = folder / "gateway.toml"
        file.write_text(DESCRIBED.format(port=port), "utf-8")
        return f"file://{file}"

    def read(self, asked: Asked) -> Sms:
        assert asked.target == "/v2/messages?version=2"
        assert asked.headers["authorization"] == f"Bearer {SECRET}"
        told = json.loads(asked.body)
        token = told["callback"].removeprefix(f"{REPORTS}/")
        content = told["content"]
        return Sms(f"+{told['recipients'][0]}", content["from"], content["text"], "encoding" in told, token)

    def call(self, **fields: str) -> Call:
        body = json.dumps({"event": fields}).encode()
        signed = hmac.new(SECRET.encode(), body, "sha256").hexdigest()
        return Call("https://mail.sydrejser.example/in/sms/it/word", {}, {"x-signature": f"sha256={signed}"}, body)

    @pytest.mark.parametrize(
        ("said", "about"),
        [("no_number", About.CONTENT), ("wrong_password", About.RELAY), ("too_busy", About.RELAY)],
    )
    def test_a_definite_no_is_none_for_ever_and_a_no_to_us_is_none_to_the_message(self, send, said, about):
        # Its file does not say of whom it speaks.
        with HttpGateway(lambda asked, number: getattr(self, said)) as peer:
            (outcome,) = send(peer)
        assert (outcome.fate is Fate.REFUSED) == (said == "no_number")
        assert outcome.about is about

    def test_its_own_number_of_the_message_is_kept(self, send):
        with HttpGateway(lambda asked, number: self.yes) as peer:
            (outcome,) = send(peer)
        assert "77" in outcome.answer

    def test_a_body_that_was_changed_is_not_genuine(self, gateway):
        good = self.call(**self.stop)
        assert not gateway.is_genuine(Call(good.url, {}, good.headers, good.body + b" "))
        assert not gateway.is_genuine(Call(good.url, {}, {}, good.body))


async def _sent(gateway: Gateway, parcels: tuple[Sms, ...], offered: bool, look: bool) -> list[Outcome]:
    async def offer() -> bool:
        return offered

    connection = await Connection.open("it", gateway, QUICK, REPORTS)
    try:
        return [await connection.hand_over(each, offer, lambda: look, lambda: None) for each in parcels]
    finally:
        connection.close()
