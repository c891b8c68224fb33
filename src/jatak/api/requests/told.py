"""What a program tells of a request."""

from typing import Annotated, Literal

from pydantic import Field, StrictStr

from jatak.api.fields import Instant, Name, Told, one_of
from jatak.api.whom import Whom
from jatak.desk.media import MEDIA
from jatak.desk.models import Asked

Words = Annotated[StrictStr, Field(max_length=20_000, pattern=r"^[^\x00]*$")]


class Asks(Told):
    """A call, a letter or a question that somebody must look at; whose it is gets no marketing until it is closed."""

    person: Whom | None = Field(None, description="Whose it is; null: not known yet, and then nobody is held.")
    medium: Literal[tuple(MEDIA)]  # type: ignore[valid-type]
    received_at: Instant | None = Field(
        None, description="When it came in; now unless told, and never later. Its clock and its hold run from here."
    )
    asked: one_of(Asked) = Field(  # type: ignore[valid-type]
        Asked.UNCLEAR.value,
        description="What is asked, as far as it is clear; the law's time for an answer follows from it.",
        examples=["leave"],
    )
    words: Words = Field("", description="In their words. Kept apart, and erased before the request.")
    heard_by: Name = Field("", description="Who took it down.")
