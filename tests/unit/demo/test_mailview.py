"""The mails that arrived, in a browser: each part is shown, nothing of a mail runs, and its links lead here."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from jatak.demo.house import PUBLIC_URL
from jatak.demo.mailview.server import MailView
from jatak.demo.sink import Received, Sink

SITE = "http://127.0.0.1:8000"
LEAVE = f"{PUBLIC_URL}/l/token"
NEWS = f"""\
From: Solrejser <nyt@solrejser.example>
To: ana@kunde.example
Subject: Sommer <b>nu</b>
List-Unsubscribe: <mailto:leave@solrejser.example>, <{LEAVE}>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=utf-8

Hej <Ana>. Leave: {LEAVE}.
--x
Content-Type: text/html; charset=utf-8

<p>Hej</p><script>alert(1)</script><a href="{LEAVE}">Leave</a>
--x--
"""
RECEIPT = "From: rejser@sydrejser.example\nTo: ben@kunde.example\nSubject: Receipt\n\nThank you.\n"


@pytest.fixture
def clicks() -> list[str]:
    return []


@pytest.fixture
def view(clicks: list[str]) -> Iterator[MailView]:
    sink = Sink()
    for recipient, text in (("ana@kunde.example", NEWS), ("ben@kunde.example", RECEIPT)):
        sink.received.append(Received(time.time(), "bounce@x.example", recipient, text.replace("\n", "\r\n").encode()))

    def click(uri: str) -> int:
        clicks.append(uri)
        return 200

    with sink, MailView(sink, SITE, click) as shown:
        yield shown


def page(view: MailView, path: str, data: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    request = urllib.request.Request(view.address + path, data, headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers["Content-Security-Policy"]
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode(), refused.headers["Content-Security-Policy"]


def test_the_newest_mail_comes_first(view: MailView) -> None:
    _, text, _ = page(view, "/")
    assert text.index("Receipt") < text.index("Sommer")
    assert "<b>nu</b>" not in text
    assert page(view, "/count")[1] == "2"


def test_the_letter_is_shown_where_nothing_of_it_can_run(view: MailView) -> None:
    _, text, policy = page(view, "/mail/1")
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in text
    assert "script-src 'self'" in policy
    _, letter, of_letter = page(view, "/mail/1/html")
    assert "default-src 'none'" in of_letter
    assert "script-src" not in of_letter
    assert f'href="{SITE}/l/token"' in letter
    assert PUBLIC_URL not in letter


def test_each_other_part_is_shown_as_text(view: MailView) -> None:
    text = page(view, "/mail/1?part=text")[1]
    assert "Hej &lt;Ana&gt;" in text
    assert f'<a href="{SITE}/l/token" rel="noreferrer">{LEAVE}</a>.' in text
    assert "List-Unsubscribe-Post" in page(view, "/mail/1?part=headers")[1]
    assert "&lt;script&gt;" in page(view, "/mail/1?part=source")[1]


def test_the_button_sends_the_one_click_of_mail_programs(view: MailView, clicks: list[str]) -> None:
    assert "the answer was 200" in page(view, "/mail/1/leave", b"")[1]
    assert clicks == [LEAVE]
    assert "This mail is no marketing" in page(view, "/mail/2")[1]
    assert page(view, "/mail/2/leave", b"")[0] == 404


def test_a_test_mail_is_said_to_be_one(view: MailView) -> None:
    text = RECEIPT.replace("Receipt", "[Test] Summer").replace("\n", "\r\n")
    view.sink.received.append(Received(time.time(), "bounce@x.example", "ana@kunde.example", text.encode()))
    assert "A test mail has no Unsubscribe button." in page(view, "/mail/3")[1]


@pytest.mark.parametrize("path", ["/mail/0", "/mail/3", "/mail/x", "/mail/1/script", "/nothing", "/mail/99999999999"])
def test_what_is_not_there_is_not_found(view: MailView, path: str) -> None:
    assert page(view, path)[0] == 404


def test_another_site_may_neither_read_nor_click(view: MailView, clicks: list[str]) -> None:
    assert page(view, "/", Host="evil.example")[0] == 403
    assert page(view, "/mail/1/leave", b"", Origin="https://evil.example")[0] == 404
    assert clicks == []
