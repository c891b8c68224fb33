"""A situation in words, as reports and commands show it."""

from dataclasses import fields
from typing import Any

from jatak.gate.situation import Ground, Situation, Tri


def in_words(situation: Situation) -> dict[str, Any]:
    """The facts of a situation that say something, by name; yes and no as booleans, what is unknown left out."""
    return {
        name: (value is Tri.YES) if isinstance(value, Tri) else _word(value)
        for name, value in ((f.name, getattr(situation, f.name)) for f in fields(Situation))
        if not _silent(value)
    }


def _silent(value: Any) -> bool:
    return value is None or (value == 0 and not isinstance(value, Ground))


def _word(value: Any) -> str:
    return value if isinstance(value, str) else value.name.lower()
