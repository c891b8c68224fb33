"""What the SMTP client knows of a message when things break."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.plugins.relay import Peer, ScriptedRelay, Sink

from jatak.base.errors import UsageError
from jatak.delivery.smtp.opening import Timeouts
from jatak.delivery.smtp.outcome import Fate, Outcome, RelayDown
from jatak.delivery.smtp.relay import Relay, Tls
from jatak.delivery.smtp.session import Session

QUICK = Timeouts(connect=2, command=0.3, data=0.3)
CERTIFICATE = Path(__file__).with_name("relay_in_tests.pem")
GO = lambda: True  # noqa: E731


@dataclass
class Parcel:
    envelope_from: str = "bounce+x@nordlys.example"
    envelope_to: str = "ana@kunde.example"
    data: bytes = b"Subject: Hej\r\n\r\n.\r\n..x\r\nslut\r\n"
    smtputf8: bool = False


def send(relay: ScriptedRelay | Sink, parcel: Parcel | None = None, look: Callable[[], bool] = GO) -> Outcome:
    with Session(Relay.from_url(relay.url), QUICK) as session:
        return session.hand_over(parcel or Parcel(), GO, look)


def after_data(play: Callable[[Peer], None]) -> Outcome:
    def script(peer: Peer) -> None:
        peer.until_data()
        play(peer)

    with ScriptedRelay(script) as relay:
        return send(relay)


def test_a_message_arrives_as_it_was_dots_included() -> None:
    with Sink() as sink:
        assert send(sink).fate is Fate.ACCEPTED
    assert sink.received[0].data == b"Subject: Hej\r\n\r\n..\r\n...x\r\nslut\r\n"
    assert sink.received[0].sender == "bounce+x@nordlys.example"


def test_one_connection_serves_many_messages_one_after_the_other() -> None:
    with Sink() as sink, Session(Relay.from_url(sink.url), QUICK) as session:
        fates = [session.hand_over(Parcel(envelope_to=f"p{n}@kunde.example"), GO, GO).fate for n in range(5)]
        assert fates == [Fate.ACCEPTED] * 5
        assert len(sink._accepted) == 1


def test_offered_is_said_before_data_and_held_back_leaves_the_connection_usable() -> None:
    heard: list[str] = []

    def script(peer: Peer) -> None:
        peer.say("220 hello")
        while line := peer.hear():
            heard.append(line)
            peer.say("250 ok")

    with ScriptedRelay(script) as relay, Session(Relay.from_url(relay.url), QUICK) as session:
        assert session.hand_over(Parcel(), lambda: False, GO).fate is Fate.HELD_BACK
        assert session.hand_over(Parcel(), lambda: False, GO).fate is Fate.HELD_BACK
    assert "DATA" not in heard
    assert heard.count("RSET") == 2
    assert relay.connections == 1


def test_held_back_after_data_sends_no_byte_and_hangs_up() -> None:
    got: list[bytes] = []

    def play(peer: Peer) -> None:
        peer.until_data()
        peer.say("354 go")
        got.append(peer.hear_data())

    with ScriptedRelay(play) as relay:
        assert send(relay, look=lambda: False).fate is Fate.HELD_BACK
        wait_for(lambda: bool(got))
    assert got == [b""]


def test_a_break_between_data_and_its_answer_is_a_definite_no() -> None:
    assert after_data(lambda peer: peer.close()).fate is Fate.DEFERRED


def test_closing_in_the_middle_of_the_message_is_a_definite_no() -> None:
    def script(peer: Peer) -> None:
        peer.until_data()
        peer.say("354 go")
        peer.hear()
        peer.close()

    big = Parcel(data=b"Subject: x\r\n\r\n" + b"x" * 70 + b"\r\n" * 8_000_000)
    with ScriptedRelay(script) as relay:
        assert send(relay, big).fate is Fate.DEFERRED


def test_a_no_in_the_middle_of_the_message_is_heard_before_the_dot() -> None:
    def script(peer: Peer) -> None:
        peer.until_data()
        peer.say("354 go\r\n552 too much")
        peer.hear_data()

    with ScriptedRelay(script) as relay:
        outcome = send(relay)
    assert outcome == Outcome(Fate.REFUSED, "552 too much")


def test_a_break_after_the_dot_leaves_us_in_doubt() -> None:
    def play(peer: Peer) -> None:
        peer.say("354 go")
        peer.hear_data()

    assert after_data(play).fate is Fate.UNCERTAIN


def test_a_stall_after_the_dot_leaves_us_in_doubt() -> None:
    def play(peer: Peer) -> None:
        peer.say("354 go")
        peer.hear_data()
        time.sleep(1)

    outcome = after_data(play)
    assert outcome.fate is Fate.UNCERTAIN
    assert "timed out" in outcome.answer


@pytest.mark.parametrize("nonsense", ["hello?", "999 x", "25x ok", "354 again", b"\xff\xfe\r\n", b"2" * 9000])
def test_nonsense_after_the_dot_leaves_us_in_doubt(nonsense: str | bytes) -> None:
    def play(peer: Peer) -> None:
        peer.say("354 go")
        peer.hear_data()
        peer.say(nonsense)

    assert after_data(play).fate is Fate.UNCERTAIN


@pytest.mark.parametrize("nonsense", ["hello?", "999 x", "250 really?", "", b"3" * 9000])
def test_nonsense_in_place_of_354_is_a_definite_no(nonsense: str | bytes) -> None:
    assert after_data(lambda peer: peer.say(nonsense)).fate is Fate.DEFERRED


@pytest.mark.parametrize(
    ("answer", "fate"),
    [
        ("250 taken", Fate.ACCEPTED),
        ("250-taken\r\n250 really", Fate.ACCEPTED),
        ("450 later", Fate.DEFERRED),
        ("421 closing", Fate.DEFERRED),
        ("550 5.1.1 no such user", Fate.REFUSED),
        ("554 spam", Fate.REFUSED),
    ],
)
def test_the_answer_to_the_dot_decides(answer: str, fate: Fate) -> None:
    def play(peer: Peer) -> None:
        peer.say("354 go")
        peer.hear_data()
        peer.say(answer)

    assert after_data(play).fate is fate


@pytest.mark.parametrize(("code", "fate"), [("450 greylisted", Fate.DEFERRED), ("550 unknown", Fate.REFUSED)])
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_no_to_a_command_leaves_the_connection_usable(step: str, code: str, fate: Fate) -> None:
    noes = [code]

    def script(peer: Peer) -> None:
        peer.say("220 hello")
        while line := peer.hear():
            verb = line.split(" ")[0]
            if verb == step and noes:
                peer.say(noes.pop())
            elif verb == "DATA":
                peer.say("354 go")
                peer.hear_data()
                peer.say("250 taken")
            else:
                peer.say("250 ok")

    with ScriptedRelay(script) as relay, Session(Relay.from_url(relay.url), QUICK) as session:
        assert session.hand_over(Parcel(), GO, GO) == Outcome(fate, code)
        assert session.hand_over(Parcel(), GO, GO).fate is Fate.ACCEPTED
        assert relay.connections == 1


@pytest.mark.parametrize("greeting", ["421 busy", "554 go away", "hello?", "", b"x"])
def test_a_relay_that_does_not_want_us_is_down_not_the_message_refused(greeting: str | bytes) -> None:
    with ScriptedRelay(lambda peer: peer.say(greeting)) as relay, pytest.raises(RelayDown) as down:
        send(relay)
    assert f"127.0.0.1:{relay.port}" in down.value.message
    assert "messages wait" in down.value.remedy


def test_a_relay_that_says_nothing_is_down() -> None:
    with ScriptedRelay(lambda peer: time.sleep(1)) as relay, pytest.raises(RelayDown, match="timed out"):
        send(relay)


def test_a_relay_that_is_not_there_is_down() -> None:
    relay = Sink()
    relay.stop()
    with pytest.raises(RelayDown, match="cannot be reached: Connection refused"):
        send(relay)


def test_login_needed_is_no_fault_of_the_message() -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say("250 relay")
        peer.hear()
        peer.say("530 5.7.0 authenticate first")
        peer.hear()

    with ScriptedRelay(script) as relay, pytest.raises(RelayDown, match="authenticate first"):
        send(relay)


def test_an_idle_connection_that_the_relay_closed_is_opened_anew() -> None:
    def once(peer: Peer) -> None:
        peer.until_data()
        peer.say("354 go")
        peer.hear_data()
        peer.say("250 taken")
        peer.say("421 idle too long")

    with ScriptedRelay(once) as relay, Session(Relay.from_url(relay.url), QUICK) as session:
        for _ in range(3):
            assert session.hand_over(Parcel(), GO, GO).fate is Fate.ACCEPTED
            time.sleep(0.05)
        assert relay.connections == 3


def test_an_old_relay_is_greeted_with_helo() -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        assert peer.hear().startswith("EHLO")
        peer.say("502 what?")
        assert peer.hear().startswith("HELO")
        peer.say("250 relay")
        for answer in ("250 ok", "250 ok", "354 go"):
            peer.hear()
            peer.say(answer)
        peer.hear_data()
        peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        assert send(relay).fate is Fate.ACCEPTED


@pytest.mark.parametrize("url", ["smtp://127.0.0.1:{port}?starttls=required", "smtp+starttls://127.0.0.1:{port}"])
def test_no_mail_goes_unencrypted_where_tls_is_required(url: str) -> None:
    with Sink() as sink, pytest.raises(RelayDown, match="STARTTLS"):
        Session(Relay.from_url(url.format(port=sink.port)), QUICK).hand_over(Parcel(), GO, GO)
    assert not sink.received


def test_a_password_is_not_told_without_tls_unless_asked_for() -> None:
    with Sink() as sink, pytest.raises(RelayDown, match="STARTTLS"):
        Session(Relay.from_url(f"smtp://ana:secret@127.0.0.1:{sink.port}"), QUICK).hand_over(Parcel(), GO, GO)


def speak_tls(peer: Peer) -> Peer:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    peer.file.close()
    peer.__init__(context.wrap_socket(peer.socket, server_side=True))  # type: ignore[misc]
    return peer


def take_one(peer: Peer) -> None:
    while line := peer.hear():
        peer.say("354 go" if line == "DATA" else "250 ok")
        if line == "DATA":
            peer.hear_data()
            peer.say("250 taken")


@pytest.mark.parametrize("options", ["smtp://localhost:{}?starttls=offered", "smtp+starttls://localhost:{}?ca={ca}"])
def test_starttls_is_used(options: str) -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say("250-relay\r\n250 STARTTLS")
        assert peer.hear() == "STARTTLS"
        peer.say("220 go")
        take_one(speak_tls(peer))

    with ScriptedRelay(script) as relay:
        session = Session(Relay.from_url(options.format(relay.port, ca=CERTIFICATE)), QUICK)
        fates = [session.hand_over(Parcel(), GO, GO).fate for _ in range(3)]
        session.quit()
    assert fates == [Fate.ACCEPTED] * 3


def test_tls_from_the_start_is_verified() -> None:
    def script(peer: Peer) -> None:
        secure = speak_tls(peer)
        secure.say("220 hello")
        take_one(secure)

    with ScriptedRelay(script) as relay:
        known = Session(Relay.from_url(f"smtps://localhost:{relay.port}?ca={CERTIFICATE}"), QUICK)
        assert known.hand_over(Parcel(), GO, GO).fate is Fate.ACCEPTED
        known.quit()
        with pytest.raises(RelayDown, match="TLS failed"):
            Session(Relay.from_url(f"smtps://localhost:{relay.port}"), QUICK).hand_over(Parcel(), GO, GO)


@pytest.mark.parametrize(
    ("ways", "dialogue"),
    [
        ("AUTH PLAIN LOGIN", [("AUTH PLAIN AGFuYQBzOmNyZXQ=", "235 welcome")]),
        ("AUTH LOGIN", [("AUTH LOGIN", "334 VXNlcm5hbWU6"), ("YW5h", "334 UGFzc3dvcmQ6"), ("czpjcmV0", "235 welcome")]),
    ],
)
def test_it_logs_in(ways: str, dialogue: list[tuple[str, str]]) -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say(f"250-relay\r\n250 {ways}")
        for expected, answer in dialogue:
            assert peer.hear() == expected
            peer.say(answer)
        peer.hear()
        peer.say("550 go away")
        peer.hear()

    with (
        ScriptedRelay(script) as relay,
        Session(Relay.from_url(f"smtp://ana:s%3Acret@127.0.0.1:{relay.port}?starttls=never"), QUICK) as session,
    ):
        assert session.hand_over(Parcel(), GO, GO).fate is Fate.REFUSED


def test_a_wrong_password_is_told_without_the_password() -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say("250-relay\r\n250 AUTH PLAIN")
        peer.hear()
        peer.say("535 5.7.8 wrong")

    with ScriptedRelay(script) as relay, pytest.raises(RelayDown, match="refuses the login") as down:
        Session(Relay.from_url(f"smtp://ana:secret@127.0.0.1:{relay.port}?starttls=never"), QUICK).hand_over(
            Parcel(), GO, GO
        )
    assert "secret" not in str(down.value)


def test_words_said_before_tls_are_not_believed() -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say("250-relay\r\n250 STARTTLS")
        peer.hear()
        peer.say("220 go\r\n250 AUTH PLAIN")
        peer.hear()

    with ScriptedRelay(script) as relay, pytest.raises(RelayDown, match="before TLS"):
        send(relay)


def test_an_address_beyond_ascii_is_refused_where_the_relay_cannot_take_it() -> None:
    with Sink() as sink:
        assert send(sink, Parcel(envelope_to="søren@kunde.example", smtputf8=True)).fate is Fate.REFUSED
    assert not sink.received


def test_a_line_break_never_gets_into_a_command() -> None:
    with Sink() as sink, pytest.raises(ValueError, match="one line"):
        send(sink, Parcel(envelope_to="a@b.example>\r\nRCPT TO:<eve@evil.example"))
    assert not sink.received


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://relay.example", Relay("relay.example", 25)),
        ("smtps://relay.example", Relay("relay.example", 465, Tls.FROM_THE_START)),
        ("smtp+starttls://u:p%40@relay.example", Relay("relay.example", 587, Tls.REQUIRED, "u", "p@")),
        ("smtp://u:p@relay.example:26?starttls=never", Relay("relay.example", 26, Tls.NEVER, "u", "p")),
    ],
)
def test_the_url_says_it_all(url: str, expected: Relay) -> None:
    assert Relay.from_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://x",
        "smtp://",
        "smtp://x:99999",
        "smtp://x?starttls=maybe",
        "smtp://x?tls=1",
        "smtp://x?starttls=implicit",
    ],
)
def test_a_wrong_url_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        Relay.from_url(url)


def wait_for(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 3
    while not happened() and time.monotonic() < end:
        time.sleep(0.01)
