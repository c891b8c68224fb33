"""Where the people of a list came from, in words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jatak.consent.models import CollectionPoint
from jatak.console.people.words import PLACES, RELATIONS
from jatak.database.using import acting_as


def sources_named(sources: Iterable[str]) -> dict[str, "str | Promise"]:
    """What each is called: the collection point with its kind, or the kind of customer relation."""
    every = [(source, *source.split(":")) for source in sources]
    points = _points(int(number) for _source, kind, number in every if kind == "point")
    return {
        source: points.get(int(number), source) if kind == "point" else RELATIONS.get(int(number), source)
        for source, kind, number in every
    }


def _points(numbers: Iterable[int]) -> dict[int, str]:
    with acting_as("consent"):
        found = CollectionPoint.objects.in_bulk(list(numbers))
    return {
        pk: _("%(name)s (%(kind)s)") % {"name": each, "kind": PLACES.get(each.kind, each.kind)}
        for pk, each in found.items()
    }
