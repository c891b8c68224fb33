"""All commands at once (RFC 2920): answers in every order of arrival, and offers that hold back."""

import asyncio
import threading

import pytest
from tests.plugins.handing import QUICK, Parcel, go, may_go, send
from tests.plugins.relay import Peer, ScriptedRelay

from jatak.delivery.smtp.connection import Connection
from jatak.delivery.smtp.outcome import About, Fate, Outcome
from jatak.delivery.smtp.relay import Relay


def greets(peer: Peer) -> None:
    peer.say("220 hello")
    peer.hear()
    peer.say("250-relay\r\n250 PIPELINING")


def answers(peer: Peer, *lines: str) -> None:
    """Hear a command and answer, for each line."""
    for line in lines:
        peer.hear()
        peer.say(line)


def test_the_three_commands_come_in_one_write_before_any_answer() -> None:
    def script(peer: Peer) -> None:
        greets(peer)
        assert [peer.hear().split(":")[0] for _ in range(3)] == ["MAIL FROM", "RCPT TO", "DATA"]
        peer.say("250 a\r\n250 b\r\n354 c")
        peer.hear_data()
        peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        assert send(relay.url)[0].fate is Fate.ACCEPTED


def test_the_offer_is_under_way_while_the_relay_thinks_and_the_message_waits_for_both() -> None:
    offered = threading.Event()

    async def offer() -> bool:
        offered.set()
        await asyncio.sleep(0)
        return True

    def script(peer: Peer) -> None:
        greets(peer)
        # Without the offer no answer: a client that waited for answers first would stall.
        assert offered.wait(5)
        answers(peer, "250 a", "250 b", "354 c")
        peer.hear_data()
        peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        assert send(relay.url, offer=offer)[0].fate is Fate.ACCEPTED


def test_an_offer_that_takes_longer_than_the_relay_may_is_no_time_out() -> None:
    async def offer() -> bool:
        await asyncio.sleep(1.2 * QUICK.command)
        return True

    def script(peer: Peer) -> None:
        peer.until_data("PIPELINING")
        peer.say("354 go")
        peer.hear_data()
        peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        assert send(relay.url, offer=offer, timeouts=QUICK)[0].fate is Fate.ACCEPTED


async def refused() -> bool:
    return False


async def broken() -> bool:
    raise RuntimeError("the database is gone")


def test_an_offer_that_says_no_sends_nothing_not_even_a_dot() -> None:
    got: list[bytes] = []
    ended = threading.Event()

    def script(peer: Peer) -> None:
        peer.until_data("PIPELINING")
        peer.say("354 go")
        got.append(peer.hear_the_rest())
        ended.set()

    with ScriptedRelay(script) as relay:
        assert send(relay.url, offer=refused)[0].fate is Fate.HELD_BACK
        assert ended.wait(5)
    assert got == [b""]


@pytest.mark.parametrize("answer", ["550 5.1.1 unknown", "421 closing"])
def test_an_offer_that_says_no_outweighs_what_the_relay_says(answer: str) -> None:
    """Another worker may have the message by now: this one must not settle it."""

    def script(peer: Peer) -> None:
        greets(peer)
        answers(peer, "250 ok", answer, "503 no")
        peer.hear()

    with ScriptedRelay(script) as relay:
        assert send(relay.url, offer=refused)[0].fate is Fate.HELD_BACK


@pytest.mark.parametrize("way", ["", "PIPELINING"])
def test_what_an_offer_raises_comes_through_and_the_connection_is_closed(way: str) -> None:
    async def story(url: str) -> None:
        connection = await Connection.open(Relay.from_url(url), QUICK)
        with pytest.raises(RuntimeError, match="database"):
            await connection.hand_over(Parcel(), broken, go)
        assert not connection.usable

    def script(peer: Peer) -> None:
        peer.say("220 hello")
        peer.hear()
        peer.say(f"250-relay\r\n250 {way}")
        while peer.hear():
            peer.say("250 ok")

    with ScriptedRelay(script) as relay:
        asyncio.run(story(relay.url))


def test_without_pipelining_an_offer_that_says_no_keeps_the_connection() -> None:
    heard: list[str] = []
    offers = [False, False, True, True]

    async def offer() -> bool:
        return offers.pop(0)

    def script(peer: Peer) -> None:
        peer.say("220 hello")
        while line := peer.hear():
            heard.append(line.split(" ")[0])
            peer.say("354 go" if line == "DATA" else "250 ok")
            if line == "DATA":
                peer.hear_data()
                peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        outcomes = send(relay.url, *[Parcel()] * 4, offer=offer)
        assert relay.connections == 1
    assert [outcome.fate for outcome in outcomes] == [Fate.HELD_BACK] * 2 + [Fate.ACCEPTED] * 2
    whole = ["MAIL", "RCPT", "DATA"]
    assert heard == ["EHLO", "MAIL", "RCPT", "RSET", "MAIL", "RCPT", "RSET", *whole, *whole, "QUIT"]


