"""Which language a page speaks."""

import re
from collections.abc import Collection

SPOKEN = {
    "en": "English",
    "da": "Dansk",
    "nb": "Norsk",
    "sv": "Svenska",
    "fi": "Suomi",
    "de": "Deutsch",
    "nl": "Nederlands",
    "fr": "Français",
}
NORWEGIAN = {"no": "nb", "nn": "nb"}
RANGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*")


def choose(*wishes: str, accepted: str = "", spoken: Collection[str] = SPOKEN, otherwise: str = "en") -> str:
    """The first wish that is spoken, then the best of Accept-Language (RFC 9110 section 12.5.4), else another."""
    found = (_spoken(wish, spoken) for wish in (*wishes, *_by_weight(accepted)))
    return next((language for language in found if language), otherwise)


def _spoken(wish: str, spoken: Collection[str]) -> str | None:
    primary = re.split("[-_]", wish.strip().lower())[0]
    language = NORWEGIAN.get(primary, primary)
    return language if language in spoken else None


def _by_weight(header: str) -> list[str]:
    ranges = [match for match in map(RANGE.fullmatch, map(str.strip, header[:500].split(","))) if match]
    weighted = [(float(match[2] or 1), match[1]) for match in ranges]
    return [language for weight, language in sorted(weighted, key=lambda each: -each[0]) if weight > 0]
