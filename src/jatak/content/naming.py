"""Languages by their names in the language of who looks (Unicode CLDR)."""

from collections.abc import Mapping

from babel import Locale
from django.utils.translation import get_language

from jatak.content.words import family


def family_named(code: str) -> str:
    """The name of a language whatever its country, and of all kinds of Norwegian together."""
    return language_named("no" if family(code) == "nb" else family(code) or code)


def language_named(code: str) -> str:
    """The name of a language, such as German; its code where nobody knows one."""
    names = _names()
    return names.get(code.lower()) or names.get(family(code)) or code


def languages() -> list[tuple[str, str]]:
    """Code and name of every language with a code of two letters (ISO 639-1), by name."""
    named = ((code, name) for code, name in _names().items() if len(code) == 2)
    return sorted(named, key=lambda one: one[1].casefold())


def _names() -> Mapping[str, str]:
    names: Mapping[str, str] = Locale.parse(get_language() or "en", sep="-").languages
    return names
