"""Campaigns that nothing but a start is missing for: their letter is approved, and nobody has started them."""

from collections.abc import Collection

from jatak.campaigns.models import Campaign, StartOrder


def approved_and_not_started(controllers: Collection[int], at_most: int) -> list[Campaign]:
    """Those of these companies, the newest first."""
    found = Campaign.objects.filter(
        controller__in=controllers, template_version__approved_at__isnull=False, start__isnull=True
    )
    ordered = StartOrder.objects.filter(refused="").values("campaign")
    found = found.exclude(pk__in=ordered).select_related("controller", "template_version")
    return list(found.order_by("-created_at", "-pk")[:at_most])
