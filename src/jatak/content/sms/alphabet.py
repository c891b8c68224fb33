"""The alphabet of telephones (3GPP TS 23.038, formerly GSM 03.38): what fits into seven bits."""

DEFAULT = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic table: one septet each."""
EXTENSION = frozenset("\f^{}\\[~]|€")
"""The extension table: an escape and a character, two septets that no part divides."""


def septets(character: str) -> int:
    """How many septets a character takes: 1 or 2; 0 where the alphabet does not have it."""
    return 1 if character in DEFAULT else 2 if character in EXTENSION else 0


def units(character: str) -> int:
    """How many units of UTF-16 a character takes in UCS-2, as telephones write everything else: 1 or 2."""
    return 2 if ord(character) > 0xFFFF else 1


def outside(text: str) -> tuple[str, ...]:
    """The characters that make a text UCS-2, each once, in the order in which they come."""
    return tuple(dict.fromkeys(character for character in text if not septets(character)))
