"""Real bounces: whom they are about, and whether the message will never arrive."""

from collections.abc import Callable

import pytest
from tests.golden.mail.material import ANSWERS, Case, bounce_email, fetched, flufl, shared

from jatak.inbound.reading.heard import Action, Heard, Kind
from jatak.inbound.reading.post import read

SETS = pytest.mark.parametrize("cases", [bounce_email, flufl], ids=["bounce_email", "flufl.bounce"])


def heard(case: Case) -> Heard:
    return read(case.file.read_bytes())


@SETS
def test_each_is_a_bounce(cases: Callable[[], list[Case]]) -> None:
    assert [case.file.name for case in cases() if heard(case).kind is not Kind.BOUNCE] == []


@SETS
def test_the_recipient_is_found_in_97_of_100(cases: Callable[[], list[Case]]) -> None:
    named = [case for case in cases() if case.recipients]
    wrong = [case.file.name for case in named if not _finds(case)]
    assert len(wrong) <= 0.03 * len(named), wrong


@SETS
def test_for_good_or_not_is_right_in_95_of_100(cases: Callable[[], list[Case]]) -> None:
    every = cases()
    wrong = [case.file.name for case in every if heard(case).permanent is not case.permanent]
    assert len(wrong) <= 0.05 * len(every), wrong


def test_no_full_mailbox_is_taken_for_a_dead_address() -> None:
    full = [case for case in (*bounce_email(), *flufl()) if heard(case).reason == "mailbox_full"]
    assert len(full) > 20
    assert {heard(case).action for case in full} == {Action.COUNT_TEMPORARY}


def test_an_absence_is_no_bounce() -> None:
    answers = [read(file.read_bytes()) for file in sorted((shared("bounces") / "non_bounces").glob("*.txt"))]
    assert [one.kind for one in answers] == [Kind.AUTO_REPLY, Kind.AUTO_REPLY, Kind.POST]
    assert not any(one.permanent for one in answers)


def test_what_names_nobody_is_still_what_it_is() -> None:
    folder = fetched("flufl.bounce") / "tests" / "data"
    kinds = {name: read((folder / f"{name}.txt").read_bytes()).kind for name in ANSWERS["flufl"]["others"]}
    assert kinds == ANSWERS["flufl"]["others"]


def test_all_117_are_read() -> None:
    files = sorted((fetched("flufl.bounce") / "tests" / "data").glob("*.txt"))
    assert len(files) == 117
    kinds = [read(file.read_bytes()).kind for file in files]
    assert kinds.count(Kind.BOUNCE) == 115


def _finds(case: Case) -> bool:
    """Each address that the mail names is found, and the first of ours is one of them."""
    found = heard(case)
    expected = {address.lower() for address in case.recipients}
    return found.recipient.lower() in expected and expected <= {address.lower() for address in found.recipients}
