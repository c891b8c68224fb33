"""What a message is in each country, whatever its sender calls it."""

from dataclasses import dataclass
from datetime import datetime

from jatak.content.facts import message_facts
from jatak.content.models import TemplateVersion
from jatak.delivery.consignment import rulebook
from jatak.gate.kind import Kind, kind, promoting
from jatak.people.country_names import country_named


@dataclass(frozen=True, slots=True)
class KindIn:
    """Countries in which a message is of one kind, and the elements that make it marketing there."""

    kind: Kind
    promoting: tuple[str, ...]
    countries: tuple[str, ...]
    """Their names."""


def kinds(version: TemplateVersion, at: datetime) -> list[KindIn]:
    """The kinds that a version has by today's law in each country that it answers for, the most frequent first.

    Nothing while it declares no elements.
    """
    if not version.elements:
        return []
    facts, found = message_facts(version), dict[tuple[Kind, tuple[str, ...]], list[str]]()
    book = rulebook(at)
    for country, pack in {**book.packs, **book.floors}.items():
        elements = tuple(sorted(each.value for each in promoting(facts, pack)))
        found.setdefault((kind(facts, pack), elements), []).append(country_named(country))
    each = [KindIn(what, elements, tuple(sorted(names))) for (what, elements), names in found.items()]
    return sorted(each, key=lambda one: (-len(one.countries), one.countries))
