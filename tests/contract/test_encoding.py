"""The SQL that packs a situation and the Python that unpacks it are one layout."""

from collections.abc import Callable, Iterator

import pytest

from jatak.clearance.encoding import without, word
from jatak.database.connect import Connection
from jatak.gate.layout import SLOTS, Slot, country_code, pack, unpack
from jatak.gate.situation import GROUND, PERSON, Situation


def values(slot: Slot) -> Iterator[object]:
    """Every value of a field; of the countries the first, the last, unknown, and some in between."""
    if isinstance(slot.kind, str):
        yield from (None, "AA", "AZ", "DK", "NO", "ZA", "ZZ")
    else:
        yield from slot.kind


def expression(slot: Slot, value: object) -> str:
    """The SQL of a value, as a table would hold it."""
    if slot.kind != "country":
        return str(int(value))  # type: ignore[call-overload]
    return "NULL::text" if value is None else f"'{value}'::text"


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.name)
def test_every_value_of_every_field_comes_back_from_the_database(
    slot: Slot, log_in: Callable[[str], Connection]
) -> None:
    database = log_in("worker")
    for value in values(slot):
        packed = database.execute(f"SELECT {word(slot.word, {slot.name: expression(slot, value)})}").fetchone()
        assert packed is not None
        words = {PERSON: 0, GROUND: 0, slot.word: packed[0]}
        assert unpack(words[PERSON], words[GROUND]) == Situation(**{slot.name: value})
        assert pack(Situation(**{slot.name: value})) == (words[PERSON], words[GROUND])


def test_all_fields_together_do_not_touch_each_other(log_in: Callable[[str], Connection]) -> None:
    last = {slot.name: list(values(slot))[-1] for slot in SLOTS}
    words = [
        f"SELECT {word(half, {slot.name: expression(slot, last[slot.name]) for slot in SLOTS if slot.word == half})}"
        for half in (PERSON, GROUND)
    ]
    person, ground = (row[0] for sql in words if (row := log_in("worker").execute(sql).fetchone()))
    assert unpack(person, ground) == Situation(**last)


def test_a_field_is_cleared_alone(log_in: Callable[[str], Connection]) -> None:
    full = {slot.name: list(values(slot))[-1] for slot in SLOTS if slot.word == GROUND}
    _, ground = pack(Situation(**full))
    for name in full:
        row = log_in("worker").execute(f"SELECT {ground} & {without(name)}").fetchone()
        assert row is not None
        cleared = unpack(0, row[0])
        assert int(getattr(cleared, name)) == 0
        assert all(getattr(cleared, other) == value for other, value in full.items() if other != name)


def test_a_field_of_the_other_word_is_refused() -> None:
    with pytest.raises(KeyError, match="recipient_kind"):
        word(GROUND, {"recipient_kind": "1"})


def test_a_country_is_two_letters() -> None:
    with pytest.raises(ValueError, match="D1"):
        country_code("D1")
