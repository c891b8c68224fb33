"""The SQL that packs a situation, generated from the dataclass."""

from collections.abc import Mapping

from jatak.gate.layout import SLOTS, Slot


def _value(slot: Slot, expression: str) -> str:
    if slot.kind == "country":
        return f"coalesce((ascii({expression}) - 65) * 26 + ascii(substr({expression}, 2)) - 64, 0)"
    return f"({expression})"


def word(name: str, expressions: Mapping[str, str]) -> str:
    """A bigint expression that packs the fields of one word; fields left out are zero, unknown ones raise KeyError.

    `expressions` maps a field's name to SQL of its small integer; for a country, of its two letters or NULL.
    """
    slots = {slot.name: slot for slot in SLOTS if slot.word == name}
    unknown = set(expressions) - set(slots)
    if unknown:
        raise KeyError(f"no field of the {name} word: {sorted(unknown)}")
    # `|` and `<<` have the same precedence in PostgreSQL, so each shift stands in brackets.
    return " | ".join(
        f"({_value(slots[field], sql)}::bigint << {slots[field].shift})" for field, sql in expressions.items()
    )


def without(field: str) -> str:
    """A bigint literal that clears one field of its word by `&`."""
    slot = next(slot for slot in SLOTS if slot.name == field)
    return f"{~(((1 << slot.bits) - 1) << slot.shift)}::bigint"
