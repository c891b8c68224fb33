"""Languages by their own names."""

from django.utils.translation import get_language_info

from jatak.content.words import LANGUAGES


def tongue(code: str) -> str:
    """The name of a language as those who speak it write it; the code where nobody knows it."""
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


def tongues() -> list[tuple[str, str]]:
    """The languages in which a message can have its foot."""
    return [(code, tongue(code)) for code in LANGUAGES]
