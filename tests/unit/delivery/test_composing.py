"""A message that cannot be written ends by itself; the log tells why, once, and nothing of the person."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from tests.unit.delivery.passages import AT, batch, passage

from jatak.delivery.compose.addresses import UnusableAddress
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import BrokenTemplate
from jatak.delivery.composing import Composing
from jatak.delivery.ending import Again, Settled
from jatak.delivery.models import State
from jatak.delivery.pace import Pace
from jatak.delivery.sender import NotReadyToSend

LETTER = Composed("bounce+x@nordlys.example", "ana@example.com", b"Subject: x\r\n\r\n", False)


class Writers:
    """Writes, or raises what it was told."""

    def __init__(self, *raised: Exception) -> None:
        self._raised = list(raised)

    def write(self, passage: object, at: object) -> Composed:
        if self._raised:
            raise self._raised.pop(0)
        return LETTER


RAISED = f"KeyError at test_composing.py, line {Writers.write.__code__.co_firstlineno + 2}"


def composing(*raised: Exception) -> Composing:
    writers: Any = Writers(*raised)
    return Composing(writers, lambda: AT, Pace(first_retry=timedelta(minutes=1)))


def test_what_can_be_written_is_bytes(caplog):
    assert composing().composed(passage()) is LETTER
    assert not caplog.records


@pytest.mark.parametrize(
    ("raised", "answer"),
    [
        (
            BrokenTemplate("In 'de', text: nothing fills {vorname}.", "Write it anew."),
            "In 'de', text: nothing fills {vorname}.",
        ),
        (UnusableAddress("The address cannot be written to.", "x"), "The address cannot be written to."),
        (ValueError("a surrogate"), "a surrogate"),
        (KeyError("Ana Sørensen"), RAISED),
    ],
)
def test_words_and_people_of_which_no_message_can_be_made_are_refused(raised, answer):
    maker, on_its_way = composing(raised), passage()
    assert maker.composed(on_its_way) == Settled(on_its_way, State.REFUSED, f"cannot be written: {answer}")
    assert maker.composed(on_its_way) is LETTER


@pytest.mark.parametrize(
    ("raised", "answer"),
    [
        (NotReadyToSend("Nordlys has no sender address.", "Give it one."), "Nordlys has no sender address."),
        (PermissionError(13, "Permission denied", "/keys/nordlys"), "PermissionError: Permission denied"),
    ],
)
def test_what_the_company_or_the_machine_lacks_is_waited_for(raised, answer):
    on_its_way = passage()
    assert composing(raised).composed(on_its_way) == Again(on_its_way, AT + timedelta(minutes=1), answer, counts=False)


def test_an_error_of_ours_is_logged_with_its_place_and_without_the_person(caplog):
    with caplog.at_level(logging.WARNING):
        composing(KeyError("ana@example.com")).composed(passage())
    (record,) = caplog.records
    assert record.getMessage() == f"Messages of campaign 7 (template version 3) cannot be written: {RAISED}"
    assert record.exc_info is None


def test_what_is_wrong_with_all_messages_is_said_once_and_for_each_kind(caplog):
    broken = [BrokenTemplate("Broken.", "Mend it.") for _ in range(3)]
    maker = composing(*broken, UnusableAddress("No address.", "x"), NotReadyToSend("No sender.", "Give one."))
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            maker.composed(passage(of=batch(campaign=None)))
    assert [record.getMessage() for record in caplog.records] == [
        "Messages of service (template version 3) cannot be written: Broken. Mend it.",
        "Messages of service (template version 3) wait: No sender. Give one.",
    ]
