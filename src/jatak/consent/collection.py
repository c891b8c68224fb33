"""Setting up the places where people are asked, and judging what their yes is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from jatak.base.errors import UsageError
from jatak.consent.models import Assessment, CollectionPoint, CollectionPointVersion, NoticeVersion
from jatak.database.using import atomic
from jatak.gate.situation import CONSENT_QUALITIES, Indication, Tri
from jatak.people.models import Controller

QUALITIES = (*CONSENT_QUALITIES, "address_verified")


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that is asked beyond the address; kinds are name, telephone, country and language."""

    kind: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Asks:
    """How a collection point asks."""

    fields: Sequence[Asked] = ()
    mandatory: bool = False
    """The question must be answered, by yes or by no."""
    age_from: int | None = None
    """From which age on people say yes alone; who is asked says that they are so old."""
    sites: Sequence[str] = ()
    """Origins that may embed it."""
    page_url: str = ""
    """Where a form on another site is shown."""
    note: str = ""

    def written(self) -> dict[str, Any]:
        """As a version holds it."""
        return asdict(self) | {"sites": list(self.sites), "fields": [asdict(each) for each in self.fields]}


PLAIN = Asks()


def set_up(
    controller: Controller,
    slug: str,
    kind: str,
    notice_version: NoticeVersion,
    double_opt_in: bool,
    asks: Asks = PLAIN,
) -> CollectionPointVersion:
    """Write the next version of a collection point; the point is made with its first."""
    with atomic():
        point, _ = CollectionPoint.objects.get_or_create(controller=controller, slug=slug, defaults={"kind": kind})
        point = CollectionPoint.objects.select_for_update().get(pk=point.pk)
        last = CollectionPointVersion.objects.filter(point=point).aggregate(last=Max("number"))["last"]
        return CollectionPointVersion.objects.create(
            point=point,
            number=(last or 0) + 1,
            notice_version=notice_version,
            double_opt_in=double_opt_in,
            **asks.written(),
        )


def publish(version: CollectionPointVersion, at: datetime) -> CollectionPointVersion:
    """Publish a version, which from then on never changes; again is harmless."""
    with atomic():
        version = CollectionPointVersion.objects.select_for_update().get(pk=version.pk)
        if version.notice_version.published_at is None:
            raise UsageError(
                "A collection point cannot show a notice that is not published.", "Publish the notice first."
            )
        if version.published_at is None:
            version.published_at = at
            version.save(update_fields=["published_at"])
        return version


def assess(
    version: CollectionPointVersion,
    judged_by: str,
    judged_at: datetime,
    indication: Indication = Indication.UNKNOWN,
    qualities: Mapping[str, Tri] | None = None,
    reason: str = "",
) -> Assessment:
    """Write down what the consents of a version are worth; of several judgements the newest counts."""
    if unknown := set(qualities or {}) - set(QUALITIES):
        raise UsageError(
            f"A consent has no quality {', '.join(sorted(unknown))}.", f"Name one of {', '.join(QUALITIES)}."
        )
    return Assessment.objects.create(
        version=version,
        judged_by=judged_by,
        judged_at=judged_at,
        indication=indication,
        reason=reason,
        **(qualities or {}),
    )
