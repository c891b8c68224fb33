"""Languages by their names in the language of who looks."""

from django.utils.translation import get_language_info, gettext

from jatak.content.words import family


def family_named(code: str) -> str:
    """The name of a language whatever its country, and of all kinds of Norwegian together."""
    return language_named("no" if family(code) == "nb" else family(code) or code)


def language_named(code: str) -> str:
    """The name of a language, such as German; its code where nobody knows one."""
    for known in (code.lower(), family(code)):
        try:
            return gettext(get_language_info(known)["name"])
        except KeyError:
            continue
    return code
