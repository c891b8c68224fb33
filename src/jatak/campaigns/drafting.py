"""Making a campaign with a letter of its own, and changing it until it starts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from jatak.base.errors import UsageError
from jatak.campaigns.models import Campaign, Start, StartOrder
from jatak.campaigns.timing import Timing
from jatak.content.models import TemplateVersion
from jatak.database.using import atomic
from jatak.gate.situation import Tri
from jatak.people.models import Brand, Topic


class NameTaken(UsageError):
    """The company has a campaign of this name."""


class ChangedMeanwhile(UsageError):
    """Somebody else changed the campaign since it was read."""


class Started(UsageError):
    """A campaign that has started stays as it is."""


@dataclass(frozen=True)
class Plan:
    """What a campaign is about."""

    name: str
    brand: Brand | None = None
    topic: Topic | None = None
    product_groups: Sequence[int] = field(default=())
    own_similar: Tri = Tri.UNKNOWN

    def values(self) -> dict[str, Any]:
        """As the table has them."""
        return {
            **{name: value for name, value in vars(self).items() if name in ("name", "brand", "topic")},
            "product_groups": sorted(self.product_groups),
            "own_similar": self.own_similar.value,
        }


def draft(version: TemplateVersion, plan: Plan, at: datetime, time_zone: str = "UTC") -> Campaign:
    """Make a campaign of the first version of its letter; raises NameTaken."""
    values = {**plan.values(), "time_zone": time_zone}
    try:
        with atomic():
            return Campaign.objects.create(
                controller=version.template.controller, template_version=version, created_at=at, **values
            )
    except IntegrityError:
        raise _taken(plan.name) from None


def revise(campaign: Campaign, plan: Plan, seen: int) -> None:
    """Change what a campaign is about; `seen` is the revision that was changed.

    Raises NameTaken, ChangedMeanwhile and Started.
    """
    try:
        with atomic():
            _change(campaign, seen, **plan.values())
    except IntegrityError:
        raise _taken(plan.name) from None


def schedule(campaign: Campaign, timing: Timing, time_zone: str, seen: int) -> None:
    """Say when it may go and how fast; raises ChangedMeanwhile and Started."""
    _change(campaign, seen, **asdict(timing), time_zone=time_zone)


def serve(campaign: Campaign, fallback_language: str, served_only: bool, seen: int) -> None:
    """Say what those get whose language has no text, or that they are left out; raises ChangedMeanwhile and Started."""
    _change(campaign, seen, fallback_language=fallback_language, served_only=served_only)


def use_version(campaign: Campaign, version: TemplateVersion, seen: int) -> None:
    """Send this version of its letter; raises ChangedMeanwhile and Started."""
    if version.template_id != campaign.template_version.template_id:
        raise UsageError("This is another letter's version.", "Choose one of the campaign's own letter.")
    _change(campaign, seen, template_version=version)


def newest_version(campaign: Campaign) -> TemplateVersion:
    """The newest version of its letter, which may be newer than the one that it sends."""
    versions = TemplateVersion.objects.filter(template_id=campaign.template_version.template_id)
    return versions.order_by("-number")[0]


def _change(campaign: Campaign, seen: int, **values: object) -> None:
    with atomic():
        now = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
        if Start.objects.filter(campaign=now).exists() or StartOrder.objects.filter(campaign=now, refused="").exists():
            raise Started(f"The campaign {now.name} has started.", "What has started stays as it is.")
        if now.revision != seen:
            raise ChangedMeanwhile(
                "Somebody else has changed this campaign meanwhile.",
                "Look at what it is now, and save again if yours is to count.",
            )
        Campaign.objects.filter(pk=now.pk).update(revision=F("revision") + 1, **values)
    campaign.refresh_from_db()


def _taken(name: str) -> NameTaken:
    return NameTaken(f"There is a campaign {name} already.", "Take another name.")
