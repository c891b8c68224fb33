"""Making campaigns, and finding them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.campaigns.models import Campaign, Start
from jatak.campaigns.starting import start
from jatak.campaigns.timing import OPEN, Timing
from jatak.content.models import TemplateVersion
from jatak.delivery.report import Report, report
from jatak.gate.situation import Tri
from jatak.people.models import Brand, Topic

__all__ = ["Progress", "create", "named", "progress", "start"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A campaign, whether it was started, and how far it has come."""

    campaign: Campaign
    start: Start | None
    report: Report


def create(
    name: str,
    version: TemplateVersion,
    at: datetime,
    brand: Brand | None = None,
    topic: Topic | None = None,
    product_groups: Sequence[int] = (),
    own_similar: Tri = Tri.UNKNOWN,
    timing: Timing = OPEN,
) -> Campaign:
    """Make a campaign of one version of a template; raises UsageError when the name is taken."""
    controller = version.template.controller
    for part in (brand, topic):
        if part is not None and part.controller_id != controller.pk:
            raise UsageError(f"{part.name} does not belong to {controller.name}.", "Choose one of its own.")
    campaign, made = Campaign.objects.get_or_create(
        controller=controller,
        name=name,
        defaults={
            "brand": brand or version.template.brand,
            "template_version": version,
            "topic": topic,
            "product_groups": list(product_groups),
            "own_similar": own_similar.value,
            "starts_at": timing.starts_at,
            "not_after": timing.not_after,
            "per_second": timing.per_second,
            "created_at": at,
        },
    )
    if not made:
        raise UsageError(f"{controller.name} has a campaign {name} already.", "Take another name.")
    return campaign


def named(controller_id: int, name: str) -> Campaign:
    """The campaign of this name; raises UsageError when there is none."""
    found = Campaign.objects.filter(controller_id=controller_id, name=name).first()
    if found is None:
        raise UsageError(f"There is no campaign {name}.", "Look at its name, or create it.")
    return found


def progress(campaign: Campaign, at: datetime | None = None) -> Progress:
    """How far a campaign has come; with an instant also what was settled in the minute before it."""
    return Progress(campaign, Start.objects.filter(campaign=campaign).first(), report(campaign.pk, at=at))
