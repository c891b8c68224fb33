"""To which addresses an answer may go: such as the person had before they asked, or proved since (GDPR art. 12(6))."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from jatak.people.models import ContactKind, ContactPoint


class Known(NamedTuple):
    """An e-mail address, and whether what is known of the person may go there."""

    point: ContactPoint
    proven: bool
    """Its owner pressed a link that was sent there."""
    before: bool
    """It was known before the request came in."""

    @property
    def may_be_told(self) -> bool:
        """Whoever writes in another's name may bring a new address along; it gets nothing before it is proven."""
        return self.proven or self.before


def of_mail(points: Iterable[ContactPoint], received_at: datetime) -> list[Known]:
    """The e-mail addresses among these: proven ones first, then those that are known for longest."""
    found = [
        Known(point, point.verified_at is not None, point.recorded_at < received_at)
        for point in points
        if point.kind == ContactKind.EMAIL
    ]
    return sorted(found, key=lambda each: (not each.may_be_told, not each.proven, each.point.recorded_at))
