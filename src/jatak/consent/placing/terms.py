"""What a version of a collection point says, as it is written, compared and taken for essential."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from jatak.base.hashing import canonical_json
from jatak.consent.collection import Asked, Asks
from jatak.consent.models import CollectionKind, CollectionPointVersion

WEB = frozenset({CollectionKind.FORM, CollectionKind.POPUP, CollectionKind.LANDING_PAGE})
"""Kinds that we show ourselves."""
STAFF = frozenset({CollectionKind.TILL, CollectionKind.PHONE, CollectionKind.PAPER})
"""Kinds at which staff write down what was said."""
MADE_HERE = (*sorted(WEB), *sorted(STAFF, reverse=True), CollectionKind.API)
"""Those that are set up on a page; an import makes its own."""
FIELDS = ("name", "telephone", "country", "language")
"""What may be asked beyond the address."""
ESSENTIAL = ("notice", "double_opt_in", "fields", "mandatory", "age_from")


@dataclass(frozen=True, slots=True)
class Terms:
    """Which words are shown, whether a yes must be confirmed, and how it is asked."""

    notice_version_id: int
    double_opt_in: bool
    asks: Asks = field(default_factory=Asks)

    def written(self) -> dict[str, Any]:
        """As a version holds it."""
        own = {"notice_version_id": self.notice_version_id, "double_opt_in": self.double_opt_in}
        return own | self.asks.written()

    @property
    def fingerprint(self) -> str:
        """The same for the same terms, 16 hexadecimal digits: by it somebody says what they have read."""
        return hashlib.sha256(canonical_json(self.written())).hexdigest()[:16]


def terms_of(version: CollectionPointVersion) -> Terms:
    """What a version says."""
    asks = Asks(
        fields=tuple(Asked(**each) for each in version.fields),
        mandatory=version.mandatory,
        age_from=version.age_from,
        sites=tuple(version.sites),
        page_url=version.page_url,
        note=version.note,
    )
    return Terms(version.notice_version_id, version.double_opt_in, asks)


def essential_changes(before: CollectionPointVersion, after: CollectionPointVersion) -> list[str]:
    """What of a change alters what people are asked; sites, the page's address and the note do not.

    A spelling fix of the notice leaves its consents as they are, and is no essential change here either.
    """
    return [name for name in ESSENTIAL if _essence(before, name) != _essence(after, name)]


def _essence(version: CollectionPointVersion, name: str) -> object:
    if name == "notice":
        return version.notice_version.notice_id, version.notice_version.major
    found = getattr(version, name)
    return sorted((each["kind"], each["required"]) for each in found) if name == "fields" else found
