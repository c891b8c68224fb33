"""What a template that we supply is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jatak.gate.message import Channel, Declared, Element


@dataclass(frozen=True, slots=True)
class Text:
    """Its words in one language; a text message has no subject and no HTML."""

    subject: str
    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Supplied:
    """A template as we wrote it; service, unless it says otherwise."""

    slug: str
    name: str
    element: Element
    """All that is in it."""
    texts: Callable[[], Mapping[str, Text]]
    """Read when it is made: by language, English among them."""
    declared: Declared = Declared.SERVICE
    channel: Channel = Channel.EMAIL
    brand_id: int | None = None
    """In whose name it goes; None: the company's."""
