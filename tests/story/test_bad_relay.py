"""Relays as they are: stalling, breaking, talking nonsense, without TLS, full, and one of two."""

import logging
import ssl
from collections.abc import Callable

import pytest
from django.test import override_settings
from tests.plugins.handing import CERTIFICATE
from tests.plugins.relay import Peer, Sink
from tests.story.relays import HANG_UP, Moody
from tests.story.sending import (
    PUBLIC_URL,
    answers,
    attempts,
    joined,
    newsletter,
    now,
    receipt,
    started,
    states,
    until,
    worker,
)

from jatak.campaigns.service import send_service
from jatak.database.using import acting_as

ONE_BY_ONE = "?connections=1&starttls=never"
PEOPLE = 40
ANA, BEN = "ana@example.com", "ben@example.com"


@pytest.fixture
def travel(database):
    return joined("Ana", "Ben")


@pytest.fixture
def crowd(database):
    """A campaign to many, which a test starts."""
    return joined("Ana", others=PEOPLE - 1)


def both(sink: Sink) -> bool:
    return sorted(sink.recipients()) == [ANA, BEN]


def says(verb: str, answer: str, connections: int = 1) -> Callable[[str, int], str]:
    """This answer to this command, on the first connections."""
    return lambda command, number: answer if number <= connections and command.startswith(verb) else ""


def stalls(after: str) -> Callable[[Peer], None]:
    """Says nothing more once it heard this command; empty: nothing at all."""

    def script(peer: Peer) -> None:
        if after:
            peer.say("220 hello")
        while after and not peer.hear().startswith(after):
            peer.say("250 ok")
        peer.hear_the_rest()

    return script


def nonsense(peer: Peer) -> None:
    peer.say("HTTP/1.1 400 Bad Request")
    peer.hear_the_rest()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (stalls(""), "timed out"),
        (stalls("MAIL"), "timed out"),
        (stalls("DATA"), "timed out"),
        (nonsense, "answered nonsense: HTTP/1.1 400"),
        (lambda peer: None, "hung up"),
    ],
)
def test_before_the_message_was_asked_for_everything_waits_and_nothing_was_tried(travel, caplog, script, said):
    started(travel)
    with caplog.at_level(logging.WARNING), Moody() as sink:
        sink.scripts = [script]
        with worker(sink.url + ONE_BY_ONE, patience=2):
            until(lambda: "Trying again in 1 seconds" in caplog.text)
            assert said in caplog.text
            assert f"The relay 127.0.0.1:{sink.port}" in caplog.text
            until(lambda: states() == {"accepted": 2})
        assert both(sink)
    assert attempts() == [1, 1]


@pytest.mark.parametrize(
    ("ending", "extensions"),
    [("closes", ()), *((each, ("PIPELINING",)) for each in ("closes", "stalls", "nonsense", "asks again"))],
)
def test_from_the_final_dot_on_one_message_is_in_doubt_and_the_other_goes(travel, caplog, ending, extensions):
    """The relay may have it: nobody can know, so marketing is not sent again, and the relay rests."""
    started(travel)
    words = {"closes": "", "stalls": None, "nonsense": "hello!", "asks again": "354 go on"}[ending]

    def script(peer: Peer) -> None:
        peer.until_data(*extensions)
        peer.say("354 go")
        peer.hear_data()
        if words:
            peer.say(words)
        if words != "":
            peer.hear_the_rest()

    with caplog.at_level(logging.WARNING), Moody(*extensions) as sink:
        sink.scripts = [script]
        with worker(sink.url + ONE_BY_ONE, patience=2):
            until(lambda: states() == {"accepted": 1, "uncertain": 1})
        assert len(sink.received) == 1
    said = {"closes": "hung up", "stalls": "timed out", "nonsense": "nonsense", "asks again": "nonsense"}[ending]
    assert said in " ".join(answers("uncertain"))
    assert "left a message in doubt" in caplog.text
    assert "Trying again in 1 seconds" in caplog.text


def test_a_relay_that_leaves_all_in_doubt_does_not_get_the_whole_campaign(crowd):
    started(crowd)
    with Moody() as sink:
        sink.scripts = [lambda peer: (peer.until_data(), peer.say("354 go"), peer.hear_data())[0]] * 99
        with worker(sink.url + ONE_BY_ONE):
            until(lambda: states().get("uncertain", 0) == 2)
        assert sink.connections <= 3
    assert states()["waiting"] >= PEOPLE - 3


def test_closing_in_the_middle_of_a_large_message_is_a_definite_no(travel):
    """Much of it has not left us, so the relay cannot have it: it is tried again."""
    started(travel, version=large(travel, 12_000_000))

    def script(peer: Peer) -> None:
        peer.until_data()
        peer.say("354 go")
        peer.socket.recv(1000)

    with Moody() as sink:
        sink.scripts = [script]
        with worker(sink.url + ONE_BY_ONE):
            until(lambda: states() == {"accepted": 2})
        assert both(sink)
    assert attempts() == [1, 2]


