"""SMS over Debian's Kannel and its fake network: texts out, in every alphabet, and what comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.plugins.kannel import Kannel
from tests.story.sending import answers, states, until
from tests.story.texting import sms_members, sms_started, sms_template, sms_worker, texting, with_telephone

from jatak.database.using import acting_as

pytestmark = [pytest.mark.needs("kannel"), pytest.mark.needs("fake-smsc")]


@pytest.fixture
def kannel(tmp_path: Path) -> Iterator[Kannel]:
    with Kannel(tmp_path, "http://127.0.0.1:9/unheard") as running:
        yield running


def ana_gets(said: str, kannel: Kannel) -> list[tuple[str, str, str]]:
    with acting_as("admin"):
        travel = texting("Sydrejser", "1234")
        sms_members(travel, with_telephone("Ana", "+4522222222", "da"))
    with acting_as("web"):
        version = sms_template(travel, "any", en=said)
    sms_started(travel, version)
    with kannel.network() as network, sms_worker(kannel.url):
        until(lambda: states() == {"accepted": 1})
        until(lambda: network.texts[-1:] != [] and "1234" in "".join(text for _, _, text in network.texts))
        return network.texts


def test_a_text_of_one_part_arrives_as_it_was_written(database, kannel):
    (got,) = ana_gets("Hej {name}: sol, æøå & 100 % [€]", kannel)
    assert got == ("Sydrejser", "+4522222222", "Hej Ana: sol, æøå & 100 % [€]\nStop: svar STOP til 1234")


def test_a_long_text_goes_in_parts_and_arrives_whole(database, kannel):
    parts = ana_gets("Sol, " * 60 + "slut.", kannel)
    assert len(parts) == 3
    assert "".join(text for _, _, text in parts) == "Sol, " * 60 + "slut.\nStop: svar STOP til 1234"


def test_what_the_alphabet_does_not_have_goes_as_ucs2(database, kannel):
    (got,) = ana_gets("Čau, Łukasz – 😀", kannel)
    assert got[2] == "Čau, Łukasz – 😀\nStop: svar STOP til 1234"


def test_a_wrong_password_is_told_to_the_operator_and_the_message_waits(database, kannel):
    with acting_as("admin"):
        travel = texting()
        sms_members(travel, with_telephone("Ana", "+4522222222"))
    sms_started(travel)
    with kannel.network() as network, sms_worker(kannel.url.replace("not-secret", "wrong")):
        until(lambda: answers("waiting") == ["403 Authorization failed for sendsms"])
        assert network.texts == []
