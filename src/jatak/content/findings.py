"""What is found in a draft."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something missing, wrong or worth a look; with `stops` nothing is approved before it is mended."""

    code: str
    said: str
    stops: bool
    language: str = ""
    """Empty: it is about all languages."""
    place: str = ""
    """`subject`, `preheader`, `text`, or the number of a block; empty: it is about the whole letter."""
    quote: str = ""
    """The words that it is about."""
    rule: str = ""
    """The rule of the gate behind it."""
