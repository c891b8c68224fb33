"""What a program tells of a yes."""

from pydantic import Field

from jatak.api.acts import Said, SaidBy, ShownOn
from jatak.api.fields import Country, Id, Language, Name, Slug, one_of
from jatak.api.whom import Whom
from jatak.gate.message import Channel


class ConsentGiven(Said):
    """A yes to the words of a notice, as they were shown at a collection point."""

    person: Whom
    collection_point: Slug = Field(examples=["checkout"])
    version: Id | None = Field(None, description="The version that was shown; the newest unless told.")
    language: Language = Field(description="The language in which it was shown.")
    channels: list[one_of(Channel)] = Field(  # type: ignore[valid-type]
        [],
        max_length=6,
        description="The channels that were ticked; empty: every one of the notice that reaches the address.",
    )
    topic: Id | None = Field(None, description="The one topic that was ticked; null: all that the notice names.")
    said_by: SaidBy = Field(
        "person",
        description="`person`: their own act in your form, at a collection point of kind api alone. `staff`: entered by"
        " somebody who works for you. `import`: from a list. Only their own act lifts an earlier no.",
    )
    shown: ShownOn | None = None
    country: Country | None = Field(
        None, description="Where the person says they live; learnt where nothing is known, or once they confirm."
    )
    name: Name = Field("", description="For a person who is new here.")
