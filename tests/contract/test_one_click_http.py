"""RFC 8058 and 2369, as a mail program sees them: plain HTTP with the server that runs, and nothing known of us.

The letter is a real one as it left; the client knows its headers, and what the RFC says.
"""

import email
import re
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Mail
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urljoin, urlsplit

import pytest
from tests.plugins.relay import Sink
from tests.story.processes import started as process
from tests.story.sending import PUBLIC_URL, joined, started, states, until, worker

from jatak.consent.models import Event, Objection, Record, Suppression
from jatak.database.using import acting_as, connection

FORM = "application/x-www-form-urlencoded"
ONE_CLICK = b"List-Unsubscribe=One-Click"
MULTIPART = b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
BODIES = {
    "urlencoded": (ONE_CLICK, {"Content-Type": FORM}),
    "urlencoded with a charset": (ONE_CLICK, {"Content-Type": f"{FORM}; charset=utf-8"}),
    "multipart": (MULTIPART, {"Content-Type": "multipart/form-data; boundary=b"}),
    "empty": (b"", {"Content-Type": FORM}),
    "empty, without a type": (b"", {}),
    "without a type": (ONE_CLICK, {}),
    "in chunks": (None, {"Content-Type": FORM, "Transfer-Encoding": "chunked"}),
}


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Letter:
    """A letter in somebody's mailbox, and where its page answers in this test."""

    mail: Mail
    port: int

    @property
    def url(self) -> str:
        """The one https address of List-Unsubscribe."""
        (url,) = re.findall(r"<(https://[^>]+)>", str(self.mail["List-Unsubscribe"]))
        return str(url)

    def ask(
        self, method: str, body: bytes | None = b"", headers: dict[str, str] | None = None, url: str = ""
    ) -> Answer:
        """One request as a mail program sends it: with no cookie, no referrer and no origin."""
        parts = urlsplit(url or self.url)
        client = HTTPConnection("127.0.0.1", self.port, timeout=60)
        told = {"Host": parts.netloc, "X-Forwarded-Proto": "https", **(headers or {})}
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        client.request(method, path, iter([ONE_CLICK[:9], ONE_CLICK[9:]]) if body is None else body, told)
        answer: HTTPResponse = client.getresponse()
        told_back = {name.lower(): value for name, value in answer.getheaders()}
        done = Answer(answer.status, told_back, answer.read())
        client.close()
        return done


@pytest.fixture(scope="module")
def served(shared_database: None) -> Iterator[int]:
    """The pages, by the server that runs them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with process([sys.executable, "-m", "jatak.cli", "web", "--port", str(port)], "smtp://127.0.0.1:1"):
        _until_it_answers(port)
        yield port


@pytest.fixture(scope="module")
def letters(served: int) -> dict[str, Letter]:
    """A campaign went to these people."""
    names = [f"Ana{number}" for number in range(20)]
    sydrejser = joined(*names)
    with Sink() as sink:
        started(sydrejser)
        with worker(sink.url):
            until(lambda: states() == {"accepted": len(names)})
    return {each.recipient: Letter(email.message_from_bytes(each.data), served) for each in sink.received}


@pytest.fixture
def letter(letters: dict[str, Letter]) -> Letter:
    """That of somebody who has done nothing yet."""
    return letters.popitem()[1]


def ledger() -> tuple[int, int, int, int]:
    with acting_as("admin"):
        live = Record.objects.filter(ended_at=None, channel="email").count()
        return live, Event.objects.count(), Objection.objects.count(), Suppression.objects.count()


def living() -> int:
    return ledger()[0]


def test_the_letter_says_how(letter):
    """RFC 8058 section 3.1, RFC 2369 section 2."""
    assert letter.mail.get_all("List-Unsubscribe-Post") == ["List-Unsubscribe=One-Click"]
    (listed,) = letter.mail.get_all("List-Unsubscribe")
    assert re.fullmatch(r"<https://[^<>\s]+>,\s*<mailto:[^<>\s]+>", listed)
    assert letter.url.startswith(PUBLIC_URL)


@pytest.mark.parametrize("kind", BODIES)
def test_a_post_leaves_at_once(letter, kind):
    before = living()
    body, headers = BODIES[kind]
    answer = letter.ask("POST", body, headers)
    assert answer.status == 200
    assert living() == before - 1
    assert "location" not in answer.headers
    assert "set-cookie" not in answer.headers
    after = ledger()
    again = letter.ask("POST", body, headers)
    assert (again.status, again.body, ledger()) == (200, answer.body, after), "a replay is as good, and adds nothing"


@pytest.mark.parametrize("ending", ["/", "?utm_source=x", "/?a=b"])
def test_no_post_is_redirected_however_the_address_ends(letter, ending):
    before = living()
    for secure in ("https", "http"):
        answer = letter.ask(
            "POST", ONE_CLICK, {"Content-Type": FORM, "X-Forwarded-Proto": secure}, url=letter.url + ending
        )
        assert answer.status == 200
    assert living() == before - 1


def test_looking_changes_nothing(letter):
    before = ledger()
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
        for more in ({}, {"Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}, {"X-Moz": "prefetch"}):
            answer = letter.ask(method, b"" if method in ("GET", "HEAD") else ONE_CLICK, more)
            assert answer.status == (200 if method in ("GET", "HEAD") else 405)
            assert "set-cookie" not in answer.headers
    assert letter.ask("GET", ONE_CLICK, {"Content-Type": FORM}).status == 200
    assert letter.ask("GET", url=f"{letter.url}?List-Unsubscribe=One-Click&choice=everything").status == 200
    assert ledger() == before


class Links(HTMLParser):
    """What a scanner finds on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.links += [value for name in ("href", "src", "action") if (value := named.get(name))]
        if tag == "form":
            self.forms.append(named)


