"""Whether the GDPR applies (art. 3): where the company is established, and where the person lives."""

from collections.abc import Iterable
from functools import cache

from jatak.law.rulebook import documents


def gdpr_applies(countries: Iterable[str | None]) -> bool:
    """Whether any of these countries is one of the European Economic Area."""
    return not _members().isdisjoint(countries)


@cache
def _members() -> frozenset[str]:
    """Countries that a layer names, and those whose pack inherits one: today's only layer is the Union's."""
    every = documents()
    inheriting = {document.code for document in every if document.inherits}
    return frozenset(inheriting.union(*(document.members for document in every)))
