"""The demo's mail server takes every mail as it was sent."""

import smtplib

from jatak.delivery.smtp.relay import Relay
from jatak.demo.sink import Sink


def test_mail_comes_as_it_was_sent(tmp_path):
    with Sink() as sink:
        sink.folder = tmp_path
        relay = Relay.from_url(sink.url)
        with smtplib.SMTP(relay.host, relay.port) as client:
            client.sendmail("a@solrejser.example", ["ana@post-dk.example"], b"Subject: hi\r\n\r\n.dot\r\n..two\r\n")
    (received,) = sink.received
    assert (received.sender, received.recipient) == ("a@solrejser.example", "ana@post-dk.example")
    assert received.data == b"Subject: hi\r\n\r\n.dot\r\n..two\r\n"
    assert (tmp_path / "0001-ana.eml").read_bytes() == received.data
