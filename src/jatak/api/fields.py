"""The kinds of values in requests: each says in the description exactly what is taken."""

from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, ConfigDict, Field, StrictBool, StrictStr

BIGGEST = 2**63 - 1
_RANGE = Field(ge=1, le=BIGGEST)
PLAIN = r"^[^\x00-\x1f\x7f]*$"
"""No control characters: none belongs into a name or a key."""


class Told(Schema):
    """A part of a request; what it does not know is refused, so that no misspelt field is lost in silence."""

    model_config = ConfigDict(extra="forbid")


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("must be text")
    return value


def _in_utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)


def _whole(value: Any) -> Any:
    """JSON knows one kind of number: 7.0 is 7 (JSON Schema 2020-12, 4.2.3)."""
    whole = isinstance(value, float) and value.is_integer()
    if isinstance(value, bool) or not (whole or isinstance(value, int)):
        raise ValueError("must be a whole number")
    return int(value)


Id = Annotated[int, BeforeValidator(_whole, json_schema_input_type=Annotated[int, _RANGE]), _RANGE]
InAddress = Annotated[int, Field(ge=1, le=BIGGEST)]
"""An id as a part of an address, where everything is text."""
Name = Annotated[StrictStr, Field(max_length=200, pattern=PLAIN)]
Key = Annotated[StrictStr, Field(min_length=1, max_length=200, pattern=PLAIN)]
Slug = Annotated[StrictStr, Field(min_length=1, max_length=100, pattern=r"^[-a-zA-Z0-9_]+$")]
Email = Annotated[
    StrictStr, Field(min_length=3, max_length=254, json_schema_extra={"format": "email"}, examples=["ana@example.com"])
]
Telephone = Annotated[StrictStr, Field(pattern=r"^\+[1-9][0-9]{6,14}$", examples=["+4522222222"])]
Country = Annotated[StrictStr, Field(pattern=r"^[A-Z]{2}$", examples=["DK"])]
Language = Annotated[StrictStr, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$", examples=["da"])]
Instant = Annotated[
    AwareDatetime,
    BeforeValidator(_text, json_schema_input_type=datetime),
    AfterValidator(_in_utc),
    Field(examples=["2026-05-03T12:00:00Z"]),
]
Truth = StrictBool
Limb = Literal["yes", "no", "unknown"]


def one_of(kind: type[Enum]) -> Any:
    """The values of an enumeration that is written as text."""
    return Literal[tuple(str(each.value) for each in kind)]
