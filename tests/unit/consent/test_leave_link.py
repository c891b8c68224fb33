"""The link to leave: small, whole or nothing, without an expiry."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.base.signing import sign
from jatak.consent.leave_link import CHANNELS, LAYOUT, BrokenLink, LeaveLink, LeaveLinks
from jatak.gate.message import Channel

KEY = b"k" * 32
IDS = st.integers(1, 2**63 - 1)
LINKS = st.builds(
    LeaveLink, IDS, IDS, st.binary(min_size=32, max_size=32), IDS, st.none() | IDS, st.sampled_from(CHANNELS)
)
BENS = LeaveLink(3, 77, bytes(range(32)), 12345, 8, "email")


@given(LINKS)
def test_every_link_comes_back(link: LeaveLink) -> None:
    assert LeaveLink.read(link.token(KEY), KEY) == link


@given(LINKS)
def test_many_are_written_as_one(link: LeaveLink) -> None:
    links = LeaveLinks(link.controller_id, link.topic_id, link.channel, KEY)
    assert links.token(link.person_id, link.address_hash, link.message_id) == link.token(KEY)


def test_another_key_reads_no_link() -> None:
    with pytest.raises(BrokenLink):
        LeaveLink.read(BENS.token(b"x" * 32), KEY)


@pytest.mark.parametrize("place", range(110))
def test_no_character_can_be_changed(place: int) -> None:
    token = BENS.token(KEY)
    for other in "ABCabc019-_":
        if other != token[place]:
            with pytest.raises(BrokenLink):
                LeaveLink.read(token[:place] + other + token[place + 1 :], KEY)


@pytest.mark.parametrize("length", range(110))
def test_a_link_that_was_cut_off_is_no_link(length: int) -> None:
    with pytest.raises(BrokenLink):
        LeaveLink.read(BENS.token(KEY)[:length], KEY)


def test_a_signed_payload_of_another_shape_is_no_link() -> None:
    for payload in (b"", b"\x01", LAYOUT.pack(2, 1, 1, bytes(32), 1, 0, 0), LAYOUT.pack(1, 1, 1, bytes(32), 1, 0, 200)):
        with pytest.raises(BrokenLink):
            LeaveLink.read(sign(KEY, payload), KEY)


def test_it_has_a_number_for_every_channel() -> None:
    assert set(CHANNELS) == {channel.value for channel in Channel}
    assert CHANNELS == ("email", "sms", "mms", "push", "dm", "inbox_ad"), "old links hold these numbers"


def test_addresses_for_the_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JATAK_HOME", str(tmp_path / "home"))
    token = BENS.token()
    assert BENS.url("https://post.sydrejser.example/") == f"https://post.sydrejser.example/l/{token}"
    assert BENS.mailto("leave@sydrejser.example") == f"mailto:leave@sydrejser.example?subject={token}"
    assert LeaveLink.read(token) == BENS
