"""From an address to a connection: greeting, encryption, login."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import AuthResult, LoginPassword
from tests.plugins.handing import CERTIFICATE, PATIENT, QUICK, Parcel, go, may_go, send
from tests.plugins.relay import Peer, ScriptedRelay, Sink

from jatak.delivery.smtp.connection import Connection
from jatak.delivery.smtp.outcome import Fate, Outcome, RelayDown
from jatak.delivery.smtp.relay import Relay


def server_context() -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    return context


def take_one(peer: Peer) -> None:
    while line := peer.hear():
        peer.say("354 go" if line == "DATA" else "250 ok")
        if line == "DATA":
            peer.hear_data()
            peer.say("250 taken")


def after_ehlo(extensions: str, play: Callable[[Peer], None]) -> Callable[[Peer], None]:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say(f"250-relay\r\n250 {extensions}")
        play(peer)

    return script


class Keeps(Message):
    """Keeps what came, as aiosmtpd parsed it."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.got.append(message)


class OnAnyPort(Controller):
    """Takes a free port and keeps it from the first moment on."""

    def __init__(self, handler: Any, **options: Any) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        super().__init__(handler, hostname="127.0.0.1", port=self._listening.getsockname()[1], **options)

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self._listening)


@contextmanager
def real_server(**options: Any) -> Iterator[tuple[int, list[Any]]]:
    """An SMTP server that is not ours."""
    keeps = Keeps()
    controller = OnAnyPort(keeps, **options)
    controller.start()
    try:
        yield controller.port, keeps.got
    finally:
        controller.stop()


def ana(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"ana", b"s:cret")
    return AuthResult(success=right, handled=False)


def test_an_independent_server_takes_our_mail_over_starttls_after_a_login() -> None:
    options = {"tls_context": server_context(), "require_starttls": True, "authenticator": ana, "auth_required": True}
    with real_server(**options) as (port, got):
        url = f"smtp+starttls://ana:s%3Acret@localhost:{port}?ca={CERTIFICATE}"
        assert [outcome.fate for outcome in send(url, Parcel(), Parcel())] == [Fate.ACCEPTED] * 2
    assert [message["Subject"] for message in got] == ["Hej", "Hej"]
    assert got[0].get_payload() == ".\r\n..x\r\nslut\r\n"


# The server warns its owner, who means it: without TLS, and on loopback.
ON_LOOPBACK = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@ON_LOOPBACK
@pytest.mark.parametrize("excluded", ["PLAIN", "LOGIN"])
def test_an_independent_server_knows_each_of_our_logins(excluded: str) -> None:
    options = {
        "authenticator": ana,
        "auth_required": True,
        "auth_require_tls": False,
        "auth_exclude_mechanism": [excluded],
    }
    with real_server(**options) as (port, got):
        url = f"smtp://ana:s%3Acret@127.0.0.1:{port}?starttls=never"
        assert send(url)[0].fate is Fate.ACCEPTED
    assert len(got) == 1


@ON_LOOPBACK
def test_a_wrong_password_is_told_without_the_password() -> None:
    with real_server(authenticator=ana, auth_required=True, auth_require_tls=False) as (port, got):
        with pytest.raises(RelayDown, match="refuses the login: 535") as down:
            send(f"smtp://ana:secret@127.0.0.1:{port}?starttls=never")
        assert not got
    assert "secret" not in str(down.value)


def test_an_independent_server_takes_letters_beyond_ascii() -> None:
    parcel = Parcel(envelope_to="søren@kunde.example", smtputf8=True, data="Subject: Hej søren\r\n\r\nå\r\n".encode())
    with real_server(enable_SMTPUTF8=True) as (port, got):
        assert send(f"smtp://127.0.0.1:{port}", parcel)[0].fate is Fate.ACCEPTED
    assert got[0]["X-RcptTo"] == "søren@kunde.example"


def test_an_independent_servers_limit_of_size_is_known_before_anything_is_sent() -> None:
    with real_server(data_size_limit=1000) as (port, got):
        outcome = send(f"smtp://127.0.0.1:{port}", Parcel(data=b"x" * 1001))[0]
    assert outcome.answer == "the message has 1001 bytes, the relay takes 1000"
    assert not got