def test_a_scanner_that_follows_every_link_and_submits_no_form_takes_nobody_off(letter):
    before = ledger()
    seen: set[str] = set()
    todo, forms = [*re.findall(r"https://[^\s\"'<>]+", letter.mail.as_string()), letter.url], 0
    while todo:
        url = todo.pop()
        parts = urlsplit(url)
        if url in seen or parts.scheme not in ("http", "https") or f"//{parts.netloc}" not in PUBLIC_URL:
            continue
        seen.add(url)
        for method in ("HEAD", "GET"):
            answer = letter.ask(method, headers={"User-Agent": "SafeLinks scanner"}, url=url)
        found = Links()
        found.feed(answer.body.decode("utf-8", "replace"))
        todo += [urljoin(url, link) for link in found.links]
        forms += len(found.forms)
        assert len(seen) < 200
    assert letter.url in seen
    assert forms, "there was something to submit"
    assert ledger() == before


def test_a_flipped_bit_anywhere_changes_nothing_and_asks_for_no_log_in(letter):
    before = ledger()
    head, token = letter.url.rsplit("/", 1)
    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        answer = letter.ask(
            "POST", ONE_CLICK, {"Content-Type": FORM}, f"{head}/{token[:place]}{other}{token[place + 1 :]}"
        )
        assert answer.status == 404
        assert "location" not in answer.headers
        assert b"log in" not in answer.body.lower()
    assert ledger() == before


def test_an_unknown_body_is_no_opt_out_by_accident(letter):
    before = ledger()
    bodies = ((b"List-Unsubscribe=Maybe", FORM), (b"a=b", FORM), (b"{}", "application/json"), (b"\0\xff", "text/plain"))
    for body, kind in (*bodies, (b"--b\r\nrubbish", "multipart/form-data; boundary=b"), (b"x" * 3_000_000, FORM)):
        answer = letter.ask("POST", body, {"Content-Type": kind})
        assert answer.status == 400
        assert b'class="main"' in answer.body, "the button is there"
    assert ledger() == before


def test_it_works_with_cookies_of_others_and_from_any_site(letter):
    before = living()
    foreign = {
        "Cookie": "jatak_session=x; csrftoken=y",
        "Origin": "https://mail.example",
        "Referer": "https://mail.example/",
    }
    assert letter.ask("POST", ONE_CLICK, {"Content-Type": FORM, **foreign}).status == 200
    assert living() == before - 1


def test_it_works_when_the_person_is_erased_the_campaign_gone_and_the_company_renamed(letter, letters):
    other = letters.popitem()[1]
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("UPDATE people_controller SET name = 'Nordrejser'")
        who = re.search(r"ana\d+@example.com", str(letter.mail["To"]))
        assert who is not None
        cursor.execute("SELECT person_id FROM people_contactpoint WHERE normalised = %s", [who[0]])
        (person_id,) = cursor.fetchone()
    retention = _as_retention()
    for table in ("consent.consent_record", "people_acquaintance", "people_profile", "people_contactpoint"):
        retention.execute(f"DELETE FROM {table} WHERE person_id = %s", [person_id])
    retention.execute("DELETE FROM people_person WHERE id = %s", [person_id])
    retention.close()
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("DELETE FROM delivery_message")
        cursor.execute("DELETE FROM delivery_dispatch")
    before = ledger()
    assert letter.ask("POST", ONE_CLICK, {"Content-Type": FORM}).status == 200
    after = ledger()
    assert after[3] > before[3], "an address that is erased is still let go, by its keyed hash"
    known = other.ask("POST", ONE_CLICK, {"Content-Type": FORM})
    assert known.body == letter.ask("POST", ONE_CLICK, {"Content-Type": FORM}).body, "nobody learns who is known"
    assert living() == before[0] - 1


def _as_retention():
    from jatak.database.connect import connect, known_server

    return connect(known_server(), "retention")


def _until_it_answers(port: int) -> None:
    end = time.monotonic() + 120
    told = {"Host": urlsplit(PUBLIC_URL).netloc, "X-Forwarded-Proto": "https"}
    while True:
        client = HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            client.request("GET", "/l/x", headers=told)
            assert client.getresponse().read()
            return
        except OSError:
            assert time.monotonic() < end, "nobody answers"
            time.sleep(0.1)
        finally:
            client.close()
