"""A situation survives its two words."""

import pytest
from hypothesis import given
from tests.unit.gate.cast import ANA, CHLOE, EVE, values
from tests.unit.gate.strategies import situations

from jatak.gate.layout import SLOTS, pack, unpack
from jatak.gate.situation import Situation


@given(situations())
def test_any_situation_comes_back(situation: Situation) -> None:
    assert unpack(*pack(situation)) == situation


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.name)
def test_every_value_of_every_field_comes_back(slot) -> None:
    for value in ("DK", "ZZ", None) if slot.kind == "country" else values(slot.name):
        for person in (ANA, CHLOE, EVE):
            situation = Situation(**{s.name: getattr(person, s.name) for s in SLOTS} | {slot.name: value})
            assert unpack(*pack(situation)) == situation


def test_each_word_fits_a_signed_64_bit_integer() -> None:
    full = Situation(**{s.name: "ZZ" if s.kind == "country" else max(values(s.name)) for s in SLOTS})
    assert all(0 <= word < 2**63 for word in pack(full))