def large(of, size: int):
    with acting_as("web"):
        return newsletter(
            of, "large", "<p>Hello {name}</p>" + "<p>Summer in the South Tyrol, by train.</p>\n" * (size // 40)
        )


@pytest.mark.parametrize(
    ("options", "extensions", "script", "said"),
    [
        ("starttls=required", (), None, "does not offer STARTTLS"),
        (
            "starttls=required",
            ("STARTTLS",),
            says("STARTTLS", "454 4.7.0 no certificate", 99),
            "does not offer STARTTLS",
        ),
        ("starttls=required", ("STARTTLS",), "self-signed", "certificate verify failed"),
        ("starttls=offered", ("STARTTLS",), says("STARTTLS", "220 go", 99), "TLS failed"),
    ],
)
def test_without_tls_nothing_is_told_to_a_relay_that_must_have_it(travel, caplog, options, extensions, script, said):
    started(travel)
    with caplog.at_level(logging.WARNING), Moody(*extensions) as sink:
        if script == "self-signed":
            sink.scripts = [encrypts] * 99
        elif script:
            sink.says = script
        with worker(f"{sink.url}?connections=1&{options}"):
            until(lambda: "Trying again in 1 seconds" in caplog.text)
        assert said in caplog.text
        assert not [line for line in sink.commands if line.startswith("MAIL")]
    assert states() == {"waiting": 2}
    assert attempts() == [0, 0]


def encrypts(peer: Peer) -> None:
    """Offers STARTTLS with a certificate that nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    peer.say("220 hello")
    peer.hear()
    peer.say("250-relay\r\n250 STARTTLS")
    peer.hear()
    peer.say("220 go")
    peer.encrypt(context)
    peer.hear_the_rest()


def test_what_is_accepted_and_bounces_later_names_its_message_to_whom_it_comes_back(travel):
    """A bounce goes to the envelope sender, another for each message; until it is read the message is accepted."""
    started(travel)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 2})
        senders = {received.sender for received in sink.received}
    assert len(senders) == 2
    assert all(sender.startswith("bounce+") and sender.endswith("@sydrejser.example") for sender in senders)
    assert answers("accepted") == ["250 taken", "250 taken"]


@pytest.mark.parametrize(
    ("verb", "answer"),
    [("RCPT", "550 5.1.1 no such user"), ("DATA", "554 5.6.0 not this content"), ("dot", "552 5.3.4 too big")],
)
def test_a_lasting_no_to_one_message_refuses_it_and_the_relay_goes_on(travel, caplog, verb, answer):
    started(travel)
    with caplog.at_level(logging.WARNING), Moody("PIPELINING") as sink:
        if verb == "dot":
            sink.answers[ANA] = answer
        else:
            heard: list[str] = []
            sink.says = lambda command, _: (
                answer if command.startswith(verb) and not heard and not heard.append(verb) else ""
            )
        with worker(sink.url + ONE_BY_ONE):
            until(lambda: states() == {"accepted": 1, "refused": 1})
    assert answers("refused") == [answer]
    assert "Trying again" not in caplog.text


def test_a_message_larger_than_the_relay_takes_is_refused_unsent_and_smaller_ones_go(travel):
    started(travel, "Large", large(travel, 40_000))
    with acting_as("web"):
        small = newsletter(travel, "small")
    with Moody("PIPELINING", "SIZE 20000") as sink, worker(sink.url + ONE_BY_ONE):
        until(lambda: states() == {"refused": 2})
        assert not [line for line in sink.commands if line.startswith("MAIL")]
        started(travel, "Small", small)
        until(lambda: states() == {"refused": 2, "accepted": 2})
    assert all("bytes, the relay takes 20000" in answer for answer in answers("refused"))


@pytest.mark.parametrize(
    ("verb", "answer", "extensions"),
    [
        ("", "421 too much mail from you", ()),
        ("MAIL", "421 4.7.0 too much mail", ()),
        ("MAIL", "421 4.7.0 too much mail", ("PIPELINING",)),
        ("MAIL", "550 5.7.1 sender refused", ()),
        ("MAIL", "550 5.7.1 sender refused", ("PIPELINING",)),
        ("RCPT", "550 5.7.26 this mail is unauthenticated", ("PIPELINING",)),
        ("MAIL", "530 5.7.0 authentication required", ("PIPELINING",)),
    ],
)
def test_a_no_to_us_lets_the_relay_rest_and_counts_no_try(travel, caplog, verb, answer, extensions):
    started(travel)
    with caplog.at_level(logging.WARNING), Moody(*extensions) as sink:
        sink.says = lambda command, number: (
            answer if number == 1 and (command.startswith(verb) if verb else not command) else ""
        )
        with worker(sink.url + ONE_BY_ONE):
            until(lambda: "Trying again in 1 seconds" in caplog.text)
            until(lambda: not {"claimed", "offered"} & states().keys() or states().get("accepted") == 2)
            sink.says = lambda command, number: ""
            until(lambda: states() == {"accepted": 2})
        assert both(sink)
    assert answer in caplog.text
    assert attempts() == [1, 1]


def test_a_no_to_us_after_the_dot_is_not_asked_again_at_once_for_the_message_that_follows(crowd, caplog):
    """The commands of the next message are out already: it waits with the others, and the relay rests."""
    started(crowd)
    came: list[str] = []
    with caplog.at_level(logging.WARNING), Moody("PIPELINING") as sink:
        everybody = {ANA, *(f"m{number}@example.com" for number in range(2 * PEOPLE))}
        sink.answers = dict.fromkeys(everybody, "450 4.7.1 too many messages from your IP")
        sink.at_dot = lambda received: came.append(received.recipient)
        with worker(sink.url + ONE_BY_ONE):
            until(lambda: "Trying again in 2 seconds" in caplog.text)
            assert len(came) == 2
            sink.answers = {}
            until(lambda: states() == {"accepted": PEOPLE})
        assert len(set(sink.recipients())) == len(sink.received) == PEOPLE
    assert attempts() == [1] * PEOPLE


def test_too_much_mail_in_the_middle_of_a_connection_and_again_in_the_next_lets_the_relay_rest(crowd, caplog):
    started(crowd)
    enough = "421 4.7.0 too much mail"
    with caplog.at_level(logging.WARNING), Moody("PIPELINING") as sink:
        sink.says = lambda command, number: (
            enough if command.startswith("MAIL") and (number == 2 or (number == 1 and sink.received)) else ""
        )
        with worker(sink.url + ONE_BY_ONE):
            until(lambda: states() == {"accepted": PEOPLE})
        assert sink.connections == 3
    assert caplog.text.count(f"{enough}; messages wait. Trying again in 1 seconds") == 1
    assert attempts() == [1] * PEOPLE


@pytest.mark.parametrize("extensions", [(), ("PIPELINING",)])
def test_every_message_arrives_once_with_and_without_pipelining(crowd, extensions):
    started(crowd)
    with Moody(*extensions) as sink, worker(sink.url + "?connections=3"):
        until(lambda: states() == {"accepted": PEOPLE})
        assert len(set(sink.recipients())) == len(sink.received) == PEOPLE
    assert attempts() == [1] * PEOPLE


@pytest.mark.parametrize("extensions", [(), ("PIPELINING",)])
def test_a_relay_that_takes_a_message_and_leaves_is_connected_to_again_without_a_rest(crowd, caplog, extensions):
    """Also where the next message was announced to it."""
    started(crowd)
    with caplog.at_level(logging.WARNING), Moody(*extensions) as sink:
        sink.leaves_after = 4
        with worker(sink.url + ONE_BY_ONE):
            until(lambda: states() == {"accepted": PEOPLE})
        assert len(set(sink.recipients())) == len(sink.received) == PEOPLE
    assert "Trying again" not in caplog.text
    assert attempts() == [1] * PEOPLE


def test_of_two_relays_one_carries_all_while_the_other_is_down_and_both_when_it_is_back(crowd, caplog):
    with caplog.at_level(logging.WARNING), Moody() as first, Moody("PIPELINING", delay=0.02) as second:
        first.says = lambda command, number: HANG_UP
        with worker(f"{first.url}?connections=2 {second.url}?connections=2"):
            started(crowd, "While it is down")
            until(lambda: states() == {"accepted": PEOPLE})
            assert first.received == []
            assert f"The relay 127.0.0.1:{first.port} cannot be used: the relay hung up" in caplog.text
            assert str(second.port) not in caplog.text
            first.says = lambda command, number: ""
            second.delay = 0.5
            with acting_as("web"):
                again = newsletter(crowd, "again")
            started(crowd, "When it is back", again)
            until(lambda: len(first.received) > 3)
            second.delay = 0
            until(lambda: states() == {"accepted": 2 * PEOPLE})
        assert len(first.received) + len(second.received) == 2 * PEOPLE


def test_a_single_message_finds_the_relay_that_serves(travel):
    """Lanes of the relay that is down wait for work, too; they let the others have it."""
    with acting_as("web"):
        receipt(travel)
    with Moody() as first, Moody() as second:
        first.says = lambda command, number: HANG_UP
        with worker(f"{first.url} {second.url}?connections=1"):
            for number in range(1, 6):
                with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
                    send_service(travel, "receipt", travel.ana.pk, now(), key=str(number))
                until(lambda number=number: states() == {"accepted": number}, 5)
        assert len(second.received) == 5


def test_connections_are_in_proportion_to_weights(crowd):
    started(crowd)
    with Moody(delay=0.1) as heavy, Moody(delay=0.1) as light:
        options = "connections=6&starttls=never"
        with worker(f"{heavy.url}?weight=3&{options}, {light.url}?weight=1&{options}"):
            until(lambda: states() == {"accepted": PEOPLE})
        assert (heavy.connections, light.connections) == (6, 2)
        assert len(heavy.received) > len(light.received)
