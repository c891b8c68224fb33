"""Whatever the ledger can hold is called something wherever it is told: on pages, and in the file that proves."""

import pytest

from jatak.consent.media import VIAS
from jatak.consent.models import Actor, EventKind, Via
from jatak.console.people import words as pages
from jatak.delivery.models.messages import State
from jatak.desk.media import MEDIA
from jatak.gate.message import Channel
from jatak.retention.disclosure.telling import saying as proof


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (Via, VIAS),
        (Via, proof.VIAS),
        (Actor, pages.ACTORS),
        (Actor, proof.ACTORS),
        (EventKind, pages.EVENTS),
        (EventKind, proof.KINDS),
        (State, pages.STATES),
        (State, proof.STATES),
        (Channel, pages.CHANNELS),
        (Channel, proof.CHANNELS),
    ],
)
def test_each_has_its_words(kinds, told) -> None:
    assert {str(each.value) for each in kinds} == {str(each) for each in told}


def test_a_request_comes_in_on_media_that_the_ledger_knows() -> None:
    assert set(MEDIA.values()) <= set(Via.values)
