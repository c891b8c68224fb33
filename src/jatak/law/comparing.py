"""What changes in law from one rulebook to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jatak.law.pack import Pack
from jatak.law.parameter import Value
from jatak.law.parameters import PARAMETERS
from jatak.law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Change:
    """One parameter of a country or layer, before and after; a value of None was not in force."""

    country: str
    parameter: str
    old: Value[Any]
    new: Value[Any]

    @property
    def of_value(self) -> bool:
        """Whether the value itself changes, and not only its source, dates or note."""
        return bool(self.old.value != self.new.value)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two rulebooks, in alphabetical order of countries and in the order of parameters."""

    added: tuple[str, ...]
    """Countries and layers that only the new one answers for."""
    removed: tuple[str, ...]
    """Countries and layers that only the old one answers for."""
    changed: tuple[Change, ...]


def compare(old: Rulebook, new: Rulebook) -> Comparison:
    """What differs; a country that merely follows the same layer in both is told with its layer."""
    before, after = _answering(old), _answering(new)
    both = sorted(before.keys() & after.keys())
    return Comparison(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(change for code in both for change in _changes(code, before[code], after[code])),
    )


def _answering(book: Rulebook) -> dict[str, Pack]:
    return {**book.floors, **book.layers, **book.packs}


def _changes(code: str, old: Pack, new: Pack) -> Iterator[Change]:
    if code != old.code == new.code:
        return
    for name, parameter in PARAMETERS.items():
        change = Change(code, name, old[parameter], new[parameter])
        if _differs(change.old, change.new):
            yield change


def _differs(old: Value[Any], new: Value[Any]) -> bool:
    """Where neither has a value, nothing holds before nor after, whatever is noted about that."""
    return old != new and (old.value is not None or new.value is not None)
