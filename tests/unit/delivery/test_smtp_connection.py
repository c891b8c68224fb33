"""What the client knows of a message when things break, with PIPELINING and without."""

import asyncio
import threading
from collections.abc import Callable

import pytest
from tests.plugins.handing import PATIENT, QUICK, Parcel, go, may_go, send
from tests.plugins.relay import Peer, ScriptedRelay

from jatak.delivery.smtp.connection import Connection
from jatak.delivery.smtp.outcome import About, Fate, Outcome, RelayDown
from jatak.delivery.smtp.relay import Relay

WAYS = pytest.mark.parametrize("way", ["", "PIPELINING"])


def after_data(way: str, play: Callable[[Peer], None], parcel: Parcel | None = None) -> Outcome:
    def script(peer: Peer) -> None:
        peer.until_data(way)
        play(peer)

    with ScriptedRelay(script) as relay:
        return send(relay.url, parcel or Parcel(), timeouts=QUICK)[0]


def after_dot(way: str, play: Callable[[Peer], object]) -> Outcome:
    def all_of_it(peer: Peer) -> None:
        peer.say("354 go")
        peer.hear_data()
        play(peer)

    return after_data(way, all_of_it)


def takes_all(peer: Peer, way: str) -> None:
    peer.say("220 hello")
    while line := peer.hear():
        if line.startswith("EHLO"):
            peer.say(f"250-relay\r\n250 {way}" if way else "250 relay")
        elif line == "DATA":
            peer.say("354 go")
            peer.hear_data()
            peer.say("250 2.0.0 taken")
        else:
            peer.say("250 ok")


@WAYS
def test_a_message_arrives_as_it_was_dots_included(way: str) -> None:
    got: list[bytes] = []

    def play(peer: Peer) -> None:
        peer.until_data(way)
        peer.say("354 go")
        got.append(peer.hear_data())
        peer.say("250 2.0.0 taken as 42")

    with ScriptedRelay(play) as relay:
        assert send(relay.url) == [Outcome(Fate.ACCEPTED, "250 2.0.0 taken as 42", About.RECIPIENT, "2.0.0")]
    assert got == [b"Subject: Hej\r\n\r\n..\r\n...x\r\nslut\r\n"]


@WAYS
def test_one_connection_serves_many_messages_one_after_the_other(way: str) -> None:
    with ScriptedRelay(lambda peer: takes_all(peer, way)) as relay:
        fates = [
            outcome.fate for outcome in send(relay.url, *[Parcel(envelope_to=f"p{n}@k.example") for n in range(5)])
        ]
        assert fates == [Fate.ACCEPTED] * 5
        assert relay.connections == 1


@WAYS
def test_a_look_that_saw_somebody_leave_sends_no_byte_and_no_dot(way: str) -> None:
    got: list[bytes] = []

    def play(peer: Peer) -> None:
        peer.until_data(way)
        peer.say("354 go")
        got.append(peer.hear_the_rest())
        ended.set()

    ended = threading.Event()
    with ScriptedRelay(play) as relay:
        assert send(relay.url, look=lambda: False)[0].fate is Fate.HELD_BACK
        assert ended.wait(5)
    assert got == [b""]


@WAYS
def test_offer_and_look_come_in_this_order_and_the_look_is_last(way: str) -> None:
    events: list[str] = []

    def play(peer: Peer) -> None:
        peer.until_data(way)
        peer.say("354 go")
        peer.hear_data()
        events.append("message")
        peer.say("250 ok")

    async def offer() -> bool:
        events.append("offer")
        return True

    def look() -> bool:
        events.append("look")
        return True

    with ScriptedRelay(play) as relay:
        assert send(relay.url, offer=offer, look=look)[0].fate is Fate.ACCEPTED
    assert events == ["offer", "look", "message"]


@WAYS
def test_a_break_in_place_of_354_is_a_definite_no_that_is_not_the_messages_fault(way: str) -> None:
    outcome = after_data(way, lambda peer: peer.close())
    assert (outcome.fate, outcome.about) == (Fate.DEFERRED, About.RELAY)


