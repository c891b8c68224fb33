"""What a program tells of a person."""

from typing import Any, Literal

from pydantic import Field

from jatak.api.fields import Country, Instant, Language, Name, Told
from jatak.api.whom import Outside, Whom
from jatak.gate.situation import RecipientKind

Kind = Literal["unknown", "consumer", "sole_trader", "partnership", "employee", "company", "public_body"]


class Entered(Told):
    """Somebody to be entered; who is there already stays as they are."""

    person: Outside
    name: Name = Field("", examples=["Ana Jensen"])
    language: Language | None = None
    country: Country | None = None
    """From the person's own word; never guessed from an address or a network."""
    recipient_kind: Kind = "unknown"


class Sought(Told):
    """Somebody to be found."""

    person: Whom


class Acted(Told):
    """Something that a person did themselves, where you hear of it."""

    person: Whom
    act: Literal["click", "login"] = Field(
        description="A click on a link of a message, or a log-in. Opening a message is no act: machines open mail."
    )
    at: Instant | None = Field(None, description="When they did it; now unless told.")


class Corrected(Told):
    """What a person says of themselves; what is not sent stays, null takes it back."""

    name: Name | None = Field(None, examples=["Ana Jensen"])
    language: Language | None = None
    country: Country | None = None
    recipient_kind: Kind | None = None

    def sent(self) -> dict[str, Any]:
        """The fields that were sent, as they are kept."""
        plain = {name: getattr(self, name) or "" for name in self.model_fields_set}
        if "recipient_kind" in plain:
            plain["recipient_kind"] = RecipientKind[(self.recipient_kind or "unknown").upper()]
        return plain
