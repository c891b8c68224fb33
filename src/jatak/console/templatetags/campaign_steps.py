"""Where the steps of a campaign are."""

from django import template
from django.urls import NoReverseMatch, reverse

from jatak.campaigns.models import Campaign

register = template.Library()


@register.simple_tag
def step_address(campaign: Campaign, step: str) -> str:
    """The page of a step."""
    return reverse(f"campaign_{step}", args=[campaign.pk])


@register.simple_tag
def person_address(person_id: int) -> str:
    """A person's page."""
    try:
        return reverse("person", args=[person_id])
    except NoReverseMatch:
        return reverse("people")
