"""What a program tells of a no."""

from pydantic import Field

from jatak.api.acts import Said
from jatak.api.fields import Id, Name, Truth, one_of
from jatak.api.whom import Whom
from jatak.gate.message import Channel


class Objected(Said):
    """A no to this company; without a chosen part it is to everything that it sends, surveys too."""

    person: Whom
    channel: one_of(Channel) | None = Field(None, description="This channel alone; null: all.")  # type: ignore[valid-type]
    topic: Id | None = Field(None, description="This topic alone; null: all.")
    brand: Id | None = Field(None, description="This brand alone; null: all.")
    survey: Truth = Field(False, description="To surveys and review requests instead of marketing.")
    note: Name = Field("", description="Kept apart from the proof, and erased before it.")