def test_a_recipient_refused_and_data_welcome_ends_with_a_single_dot() -> None:
    """RFC 2920 section 3.1: nobody gets the empty message, and the connection serves on."""
    empty: list[bytes] = []

    def script(peer: Peer) -> None:
        greets(peer)
        answers(peer, "250 ok", "550 5.1.1 unknown", "354 go")
        empty.append(peer.hear_data())
        peer.say("554 no valid recipients")
        # No RSET: the dot ended the transaction.
        answers(peer, "250 ok", "250 ok", "354 go")
        peer.hear_data()
        peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        first, second = send(relay.url, Parcel(), Parcel())
        assert relay.connections == 1
    assert first == Outcome(Fate.REFUSED, "550 5.1.1 unknown", About.RECIPIENT, "5.1.1")
    assert second.fate is Fate.ACCEPTED
    assert empty == [b""]


@pytest.mark.parametrize("lines", [("550 no", "250 ok", "354 go"), ("250 ok", "354 what?", "354 go")])
def test_a_no_that_may_leave_a_recipient_accepted_gets_no_dot(lines: tuple[str, ...]) -> None:
    rest: list[bytes] = []
    ended = threading.Event()

    def script(peer: Peer) -> None:
        greets(peer)
        answers(peer, *lines)
        rest.append(peer.hear_the_rest())
        ended.set()

    with ScriptedRelay(script) as relay:
        assert send(relay.url)[0].fate is Fate.DEFERRED
        assert ended.wait(5)
    assert rest == [b""]


def test_after_a_refusal_the_next_message_begins_with_rset() -> None:
    def script(peer: Peer) -> None:
        greets(peer)
        answers(peer, "250 ok", "450 4.2.1 later", "503 5.5.1 no recipient")
        assert peer.hear() == "RSET"
        peer.say("250 ok")
        answers(peer, "250 ok", "250 ok", "354 go")
        peer.hear_data()
        peer.say("250 taken")
        # And the one after that has nothing to forget.
        assert peer.hear().startswith("MAIL")
        peer.say("250 ok")
        answers(peer, "250 ok", "354 go")
        peer.hear_data()
        peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        fates = [outcome.fate for outcome in send(relay.url, *[Parcel()] * 3)]
    assert fates == [Fate.DEFERRED, Fate.ACCEPTED, Fate.ACCEPTED]


def test_250_for_data_is_nonsense_and_nothing_is_sent() -> None:
    def script(peer: Peer) -> None:
        greets(peer)
        answers(peer, "250 ok", "250 ok", "250 ok")
        peer.hear()

    with ScriptedRelay(script) as relay:
        outcome = send(relay.url)[0]
    assert outcome == Outcome(Fate.DEFERRED, "the relay answered nonsense: 250 ok", About.RELAY)


def test_what_the_relay_said_before_it_hung_up_counts() -> None:
    def script(peer: Peer) -> None:
        greets(peer)
        answers(peer, "250 ok")
        peer.say("550 5.1.1 unknown")

    with ScriptedRelay(script) as relay:
        assert send(relay.url)[0] == Outcome(Fate.REFUSED, "550 5.1.1 unknown", About.RECIPIENT, "5.1.1")


@pytest.mark.parametrize("cut", range(1, 40, 3))
def test_answers_come_in_any_pieces(cut: int) -> None:
    whole = b"250-2.1.0 one\r\n250 2.1.0 two\r\n250 2.1.5 three\r\n354 go\r\n"

    def script(peer: Peer) -> None:
        greets(peer)
        for _ in range(3):
            peer.hear()
        peer.say(whole[:cut])
        peer.say(whole[cut : cut + 7])
        peer.say(whole[cut + 7 :])
        peer.hear_data()
        peer.say("250 taken")

    with ScriptedRelay(script) as relay:
        assert send(relay.url)[0].fate is Fate.ACCEPTED


def test_twenty_connections_at_once() -> None:
    def script(peer: Peer) -> None:
        greets(peer)
        for _ in range(5):
            answers(peer, "250 ok", "250 ok", "354 go")
            peer.hear_data()
            peer.say("250 taken")

    async def five(url: str) -> list[Outcome]:
        connection = await Connection.open(Relay.from_url(url), QUICK)
        outcomes = [await connection.hand_over(Parcel(), may_go, go) for _ in range(5)]
        connection.close()
        return outcomes

    async def story(url: str) -> list[list[Outcome]]:
        return await asyncio.gather(*(five(url) for _ in range(20)))

    with ScriptedRelay(script) as relay:
        fates = {outcome.fate for outcomes in asyncio.run(story(relay.url)) for outcome in outcomes}
    assert fates == {Fate.ACCEPTED}
