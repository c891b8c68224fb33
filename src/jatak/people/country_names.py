"""Countries by their names, in the language of who looks (Unicode CLDR)."""

import unicodedata
from collections.abc import Mapping

from babel import Locale
from django.utils.translation import get_language

NO_COUNTRY = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""What has two letters and a name there, and is no country."""


def country_named(code: str) -> str:
    """The name of a country, or of the union whose law several share; its code where nobody knows one."""
    return _names().get(code) or code


def countries() -> list[tuple[str, str]]:
    """Code and name of every country, by name."""
    known = (one for one in _names().items() if len(one[0]) == 2 and one[0].isalpha() and one[0] not in NO_COUNTRY)
    return sorted(known, key=lambda one: _plain(one[1]))


def _names() -> Mapping[str, str]:
    names: Mapping[str, str] = Locale.parse(get_language() or "en", sep="-").territories
    return names


def _plain(name: str) -> str:
    """Without the marks above letters, so that Écosse is not behind Zambia."""
    return "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
