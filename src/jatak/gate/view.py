"""What a rule gets to see: the fields and parameters that it declared, nothing else."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from jatak.gate.situation import Situation
from jatak.law.pack import Pack
from jatak.law.parameter import Parameter

T = TypeVar("T")


class Undeclared(AttributeError):
    """A rule read a field or a parameter that it does not declare."""


PersonView = Situation
"""To a rule a view looks like a situation."""


class _View:
    __slots__ = ("_reads", "_situation")

    def __init__(self, situation: Situation, reads: frozenset[str]) -> None:
        self._situation, self._reads = situation, reads

    def __getattr__(self, name: str) -> Any:
        if name not in self._reads:
            raise Undeclared(f"the rule does not declare that it reads {name}")
        return getattr(self._situation, name)


def narrowed(situation: Situation, reads: frozenset[str]) -> PersonView:
    """The situation, of which only these fields can be read."""
    return cast(PersonView, _View(situation, reads))


class LawView:
    """A pack of which only the declared parameters can be read; remembers which ones were."""

    __slots__ = ("_declared", "_pack", "_values", "read")

    def __init__(self, pack: Pack, declared: Mapping[str, Parameter[Any]]) -> None:
        self._pack, self._values, self._declared = pack, pack.values, declared
        self.read: list[str] = []

    def __call__(self, parameter: Parameter[T]) -> T | None:
        """The value in force, None where it was not researched."""
        name = parameter.name
        if name not in self._declared:
            raise Undeclared(f"the rule does not declare that it reads {name}")
        if name not in self.read:
            self.read.append(name)
        value: T | None = self._values[name].value
        return value

    def all_of(self, parameters: Iterable[Parameter[Any]], citing: Parameter[Any]) -> Pack:
        """The pack, for a question that needs these parameters together; the one named is cited."""
        for parameter in parameters:
            if parameter.name not in self._declared:
                raise Undeclared(f"the rule does not declare that it reads {parameter.name}")
        self(citing)
        return self._pack