@pytest.mark.parametrize("greeting", ["421 busy", "554 go away", "hello?", "", b"x"])
def test_a_relay_that_does_not_want_us_is_down_not_the_message_refused(greeting: str | bytes) -> None:
    with ScriptedRelay(lambda peer: peer.say(greeting)) as relay, pytest.raises(RelayDown) as down:
        send(relay.url)
    assert f"127.0.0.1:{relay.port}" in down.value.message
    assert "messages wait" in down.value.remedy


def test_a_relay_that_says_nothing_is_down() -> None:
    with ScriptedRelay(lambda peer: peer.hear()) as relay, pytest.raises(RelayDown, match="timed out"):  # type: ignore[arg-type,return-value]
        send(relay.url, timeouts=QUICK)


def test_a_relay_that_is_not_there_is_down() -> None:
    relay = Sink()
    relay.stop()
    with pytest.raises(RelayDown, match="cannot be reached: Connection refused"):
        send(relay.url)


def test_a_relay_whose_name_does_not_exist_is_down() -> None:
    with pytest.raises(RelayDown, match="cannot be reached"):
        send("smtp://relay.invalid")


def test_an_old_relay_is_greeted_with_helo() -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        assert peer.hear().startswith("EHLO")
        peer.say("502 what?")
        assert peer.hear().startswith("HELO")
        peer.say("250 relay")
        take_one(peer)

    with ScriptedRelay(script) as relay:
        assert send(relay.url)[0].fate is Fate.ACCEPTED


def test_login_needed_is_no_fault_of_the_message() -> None:
    with ScriptedRelay(
        after_ehlo("SIZE", lambda peer: [peer.hear(), peer.say("530 5.7.0 authenticate first")][1])
    ) as relay:
        outcome = send(relay.url)[0]
    assert (outcome.fate, outcome.about.value) == (Fate.DEFERRED, "relay")


@pytest.mark.parametrize(
    "url", ["smtp://127.0.0.1:{}?starttls=required", "smtp+starttls://127.0.0.1:{}", "smtp://a:secret@127.0.0.1:{}"]
)
@pytest.mark.parametrize("refusal", ["", "454 TLS not available"])
def test_no_mail_and_no_password_go_unencrypted_where_tls_is_required(url: str, refusal: str) -> None:
    heard: list[str] = []

    def play(peer: Peer) -> None:
        while line := peer.hear():
            heard.append(line)
            peer.say(refusal)

    script = after_ehlo("STARTTLS" if refusal else "AUTH PLAIN", play)
    with ScriptedRelay(script) as relay, pytest.raises(RelayDown, match="STARTTLS"):
        send(url.format(relay.port))
    assert heard == (["STARTTLS"] if refusal else [])


def test_where_tls_is_only_offered_a_refusal_of_it_is_no_reason_to_keep_the_mail() -> None:
    def play(peer: Peer) -> None:
        assert peer.hear() == "STARTTLS"
        peer.say("454 TLS not available")
        take_one(peer)

    with ScriptedRelay(after_ehlo("STARTTLS", play)) as relay:
        assert send(relay.url)[0].fate is Fate.ACCEPTED


@pytest.mark.parametrize("extensions", ["SIZE", "PIPELINING"])
@pytest.mark.parametrize("options", ["smtp://localhost:{}?starttls=offered", "smtp+starttls://localhost:{}?ca={ca}"])
def test_starttls_is_used(options: str, extensions: str) -> None:
    def play(peer: Peer) -> None:
        assert peer.hear() == "STARTTLS"
        peer.say("220 go")
        peer.encrypt(server_context())
        assert peer.hear().startswith("EHLO")
        peer.say(f"250-relay\r\n250 {extensions}")
        take_one(peer)

    with ScriptedRelay(after_ehlo("STARTTLS", play)) as relay:
        outcomes = send(options.format(relay.port, ca=CERTIFICATE), Parcel(), Parcel(data=b"x" * 300_000), Parcel())
        assert relay.connections == 1
    assert [outcome.fate for outcome in outcomes] == [Fate.ACCEPTED] * 3


