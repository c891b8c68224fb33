"""Ordinary post, half of it spam: hardly any of it is taken for a bounce, or for a request to leave."""

import pytest
from tests.golden.mail.material import ANSWERS, ordinary

from jatak.inbound.reading.heard import Heard, Kind
from jatak.inbound.reading.post import read


@pytest.fixture(scope="module")
def every() -> dict[str, Heard]:
    return {f"{file.parent.name}/{file.name[:5]}": read(file.read_bytes()) for file in ordinary()}


def test_all_are_read(every: dict[str, Heard]) -> None:
    assert len(every) == 6046
    assert [name for name, heard in every.items() if heard.kind is Kind.UNKNOWN] == []


def test_at_most_two_are_taken_for_a_bounce_or_a_request(every: dict[str, Heard]) -> None:
    really = set(ANSWERS["ordinary"]["bounces"])
    taken = {name for name, heard in every.items() if heard.kind in (Kind.BOUNCE, Kind.OPT_OUT, Kind.COMPLAINT)}
    assert really <= taken
    assert len(taken - really) <= 2, taken - really


def test_few_of_them_hold_anybodys_marketing(every: dict[str, Heard]) -> None:
    held = [name for name, heard in every.items() if heard.action == "ask_a_person"]
    assert len(held) < 0.03 * len(every)
