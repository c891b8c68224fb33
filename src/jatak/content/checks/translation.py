"""Whether the words of a language are its own, or still those that were copied from another one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jatak.content.blocks.parts import Picture, flat
from jatak.content.blocks.reading import parts_of
from jatak.content.checks.places import said_in
from jatak.content.findings import Finding
from jatak.content.models import Template, TemplateText
from jatak.content.naming import language_named
from jatak.content.placeholders import rewritten
from jatak.content.words import family

UNTRANSLATED = "untranslated"
_ADDRESS = re.compile(r"\S+(?:://|@)\S+|www\.\S+")
_WORD = re.compile(r"[^\W\d_]+")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """The words of each part of one language, without places, names and addresses."""

    language: str
    parts: dict[str, Words]

    def shared_with(self, other: "_Written") -> list[str]:
        """The parts whose words stand in the other language, too."""
        theirs = set(other.parts.values())
        return [place for place, words in self.parts.items() if words in theirs]

    def count(self, places: Sequence[str]) -> int:
        """How many words these parts have."""
        return sum(len(self.parts[place]) for place in places)


def of_translation(template: Template, texts: Sequence[TemplateText]) -> list[Finding]:
    """Parts that say the same as another language does: most of the words stop an approval, fewer are worth a look.

    A short sentence may truly be the same in two languages, such as Danish and Norwegian; most of a letter is not.
    Where it is, nobody is stuck: whose language is taken out gets the same words, under a foot in their own language.
    """
    own = template.controller.default_language
    ordered = [_written(text) for text in sorted(texts, key=lambda text: (text.language != own, text.pk))]
    return [finding for number, each in enumerate(ordered) for finding in _of(each, ordered[:number])]


def _of(written: _Written, earlier: list[_Written]) -> list[Finding]:
    others = [each for each in earlier if family(each.language) != family(written.language)]
    origin = max(others, key=lambda each: written.count(written.shared_with(each)), default=None)
    same = written.shared_with(origin) if origin else []
    if origin is None or not same:
        return []
    said = _("These words are still those of %(language)s: translate them, or take this language out.")
    said %= {"language": language_named(origin.language)}
    stops = 2 * written.count(same) > written.count(list(written.parts))
    places = [""] if len(same) == len(written.parts) else same
    return [Finding(UNTRANSLATED, said, stops, written.language, place) for place in places]


def _written(text: TemplateText) -> _Written:
    template = text.version.template
    names = [template.controller.name, template.brand.name if template.brand else ""]
    pictures = {part.place for part in flat(parts_of(text.body)) if isinstance(part, Picture)}
    said = {place: _words(words, names) for place, words in said_in(text).items() if place not in pictures}
    return _Written(text.language, {place: words for place, words in said.items() if len(words) > 1})


def _words(said: str, names: list[str]) -> Words:
    bare = _ADDRESS.sub(" ", rewritten(said, lambda known: " "))
    for name in filter(None, names):
        bare = bare.replace(name, " ")
    return tuple(_WORD.findall(bare.casefold()))
