"""Looking for words in the law: in the names of countries and rules, what rules say, and what countries answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from jatak.console.law.drawing import plain
from jatak.console.law.pages import book
from jatak.gate.grounds import ASKED
from jatak.law.pack import Pack
from jatak.law.parameters import PARAMETERS
from jatak.lawpages.groups import asked
from jatak.lawpages.values import in_words
from jatak.lawpages.words import title

MOST = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said."""

    kind: str
    title: str
    address: str
    says: str
    from_memory: bool = False

    @property
    def words(self) -> str:
        """What is looked through."""
        return f"{self.title} {self.says}".casefold()


def find(words: str) -> tuple[Place, ...]:
    """Places that hold every word, those with the words in their title first; at most MOST."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    found = [place for place in _places() if all(word in place.words for word in wanted)]
    return tuple(sorted(found, key=lambda place: not all(word in place.title.casefold() for word in wanted))[:MOST])


@cache
def _places() -> tuple[Place, ...]:
    return (*_countries(), *_rules(), *(place for pack in book().countries for place in _values(pack)))


def _countries() -> Iterator[Place]:
    for pack in (*book().countries, *book().layers):
        yield Place("country", pack.name, reverse("law_country", args=[pack.code]), pack.code)


def _rules() -> Iterator[Place]:
    for rule in ASKED:
        says = " ".join(str(rule.check.__doc__).split())
        yield Place("rule", plain(title(rule.name)), reverse("law_rule", args=[rule.name]), says)


def _values(pack: Pack) -> Iterator[Place]:
    address = reverse("law_country", args=[pack.code])
    for name, parameter in PARAMETERS.items():
        value = pack.values[name]
        if value.value is not None:
            says = f"{plain(asked(parameter))}: {in_words(name, value.value)}. {value.source.cite}"
            yield Place("value", pack.name, address, says, value.source.status == "memory")
