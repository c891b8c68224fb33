"""In which language a form speaks: the words of a notice are there in some, our own around them in others."""

from jatak.preferences.languages import SPOKEN, choose
from jatak.signup.places import Place


def language_of(place: Place, wish: str, accepted: str) -> str:
    """The language in which somebody is asked: of those in which the notice is written, nobody else's words."""
    default = place.company.default_language
    other = default if default in place.texts else next(iter(place.texts))
    return choose(wish, accepted=accepted, spoken=place.texts, otherwise=other)


def around(language: str, accepted: str) -> str:
    """The language of what stands around words in this language."""
    return choose(language, accepted=accepted)


def offered(place: Place) -> dict[str, str]:
    """The languages to choose from, by their own names; none where there is no choice."""
    return {code: SPOKEN.get(code, code) for code in place.texts} if len(place.texts) > 1 else {}