@WAYS
def test_closing_in_the_middle_of_the_message_is_a_definite_no(way: str) -> None:
    def play(peer: Peer) -> None:
        peer.say("354 go")
        peer.hear()
        peer.close()

    big = Parcel(data=b"Subject: x\r\n\r\n" + (b"x" * 70 + b"\r\n") * 200_000)
    outcome = after_data(way, play, big)
    assert (outcome.fate, outcome.about) == (Fate.DEFERRED, About.CONTENT)


@WAYS
def test_a_relay_that_stops_reading_in_the_middle_never_had_the_dot(way: str) -> None:
    ended = threading.Event()

    def play(peer: Peer) -> None:
        peer.say("354 go")
        ended.wait(5)

    big = Parcel(data=b"Subject: x\r\n\r\n" + (b"x" * 70 + b"\r\n") * 200_000)
    outcome = after_data(way, play, big)
    ended.set()
    assert (outcome.fate, outcome.answer) == (Fate.DEFERRED, "no answer: timed out")


@WAYS
def test_a_no_before_the_message_is_heard_and_nothing_is_sent(way: str) -> None:
    def play(peer: Peer) -> None:
        peer.say("354 go\r\n552 5.3.4 too much")
        assert peer.hear_the_rest() == b""

    assert after_data(way, play) == Outcome(Fate.REFUSED, "552 5.3.4 too much", About.CONTENT, "5.3.4")


@WAYS
def test_a_no_in_the_middle_of_the_message_counts_and_the_dot_never_leaves_us(way: str) -> None:
    ends: list[bytes] = []

    def play(peer: Peer) -> None:
        peer.say("354 go")
        peer.hear()
        peer.say("552 5.3.4 too much")
        ends.append(peer.hear_the_rest())
        ended.set()

    ended = threading.Event()
    big = Parcel(data=b"Subject: x\r\n\r\n" + (b"x" * 70 + b"\r\n") * 200_000)
    assert after_data(way, play, big) == Outcome(Fate.REFUSED, "552 5.3.4 too much", About.CONTENT, "5.3.4")
    assert ended.wait(5)
    assert b"\r\n.\r\n" not in ends[0]


@WAYS
@pytest.mark.parametrize("play", [lambda peer: peer.close(), lambda peer: peer.hear()])
def test_a_break_or_a_stall_after_the_dot_leaves_us_in_doubt(way: str, play: Callable[[Peer], None]) -> None:
    outcome = after_dot(way, play)
    assert outcome.fate is Fate.UNCERTAIN
    assert outcome.answer in (
        "the relay hung up",
        "no answer: timed out",
        "the connection broke: Connection reset by peer",
    )


@WAYS
@pytest.mark.parametrize("nonsense", ["hello?", "999 x", "25x ok", "354 again", b"\xff\xfe\r\n", b"2" * 9000, ""])
def test_nonsense_after_the_dot_leaves_us_in_doubt(way: str, nonsense: str | bytes) -> None:
    assert after_dot(way, lambda peer: peer.say(nonsense)).fate is Fate.UNCERTAIN


@WAYS
@pytest.mark.parametrize("nonsense", ["hello?", "999 x", "250 really?", "", b"3" * 9000, "251 a\r\n354 b"])
def test_nonsense_in_place_of_354_is_a_definite_no(way: str, nonsense: str | bytes) -> None:
    outcome = after_data(way, lambda peer: peer.say(nonsense))
    assert (outcome.fate, outcome.about) == (Fate.DEFERRED, About.RELAY)


@WAYS
@pytest.mark.parametrize(
    ("answer", "fate"),
    [
        ("250 taken", Fate.ACCEPTED),
        ("250-taken\r\n250 really", Fate.ACCEPTED),
        ("250", Fate.ACCEPTED),
        ("250 tak for det, søren", Fate.ACCEPTED),
        ("450 later", Fate.DEFERRED),
        ("421 closing", Fate.DEFERRED),
        ("550 5.1.1 no such user", Fate.REFUSED),
        ("554 spam", Fate.REFUSED),
    ],
)
def test_the_answer_to_the_dot_decides(way: str, answer: str, fate: Fate) -> None:
    assert after_dot(way, lambda peer: peer.say(answer)).fate is fate


