"""How a situation is packed into two words, and back."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any

from jatak.gate.situation import GROUND, PERSON, Situation


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one field lies: word, shift and width in bits."""

    name: str
    word: str
    shift: int
    bits: int
    kind: type[IntEnum] | str


def _slots() -> Iterator[Slot]:
    used = {PERSON: 0, GROUND: 0}
    for f in fields(Situation):
        word, bits = f.metadata["word"], f.metadata["bits"]
        yield Slot(f.name, word, used[word], bits, f.metadata["type"])
        used[word] += bits
    if max(used.values()) > 63:
        raise ValueError(f"a word of a situation holds at most 63 bits: {used}")


SLOTS: tuple[Slot, ...] = tuple(_slots())


def _describe(slot: Slot) -> str:
    values = slot.kind if isinstance(slot.kind, str) else ",".join(f"{v.name}={v.value}" for v in slot.kind)
    return f"{slot.name}:{slot.word}:{slot.shift}:{slot.bits}:{values}"


LAYOUT = hashlib.sha256("\n".join(map(_describe, SLOTS)).encode()).hexdigest()[:16]
"""The id of this layout; a stored situation names the layout that packed it."""


def country_code(alpha2: str | None) -> int:
    """Number a country by its two letters, 0 for unknown; at most 676."""
    if alpha2 is None:
        return 0
    first, second = (ord(letter) - 65 for letter in alpha2)
    if not (len(alpha2) == 2 and 0 <= first < 26 and 0 <= second < 26):
        raise ValueError(f"not an ISO 3166 alpha-2 code: {alpha2!r}")
    return first * 26 + second + 1


def country_alpha2(code: int) -> str | None:
    """The two letters of a number made by `country_code`, None for 0."""
    return None if code == 0 else chr((code - 1) // 26 + 65) + chr((code - 1) % 26 + 65)


def pack(situation: Situation) -> tuple[int, int]:
    """The person word and the ground word of a situation, each at most 63 bits."""
    words = {PERSON: 0, GROUND: 0}
    for slot in SLOTS:
        value = getattr(situation, slot.name)
        words[slot.word] |= (country_code(value) if slot.kind == "country" else int(value)) << slot.shift
    return words[PERSON], words[GROUND]


def unpack(person: int, ground: int) -> Situation:
    """The situation that `pack` made these words of; raises ValueError on a value that no field has."""
    words = {PERSON: person, GROUND: ground}
    values: dict[str, Any] = {}
    for slot in SLOTS:
        raw = (words[slot.word] >> slot.shift) & ((1 << slot.bits) - 1)
        values[slot.name] = country_alpha2(raw) if isinstance(slot.kind, str) else slot.kind(raw)
    return Situation(**values)
