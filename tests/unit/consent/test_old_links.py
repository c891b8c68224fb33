"""Links stand in messages that people keep for years: those of today are read as they were written."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jatak.consent.leave_link import LeaveLink
from jatak.consent.message_link import ANSWER, CONFIRM, STAY, MessageLink
from jatak.consent.own_link import OwnLink
from jatak.onward.acknowledge_link import AcknowledgeLink
from jatak.signup.token import Token

AT = datetime(2026, 11, 23, 9, 0, 1, tzinfo=UTC)
OWN = (
    "AQAAAAAAAAADAAAAAAAAAAQAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHwAAAAAAAAAJawQAkb8tiw24DfwCLrKsyYWzxJE",
    OwnLink(3, 4, bytes(range(32)), 9, AT),
)
TOLD = ("AQAAAAAAAAAHAAZg7dGmaIAW5XMZJEK43p60UsAvuNkF", AcknowledgeLink(7, AT.replace(microsecond=123456)))
FORM = (
    "AQAAAAAAAAAFAAAAAAAAAAYAAAGiB6I24wAAAAAAAAAAAAAAAAAAAE3unruIGJwIF57dfhmXYjEO",
    Token(5, 6, AT.replace(microsecond=123000), uuid.UUID(int=77)),
)
LEAVE = (
    "AQAAAAAAAAABAAAAAAAAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADAAAAAAAAAAABW3gAnqxAcXa8duDZjO4xxw",
    LeaveLink(1, 2, bytes(32), 3, None, "sms"),
)


@pytest.fixture(autouse=True)
def an_old_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JATAK_HOME", str(tmp_path))
    (tmp_path / "secrets").mkdir(mode=0o700)
    for name in ("own-link", "confirm-link", "onward-link", "sign-up", "leave-link", "stay-link", "answer-link"):
        (tmp_path / "secrets" / name).write_bytes(b"k" * 32)


@pytest.mark.parametrize(("token", "link"), [OWN, TOLD, FORM, LEAVE])
def test_a_link_is_read_as_it_was_written(token: str, link: OwnLink | AcknowledgeLink | Token | LeaveLink) -> None:
    assert type(link).read(token) == link
    assert (link.written() if isinstance(link, Token) else link.token()) == token


@pytest.mark.parametrize("kind", [CONFIRM, STAY, ANSWER])
def test_a_link_that_names_a_message_too(kind: MessageLink) -> None:
    assert kind.message_of("AQAAAQAAAAAA8QdFheY1Vn88lpjI210HWA") == 2**40
    assert kind.token(2**40) == "AQAAAQAAAAAA8QdFheY1Vn88lpjI210HWA"


def test_each_leads_to_its_own_page() -> None:
    found = [kind.url("https://x.example/", 1).rpartition("/")[0] for kind in (CONFIRM, STAY, ANSWER)]
    assert found == ["https://x.example/c", "https://x.example/stay", "https://x.example/answer"]