NOES = [
    ("MAIL", "450 greylisted", Fate.DEFERRED),
    ("MAIL", "550 unknown", Fate.DEFERRED),
    ("RCPT", "450 greylisted", Fate.DEFERRED),
    ("RCPT", "550 unknown", Fate.REFUSED),
    ("DATA", "450 greylisted", Fate.DEFERRED),
    ("DATA", "550 unknown", Fate.REFUSED),
]


@WAYS
@pytest.mark.parametrize(("step", "no", "fate"), NOES)
def test_a_no_to_a_command_leaves_the_connection_usable(way: str, step: str, no: str, fate: Fate) -> None:
    noes, heard = [no], []

    def script(peer: Peer) -> None:
        peer.say("220 hello")
        in_transaction = False
        while line := peer.hear():
            verb = line.split(" ")[0]
            heard.append(verb)
            if verb == "EHLO":
                peer.say(f"250-relay\r\n250 {way}" if way else "250 relay")
            elif verb == step and noes:
                peer.say(noes.pop())
                in_transaction = in_transaction and verb != "MAIL"
            elif verb == "RSET" or (verb == "MAIL" and not in_transaction):
                in_transaction = verb == "MAIL"
                peer.say("250 ok")
            elif verb == "DATA" and in_transaction and heard[-2] == "RCPT" and len(heard) != 4:
                peer.say("354 go")
                peer.hear_data()
                peer.say("250 taken")
                in_transaction = False
            else:
                peer.say("250 ok" if verb == "RCPT" and in_transaction else "503 5.5.1 what?")

    with ScriptedRelay(script) as relay:
        first, second = send(relay.url, Parcel(), Parcel())
        assert relay.connections == 1
    assert (first.fate, first.answer) == (fate, no)
    assert second.fate is Fate.ACCEPTED


def test_an_idle_connection_that_the_relay_closed_is_not_usable() -> None:
    async def story(url: str) -> None:
        connection = await Connection.open(Relay.from_url(url), PATIENT)
        assert (await connection.hand_over(Parcel(), may_go, go)).fate is Fate.ACCEPTED
        while connection.usable:
            await asyncio.sleep(0)
        with pytest.raises(RelayDown, match=r"421 4\.4\.2 idle"):
            await connection.hand_over(Parcel(), may_go, go)
        await connection.quit()

    def once(peer: Peer) -> None:
        peer.until_data("PIPELINING")
        peer.say("354 go")
        peer.hear_data()
        peer.say("250 taken")
        peer.say("421 4.4.2 idle too long")

    with ScriptedRelay(once) as relay:
        asyncio.run(story(relay.url))


@WAYS
def test_a_relay_that_closes_with_421_says_nothing_of_the_message(way: str) -> None:
    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say(f"250-relay\r\n250 {way}" if way else "250 relay")
        peer.hear()
        peer.say("421 4.7.0 too many connections")
        peer.hear_data()

    with ScriptedRelay(script) as relay:
        outcome = send(relay.url)[0]
    assert (outcome.fate, outcome.about, outcome.status) == (Fate.DEFERRED, About.SENDER, "4.7.0")


@WAYS
def test_a_stall_at_a_command_is_a_definite_no(way: str) -> None:
    outcome = after_data(way, lambda peer: peer.hear())
    assert outcome == Outcome(Fate.DEFERRED, "no answer: timed out", About.RELAY)


@WAYS
def test_cancelling_hangs_up(way: str) -> None:
    async def story(url: str) -> None:
        connection = await Connection.open(Relay.from_url(url), PATIENT)
        asked = asyncio.Event()

        async def offer() -> bool:
            asked.set()
            return True

        handing = asyncio.ensure_future(connection.hand_over(Parcel(), offer, go))
        await asked.wait()
        handing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await handing
        assert not connection.usable

    def script(peer: Peer) -> None:
        peer.until_data(way)
        peer.hear()

    with ScriptedRelay(script) as relay:
        asyncio.run(story(relay.url))
