"""The rule pack of one country, as it stands on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from jatak.law.parameter import Parameter, Value

T = TypeVar("T")


@dataclass(frozen=True, eq=False, slots=True)
class Pack:
    """A country's parameters on the law day; `pack[PARAMETER]` is a value with its source."""

    code: str
    """ISO 3166 alpha-2, or the name of a layer that countries inherit."""
    name: str
    layer: bool
    """A floor that countries inherit, itself no country."""
    values: Mapping[str, Value[Any]]

    def __getitem__(self, parameter: Parameter[T]) -> Value[T]:
        """The value of a parameter on the law day, with its source."""
        return self.values[parameter.name]