def test_closing_in_the_middle_of_an_encrypted_message_is_a_definite_no() -> None:
    def play(peer: Peer) -> None:
        peer.hear()
        peer.say("220 go")
        peer.encrypt(server_context())
        for answer in ("250-relay\r\n250 PIPELINING", "250 ok", "250 ok", "354 go"):
            peer.hear()
            peer.say(answer)
        peer.hear()
        peer.close()

    big = Parcel(data=(b"x" * 70 + b"\r\n") * 200_000)
    with ScriptedRelay(after_ehlo("STARTTLS", play)) as relay:
        assert send(relay.url, big)[0].fate is Fate.DEFERRED


def test_tls_from_the_start_is_verified() -> None:
    def script(peer: Peer) -> None:
        try:
            peer.encrypt(server_context())
        except ssl.SSLError:
            return
        peer.say("220 hello")
        take_one(peer)

    with ScriptedRelay(script) as relay:
        assert send(f"smtps://localhost:{relay.port}?ca={CERTIFICATE}")[0].fate is Fate.ACCEPTED
        with pytest.raises(RelayDown, match="TLS failed"):
            send(f"smtps://localhost:{relay.port}")
        with pytest.raises(RelayDown, match="cannot be used: the certificates in /nowhere cannot be read"):
            send(f"smtps://localhost:{relay.port}?ca=/nowhere")


@pytest.mark.parametrize("hello", [b"\x00" * 50, b"500 what?\r\n", b""])
def test_nonsense_in_place_of_a_handshake_is_a_relay_that_is_down(hello: bytes) -> None:
    def play(peer: Peer) -> None:
        peer.hear()
        peer.say("220 go")
        peer.socket.recv(1)
        peer.say(hello)

    with ScriptedRelay(after_ehlo("STARTTLS", play)) as relay, pytest.raises(RelayDown, match="cannot be used"):
        send(relay.url)


def test_words_said_before_tls_are_not_believed() -> None:
    """CVE-2011-0411: a stranger on the way may have put them there."""

    def play(peer: Peer) -> None:
        peer.hear()
        peer.say("220 go\r\n250 AUTH PLAIN")
        peer.hear()

    with ScriptedRelay(after_ehlo("STARTTLS", play)) as relay, pytest.raises(RelayDown, match="before TLS"):
        send(relay.url)


def test_a_relay_that_offers_no_login_that_we_know_is_down() -> None:
    with (
        ScriptedRelay(after_ehlo("AUTH GSSAPI", lambda peer: None)) as relay,
        pytest.raises(RelayDown, match="no login"),
    ):
        send(f"smtp://ana:secret@127.0.0.1:{relay.port}?starttls=never")


def test_quitting_says_goodbye_once_and_closing_says_nothing() -> None:
    heard: list[str] = []

    def play(peer: Peer) -> None:
        while line := peer.hear():
            heard.append(line)
            peer.say("221 bye")

    async def story(url: str) -> None:
        polite = await Connection.open(Relay.from_url(url), PATIENT)
        await polite.quit()
        await polite.quit()
        assert not polite.usable
        rude = await Connection.open(Relay.from_url(url), PATIENT)
        rude.close()
        assert not rude.usable
        with pytest.raises(RelayDown):
            await rude.hand_over(Parcel(), may_go, go)

    with ScriptedRelay(after_ehlo("SIZE", play)) as relay:
        asyncio.run(story(relay.url))
    assert heard == ["QUIT"]


def test_an_outcome_is_refused_before_anything_is_written() -> None:
    offers: list[str] = []

    async def offer() -> bool:
        offers.append("asked")
        return True

    with Sink() as sink:
        outcome: Outcome = send(sink.url, Parcel(envelope_to="søren@kunde.example", smtputf8=True), offer=offer)[0]
    assert outcome.fate is Fate.REFUSED
    assert not offers
    assert not sink.received
